import { expect, it } from 'vitest';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { faultKinds } from '../../../analytics/mail/fault-lines.ts';

const fault = (place: Fault['place'], changed: Partial<Fault> = {}): Fault => ({
  code: 'not-number',
  severity: 'fault',
  times: 1,
  place,
  detail: {},
  ...changed,
});
const rows = (...numbers: readonly number[]) =>
  numbers.map((row) => fault({ sheet: '执行', row, column: '执行数', value: '很多' }));

const where = (faults: readonly Fault[]) =>
  (['zh', 'en'] as const).map((language) => faultKinds(faults, language).map(([place]) => place?.trim()));

it('says where a fault is, what the rule is and what to do', () => {
  const [kind] = faultKinds(rows(5), 'zh');
  expect(kind?.[0]).toBe('    工作表“执行” “执行数”列 第 5 行“很多”');
  expect(kind?.[1]).toMatch(/^ {6}\S.* → \S/);
});

it.each([
  [
    'a few of one kind',
    rows(2, 3),
    '工作表“执行” “执行数”列 第 2 行“很多”、第 3 行“很多”',
    'sheet “执行”, column “执行数”, row 2 “很多”, row 3 “很多”',
  ],
  [
    'many',
    rows(2, 3, 4, 5, 6),
    '工作表“执行” “执行数”列 第 2 行“很多”、第 3 行“很多”、第 4 行“很多” 等 5 处',
    'sheet “执行”, column “执行数”, row 2 “很多”, row 3 “很多”, row 4 “很多”, 5 in all',
  ],
  ['one that was counted', [fault({ row: 2 }, { times: 9 })], '第 2 行 等 9 处', 'row 2, 9 in all'],
  ['a column', [fault({ column: '执行数' })], '“执行数”列', 'column “执行数”'],
  [
    'a long value over two lines',
    [fault({ value: `a\n${'b'.repeat(60)}` })],
    `“a ${'b'.repeat(38)}…”`,
    `“a ${'b'.repeat(38)}…”`,
  ],
])('puts together those of one kind in one column: %s', (_, faults, zh, en) => {
  expect(where(faults)).toEqual([[zh], [en]]);
});

it('keeps kinds and columns apart, warnings last', () => {
  const warned = fault({ row: 1, column: 'a' }, { severity: 'warning' });
  const faults = [warned, fault({ row: 2, column: 'a' }), fault({ row: 3, column: 'b' })];
  expect(where(faults)[0]).toEqual(['“a”列 第 2 行', '“b”列 第 3 行', '“a”列 第 1 行']);
  expect(faultKinds(faults, 'zh').at(-1)?.[1]).toMatch(/^ {6}提醒:/);
  expect(faultKinds(faults, 'en').at(-1)?.[1]).toMatch(/^ {6}Note: /);
  expect(faultKinds(faults, 'zh')[0]?.[1]).not.toContain('提醒');
});

it('says only what to do of a whole file', () => {
  expect(faultKinds([fault({})], 'zh')[0]).toHaveLength(1);
});
