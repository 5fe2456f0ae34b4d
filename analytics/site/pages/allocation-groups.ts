import type { AllocationLine } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { signed } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import { parseYuan } from '../../core/money.ts';
import { groupRows } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { exactMoney } from '../parts/figures.ts';
import type { Column } from '../parts/table.ts';
import { absent } from '../parts/words.ts';
import { type MoneyColumn, total } from './allocation-lines.ts';

/** Lines that share a department, a rule or a limit. */
export interface Group {
  readonly code: string;
  readonly rows: readonly AllocationLine[];
}

/** By one column, the largest allocation first. */
export const groupsOf = (
  rows: readonly AllocationLine[],
  column: 'department_code' | 'rule' | 'binding_limit',
): readonly Group[] =>
  [...groupRows(rows, column)]
    .map(([code, members]) => ({ code, rows: members }))
    .sort(
      (a, b) =>
        Number(total(b.rows, 'allocated_amount')) - Number(total(a.rows, 'allocated_amount')) ||
        (a.code < b.code ? -1 : 1),
    );

/** Allocated over this year’s budget, less one. */
export const change = (rows: readonly AllocationLine[]): Html => {
  const base = Number(total(rows, 'base_amount'));
  return base === 0 ? absent('新增') : html`${signed(Number(total(rows, 'allocated_amount')) / base - 1)}%`;
};

export const sums: readonly Column<Group>[] = [
  { head: text('项', 'Lines'), kind: 'number', cell: (group) => group.rows.length },
  {
    head: text('本年预算', 'This year'),
    kind: 'number',
    cell: (group) => exactMoney(total(group.rows, 'base_amount')),
  },
  {
    head: text('申请', 'Requested'),
    kind: 'number',
    cell: (group) => exactMoney(total(group.rows, 'requested_amount')),
  },
  {
    head: text('安排', 'Allocated'),
    kind: 'number',
    cell: (group) => html`<b>${exactMoney(total(group.rows, 'allocated_amount'))}</b>`,
  },
  { head: text('比本年', 'Change'), kind: 'number', cell: (group) => change(group.rows) },
];

export const footOf = (rows: readonly AllocationLine[]) => [
  '合计',
  rows.length,
  exactMoney(total(rows, 'base_amount')),
  exactMoney(total(rows, 'requested_amount')),
  exactMoney(total(rows, 'allocated_amount')),
  change(rows),
];

/** The exact sum of a money column. */
export const fen = (rows: readonly AllocationLine[], column: MoneyColumn): bigint => parseYuan(total(rows, column));

/** What a department’s lines are allocated together; null without lines. */
export const departmentTotals = (facts: Facts, code: string): string | null => {
  const lines = facts.linesOfDepartment.get(code);
  return lines ? total(lines, 'allocated_amount') : null;
};
