import { describe, expect, test } from 'vitest';
import { execution } from '../../analytics/contracts/datasets/execution.ts';
import type { Fault } from '../../analytics/intake/fault.ts';
import type { Answer } from './delivery.ts';
import { judge } from './judge.ts';
import { tableSaid } from './second/table.ts';

const grid = {
  name: '预算执行',
  rows: new Map([
    [1, ['年度', '期间', '项目编码', '全年预算数', '执行数', '附注']],
    [2, ['2025', '2025-06', 'P1', '1,000', '500.25', '']],
    [3, ['2025', '2025年6月', 'P2', '0.2万元', '-', '']],
  ]),
};

const lake: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  2: { project_code: 'P1', adjusted_amount: '1000.00', spent_amount: '500.25' },
  3: { project_code: 'P2', adjusted_amount: '2000.00' },
};
const usual = { fiscal_year: '2025', period: '2025-06', reporter: 'treasury', fund_source: '一般公共预算' };
const defaults = { ...usual, money_kind: 'current', budget_line: '-' };

const answer = (rows: typeof lake, faults: readonly Partial<Fault>[] = []): Answer => ({
  receipt: { faults, tables: [] } as unknown as Answer['receipt'],
  rows: Object.entries(rows).map(([row, cells]) => ({
    dataset: 'execution',
    sheet: '预算执行',
    row: Number(row),
    cells: new Map<string, string | null>([
      ...execution.fields.map(({ name }) => [name, null] as const),
      ...Object.entries({ ...defaults, ...cells }),
    ]),
  })),
});

const said = (change: (rows: Map<number, string[]>) => void = () => undefined) => {
  const rows = new Map([...grid.rows].map(([row, cells]) => [row, [...cells]]));
  change(rows);
  const found = tableSaid({ name: grid.name, rows }, 'execution');
  if (!found) throw new Error('no header');
  return found;
};

describe('an accepted file is', () => {
  test('equal where the lake has every row, whatever way its cells are written', () => {
    expect(judge(said(), answer(lake))).toEqual({ verdict: 'equal' });
  });

  test('lost where a row is not in the lake and nothing is told of it', () => {
    const { 3: _, ...less } = lake;
    expect(judge(said(), answer(less)).verdict).toBe('lost');
    const told = [{ code: 'total-row-skipped', place: { sheet: '预算执行', row: 3 } }];
    expect(judge(said(), answer(less, told)).verdict).toBe('equal');
    const elsewhere = [{ code: 'total-row-skipped', place: { sheet: '预算执行', row: 4 } }];
    expect(judge(said(), answer(less, elsewhere)).verdict).toBe('lost');
  });

  test('lost where a cell stands in a column that nobody reads and nobody names', () => {
    const noted = said((rows) => rows.get(3)?.splice(5, 1, '补发'));
    expect(judge(noted, answer(lake)).verdict).toBe('lost');
    const told = [{ code: 'unknown-column', place: { sheet: '预算执行', row: 1, column: '附注' } }];
    expect(judge(noted, answer(lake, told)).verdict).toBe('equal');
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['an amount', { spent_amount: '500.26' }],
    ['a sign', { spent_amount: '-500.25' }],
    ['a code', { project_code: 'P10' }],
    ['a month', { period: '2025-07' }],
    ['what an empty cell means', { fund_source: '政府性基金' }],
    ['what is written nowhere', { paid_amount: '1.00' }],
  ])('another where the lake has %s otherwise', (_, change) => {
    expect(judge(said(), answer({ ...lake, 2: { ...lake[2], ...change } })).verdict).toBe('other');
  });

  test('another where the lake has a row that the file has not', () => {
    expect(judge(said(), answer({ ...lake, 4: lake[2] ?? {} })).verdict).toBe('other');
  });
});

test('rows of a sheet that was sent back are not lost', () => {
  const { receipt } = answer({});
  const sentBack = { ...receipt, refusedSheets: [grid.name] };
  expect(judge(said(), { receipt: sentBack, rows: [] }).verdict).toBe('equal');
  expect(judge(said(), { receipt, rows: [] }).verdict).toBe('lost');
});
