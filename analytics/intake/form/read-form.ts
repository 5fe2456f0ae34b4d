import type { Fault } from '../fault.ts';
import { fenOf } from './cells/fen.ts';
import type { FoundForm } from './find.ts';
import { type HeadValue, headLabels, readHeads } from './heads.ts';
import { leftBelow } from './left-below.ts';
import { type FormMoney, readMoney, unreadMoney } from './money.ts';
import { scaledFaults } from './scaled.ts';
import type { FormDescription, FormHead } from './schema.ts';
import { readTable, type Table } from './table.ts';
import { fiscalYearOf } from './title.ts';
import { unreadColumns } from './unread.ts';

/** What one official form says, as written; nothing in it is known by code yet. */
export interface ReadForm {
  readonly description: FormDescription;
  readonly sheet: string;
  /** The lines of its title. */
  readonly title: readonly string[];
  /** The row of the name with which it begins. */
  readonly row: number;
  /** Null where the title names no year, or several. */
  readonly fiscalYear: number | null;
  /** The month that a monitoring form runs to; null where its columns name none, or several. */
  readonly month: number | null;
  readonly heads: ReadonlyMap<FormHead, HeadValue>;
  readonly money: FormMoney | undefined;
  readonly table: Table;
  readonly faults: readonly Fault[];
}

const monthsOf = (table: Table, money: FormMoney | undefined): readonly number[] => [
  ...new Set(
    [table.header.columns.get('actual')?.month, money?.cells.get('spent_amount')?.month].filter(
      (month) => typeof month === 'number',
    ),
  ),
];

/** Reads a form that was found down to what its cells say, with the faults of its frame: year, month, columns, sums. */
export const readForm = (found: FoundForm, fileName: string): ReadForm => {
  const { description, sheet, grid, rows, anchor, title, header } = found;
  const faults: Fault[] = [];
  const fault = (code: string, row: number, detail: Fault['detail'] = {}, more: Partial<Fault> = {}): void => {
    faults.push({ code, severity: 'fault', place: { sheet, row }, detail, times: 1, ...more });
  };
  const head = rows.filter((row) => row < header.top);
  const years = fiscalYearOf([title, [sheet], [fileName]]);
  if (years.length !== 1) fault('form-year', anchor, { found: years.join('、') });
  const money = description.money ? readMoney(grid, head, description.money) : undefined;
  const table = readTable(grid, rows, header, description.indicators);
  const months = monthsOf(table, money);
  if (description.kind === 'monitoring' && months.length !== 1)
    fault('form-month', header.top, { found: months.join('、') });
  faults.push(...scaledFaults(found, money));
  for (const [, columns] of header.twice)
    fault('form-column-twice', header.top, { column: columns.map(({ label }) => label).join('、') });
  for (const columns of money?.twice ?? [])
    fault('form-column-twice', money?.row ?? anchor, { column: columns.map(({ label }) => label).join('、') });
  for (const { row, text } of money?.totals ?? [])
    fault('form-total-twice', row, { row: String(money?.row ?? '') }, { place: { sheet, row, column: text.trim() } });
  if (money && money.units.length !== 1 && [...money.cells].some(([name]) => name.endsWith('_amount')))
    fault('form-money-unit', money.row, { found: money.units.join('、') });
  for (const { label, total, parts } of money?.differing ?? []) {
    const place = { sheet, row: money?.row ?? anchor, column: label, value: total };
    // A total of nothing over amounts is none that was added up.
    if (fenOf(total, money?.units[0]) === 0n) fault('form-total-zero', place.row, { parts }, { place });
    else fault('form-money-parts', place.row, { parts }, { severity: 'warning', place });
  }
  if (money?.alone.length === 1) {
    const place = { sheet, row: money.row, column: money.label.trim() };
    fault('form-total-from-part', money.row, { part: money.alone[0] ?? '' }, { severity: 'warning', place });
  }
  for (const { row, text: column } of [...(money?.unread ?? []), ...unreadColumns(grid, table, description.indicators)])
    fault('form-heading-unread', row, {}, { severity: 'warning', place: { sheet, row, column: column.trim() } });
  const unread = description.money && !money ? unreadMoney(grid, head, description.money) : undefined;
  if (unread) {
    const place = { sheet, row: unread.row, column: unread.text.trim() };
    const known = { labels: description.money?.row.join('、') ?? '' };
    fault('form-money-unread', unread.row, known, { severity: 'warning', place });
  }
  faults.push(...leftBelow(sheet, table, headLabels(description)));
  if (table.rows.length === 0) fault('form-without-rows', header.top);
  return {
    description,
    sheet,
    title,
    row: anchor,
    fiscalYear: years.length === 1 ? (years[0] ?? null) : null,
    month: months.length === 1 ? (months[0] ?? null) : null,
    heads: readHeads(grid, rows, description),
    money,
    table,
    faults,
  };
};
