import { describe, expect, it } from 'vitest';
import { type Letter, mailOf } from '../../../analytics/mail/letter.ts';
import { parseMailSettings } from '../../../analytics/mail/settings.ts';

const written = `
host: smtp.finance.example
port: 465
secure: tls
from: jixiao@finance.example
finance: [budget@finance.example]
recipients:
  - unit: "101"
    to: [a@education.example, b@education.example, a@education.example]
`;
const settings = parseMailSettings(written);
const owed = {
  version: 1,
  at: '2026-01-05T08:00:00.000Z',
  hash: '0123456789abcdef0123456789abcdef0123',
  letter: 'x',
  about: 'y',
  party: '101',
  receipts: [],
};
const letter: Letter = { party: '101', subject: 's', text: 't', enclosures: [], receipts: [] };
const reply = { to: 'B@education.example', inReplyTo: '<2@x.example>', references: ['<1@x.example>'] };

it('goes to all addresses of its party, each once, under the name of its event', () => {
  expect(mailOf(owed, letter, [], settings)).toMatchObject({
    to: ['a@education.example', 'b@education.example'],
    messageId: '<jixiao-0123456789abcdef0123456789abcdef@finance.example>',
    date: owed.at,
    from: { address: 'jixiao@finance.example', name: null },
    thread: null,
  });
});

describe('a reply', () => {
  it('goes to who wrote alone, as the next mail of the thread', () => {
    expect(mailOf(owed, { ...letter, reply }, [], settings)).toMatchObject({
      to: ['B@education.example'],
      thread: { inReplyTo: '<2@x.example>', references: ['<1@x.example>'] },
    });
  });

  it('is no part of a thread where the mail had no name', () => {
    expect(mailOf(owed, { ...letter, reply: { ...reply, inReplyTo: null } }, [], settings).thread).toBeNull();
  });

  it('goes to the finance office once the sender is taken out of the table, unless strangers are answered', () => {
    const gone = { ...letter, reply: { ...reply, to: 'c@elsewhere.example' } };
    expect(mailOf(owed, gone, [], settings).to).toEqual(['budget@finance.example']);
    const open = parseMailSettings(`${written}unknown_senders: reply\n`);
    expect(mailOf(owed, gone, [], open).to).toEqual(['c@elsewhere.example']);
  });
});
