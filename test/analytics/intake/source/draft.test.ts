import { describe, expect, test } from 'vitest';
import { draftSource } from '../../../../analytics/intake/source/draft.ts';

const draftOf = (...headings: readonly string[]): string => {
  const cells = ['年度', '期间', '项目编码', '全年预算数', ...headings];
  const rows = [
    { row: 1, cells },
    { row: 2, cells: cells.map((_, index) => String(index)) },
  ];
  return draftSource([{ name: '', rows }], { file: '国库.csv', name: 'treasury', isCsv: true });
};
const spentIn = (draft: string): string | undefined => /spent_amount:\n {8}heading: (.*)\n/.exec(draft)?.[1] ?? draft;
const notes = (draft: string): readonly string[] =>
  draft.split('\n').filter((line) => /^# (?:“|待定 · to decide: spent)/.test(line));

describe('a draft for an export with two columns of money spent', () => {
  const told = (running: string, other: string): string =>
    `# “${running}”是年初以来的累计数,取它;“${other}”可能只是当月的,没有取 · taken as the total since January; the other may be the month’s own`;

  test.each([
    [['执行数', '累计执行数'], '累计执行数', '执行数'],
    [['累计执行数', '执行数'], '累计执行数', '执行数'],
    [['支付数', '本年累计支付数'], '本年累计支付数', '支付数'],
    [['支出数', '1-6月支出数'], '1-6月支出数', '支出数'],
  ])('%j takes the one that runs since January and says so', (headings, running, other) => {
    const draft = draftOf(...headings);
    expect(spentIn(draft)).toBe(running);
    expect(notes(draft)).toEqual([told(running, other)]);
  });

  test.each([
    [['执行数', '支出数'], '执行数'],
    [['累计执行数', '累计支出'], '累计执行数'],
  ])('%j leaves the choice to who edits it', (headings, first) => {
    const draft = draftOf(...headings);
    expect(spentIn(draft)).toBe(first);
    expect(notes(draft)).toEqual([expect.stringContaining('待定 · to decide: spent_amount')]);
  });

  test('one column needs no word', () => expect(notes(draftOf('执行数'))).toEqual([]));
});
