import { expect, test } from 'vitest';
import type { SignatureReport, VerifyReport } from '../../../analytics/verify/finding.ts';
import { limitsOf } from '../../../analytics/verify/limits.ts';

const key = 'a'.repeat(64);
const report = (signature: Partial<SignatureReport>, more: Partial<VerifyReport> = {}): VerifyReport => ({
  holds: true,
  findings: [],
  checked: { events: 1, objects: 1, marts: 1, pages: 1, receipts: 1 },
  handedOver: 'output',
  ledgerFile: 'whole',
  signature: { against: null, holds: false, signedBy: [], since: null, ...signature },
  eventsSince: 0,
  recomputed: '',
  ...more,
});
const signed: Partial<SignatureReport> = {
  against: key,
  holds: true,
  signedBy: [key],
  since: '2026-01-15T08:00:00.000Z',
};

const sentences: Readonly<Record<string, RegExp>> = {
  insider: /没有核对签名.*一起改写/,
  unsigned: /jixiao key 生成/,
  unchecked: /有签名.*aaaaaaaaaaaa…/,
  signed: /签名相符.*aaaaaaaaaaaa….*台账/,
  signedList: /签名相符.*aaaaaaaaaaaa….*页面和列出它们的清单/,
  holder: /持有私钥的人/,
  before: /首次签名的运行.2026-01-15/,
  rollback: /退回到较早的签名状态/,
  later: /写入的 3 条台账记录/,
  openFile: /台账文件没有封存/,
};

test.each<[string, VerifyReport, readonly string[]]>([
  ['without a key, of an unsigned run', report({}), ['insider', 'unsigned']],
  ['without a key, of a signed run', report({ signedBy: [key] }), ['insider', 'unchecked']],
  ['with the key that signed', report(signed), ['signed', 'holder', 'before', 'rollback']],
  [
    'with the key, the ledger gone on',
    report(signed, { eventsSince: 3 }),
    ['signed', 'holder', 'before', 'rollback', 'later'],
  ],
  [
    'with the key, the file not sealed',
    report(signed, { ledgerFile: 'open' }),
    ['signed', 'holder', 'before', 'rollback', 'openFile'],
  ],
  [
    'with the key, of an edition whose data are elsewhere',
    report({ ...signed, since: null }, { handedOver: 'edition', ledgerFile: 'absent' }),
    ['signedList', 'holder', 'rollback'],
  ],
  [
    'without a key, the ledger gone on and not sealed',
    report({}, { eventsSince: 3, ledgerFile: 'open' }),
    ['insider', 'unsigned', 'openFile'],
  ],
  ['with a key that did not sign', report({ against: key, signedBy: ['b'.repeat(64)] }, { holds: false }), []],
])('%s, it is said what remains unseen, and nothing else', (_, of, expected) => {
  const said = limitsOf(of);
  const names = Object.keys(sentences).filter((name) => said.some(({ zh }) => sentences[name]?.test(zh)));
  expect(names.sort()).toEqual([...expected].sort());
  expect(said).toHaveLength(expected.length);
  for (const { en } of said) expect(en.length).toBeGreaterThan(40);
});
