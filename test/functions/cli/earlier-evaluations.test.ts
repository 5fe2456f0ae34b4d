import { describe, expect, test } from 'vitest';
import type { ReceiptTable } from '../../../analytics/intake/receipt.ts';
import { earlierEvaluations } from '../../../functions/cli/earlier-evaluations.ts';

const table = (dataset: string, ...years: readonly number[]): ReceiptTable => ({
  dataset,
  sheet: '',
  rowsReceived: 1,
  rowsAccepted: 1,
  receivedAmount: null,
  acceptedAmount: null,
  lakeKey: 'k',
  lakeDigest: 'd',
  years,
});
const file = (fileName: string, ...tables: readonly ReceiptTable[]) => ({ fileName, tables });
const january = { fiscalYear: 2026, through: '2026-01' };

describe('evaluations of the year before the one that a run looks at', () => {
  test.each(['self-evaluation', 're-evaluation', 'department-evaluation'])('%s is told with what to type', (name) => {
    const told = earlierEvaluations([file('1月.csv', table('execution', 2026)), file('自评.csv', table(name, 2025))], {
      ...january,
    });
    expect(told?.zh.trim()).toBe(
      '2025 年的自评或再评价(自评.csv)不在这个结果里;要看 2025 年的评价,加 --through 2025-12,--out 换一个文件夹,再运行一次',
    );
    expect(told?.en.trim()).toBe(
      'evaluations of 2025 (自评.csv) are not in this result; for the scores of 2025, run again with --through 2025-12 and another folder as --out',
    );
  });

  test('are counted where there are several files', () => {
    const files = ['a.csv', 'b.csv', 'c.csv'].map((name) => file(name, table('self-evaluation', 2025)));
    const told = earlierEvaluations(files, january);
    expect(told?.zh).toContain('(a.csv等 3 个文件)');
    expect(told?.en).toContain('(a.csv and 2 more)');
  });

  test.each([
    ['of the year itself', [table('self-evaluation', 2026)], january],
    ['of a year long past', [table('self-evaluation', 2024)], january],
    ['once the year is closed too', [table('self-evaluation', 2025)], { fiscalYear: 2026, through: '2026-12' }],
    ['where none of its rows was accepted', [{ ...table('self-evaluation'), years: [] }], january],
    ['of other things', [table('execution', 2025)], january],
  ])('are not told %s', (_, tables, run) => {
    expect(earlierEvaluations([file('f.csv', ...tables)], run)).toBeNull();
  });
});
