import { describe, expect, it } from 'vitest';
import { addressesOf, partyAt, partyOf } from '../../../analytics/mail/parties.ts';
import { parseMailSettings } from '../../../analytics/mail/settings.ts';

const settings = parseMailSettings(`
host: smtp.finance.example
port: 465
secure: tls
from: jixiao@finance.example
finance: [budget@finance.example]
recipients:
  - folder: 教育局
    unit: "101"
    to: [office@education.example]
  - folder: /教育局/一小/
    to: [first@education.example]
  - unit: "101002"
    to: [Second@education.example]
  - unit: "102001"
    to: [home@civil.example]
`);

describe('whose answer it is', () => {
  it.each([
    ['教育局/6月.xlsx', '101'],
    ['教育局/一小/6月.xlsx', '教育局/一小'],
    ['教育局/二小/6月.xlsx', '101'],
    ['教育局/101002自评表.xlsx', '101'],
    ['101002自评表.xlsx', '101002'],
    ['收件/101002-二小/6月.xlsx', '101002'],
    ['1010021.xlsx', null],
    ['6月.xlsx', null],
    ['教育局.xlsx', null],
    ['101002和102001.xlsx', null],
    ['101-101002.xlsx', '101002'],
  ])('%s: %s', (name, party) => {
    expect(partyOf(settings, name)).toBe(party);
  });
});

it('goes to the addresses of the party, or to the finance office', () => {
  expect(addressesOf(settings, '教育局/一小')).toEqual(['first@education.example']);
  expect(addressesOf(settings, null)).toEqual(['budget@finance.example']);
  expect(addressesOf(settings, 'gone')).toEqual(['budget@finance.example']);
});

it.each([
  ['second@Education.example', '101002'],
  ['budget@finance.example', null],
  ['x@y.example', undefined],
])('knows a sender by his address: %s', (address, party) => {
  expect(partyAt(settings, address)).toBe(party);
});
