import { describe, expect, test } from 'vitest';
import type { SheetRow } from '../../../../analytics/intake/read/sheet.ts';
import { recognise } from '../../../../analytics/intake/recognise/header.ts';
import { withShownDecimals } from '../../../../analytics/intake/recognise/shown-decimals.ts';

const head = ['年度', '期间', '公布来源', '层级', '编码', '核对项', '公布数'];
const start = ['2025', '2025-06', '月报', '全区', 'ALL', '执行数'];
const at = head.length - 1;

/** The decimals of each row, read as the lake would read them. */
const decimalsOf = (header: readonly string[], rows: readonly Omit<SheetRow, 'row'>[]): readonly unknown[] => {
  const numbered = rows.map((row, index) => ({ row: index + 2, ...row }));
  const { heading } = recognise({ name: '核对数', rows: [{ row: 1, cells: header }, ...numbered] }, '');
  if (!heading) throw new Error('no heading');
  const table = withShownDecimals({ heading, rows: numbered });
  const column = table.heading.columns.find(({ field }) => field.name === 'decimals');
  return table.rows.map(({ cells }) => (column ? (cells[column.index] ?? null) : 'no column'));
};
const shown = (value: string, format?: string, ...more: readonly (string | null)[]): Omit<SheetRow, 'row'> => ({
  cells: [...start, value, ...more],
  ...(format === undefined
    ? {}
    : { formats: Array.from({ length: at + 1 }, (_, i) => (i === at ? format : undefined)) }),
});

describe('the decimals of a published figure', () => {
  test('are those that the workbook shows', () =>
    expect(decimalsOf(head, [shown('0.2', '0.00'), shown('0', '#,##0'), shown('3', 'yyyy'), shown('0.20')])).toEqual([
      '2',
      '0',
      null,
      null,
    ]));

  test('are what the sender says where he says it', () =>
    expect(
      decimalsOf([...head, '小数位'], [shown('0.2', '0.00', '1'), shown('0.2', '0.00', ' '), shown('0.2', '0.00')]),
    ).toEqual(['1', '2', '2']));

  test('are not told by the digits of a number', () =>
    expect(decimalsOf(head, [shown('0.20'), shown('0')])).toEqual(['no column', 'no column']));
});
