import type { Fault } from '../fault.ts';
import { isLeftover } from './cells/name.ts';
import { plain, saysNothing } from './cells/plain.ts';
import { isLabel } from './label.ts';
import type { IndicatorColumn } from './schema.ts';
import type { Table, TableRow } from './table.ts';

const points = /^[0-9]{1,3}(?:\.[0-9]+)?分?$/;
const signed = /^(?:[≥≤<>=]|[^0-9]{0,6}不[低少超高])/;

/**
 * What a row below the table's end is: an indicator beyond doubt, something in the columns of the table, or nothing
 * that was to be read, such as the lines of a note.
 */
const kindOf = (cells: TableRow['cells'], known: readonly string[]): 'indicator' | 'unclear' | 'note' => {
  const says = (column: IndicatorColumn): boolean =>
    !saysNothing(cells.get(column)) && !isLabel(known, cells.get(column) ?? '');
  const written = (column: IndicatorColumn): string => plain(cells.get(column) ?? '');
  const isNamed = says('name') && !isLeftover(cells.get('name') ?? '');
  const isScored = points.test(written('weight')) || points.test(written('points'));
  const isLevel = written('level1').endsWith('指标') || written('level2').endsWith('指标');
  const isMeasured = says('target') || says('actual');
  if (isNamed && isMeasured && (isScored || isLevel || signed.test(written('target')))) return 'indicator';
  const filled = [...cells.keys()].filter(says);
  return (isNamed && filled.length > 1) || isScored ? 'unclear' : 'note';
};

/** Another table on the sheet of a form, whose header stands in this row. */
export const tableBeside = (sheet: string, row: number): Fault => ({
  code: 'form-table-beside',
  severity: 'warning',
  place: { sheet, row },
  detail: {},
  times: 1,
});

/** Rows of a form below the end of its table, none of which is read: faults where one states an indicator. */
export const leftBelow = (sheet: string, { header, end, after, other }: Table, known: readonly string[]): Fault[] => {
  const rows = after.flatMap((row): Fault[] => {
    const kind = kindOf(row.cells, known);
    if (kind === 'note') return [];
    const [column, value] = [header.columns.get('name')?.label, row.cells.get('name')?.trim()];
    const place = { sheet, row: row.row, ...(column ? { column } : {}), ...(value ? { value } : {}) };
    const detail = { row: String(end?.row ?? ''), end: end?.text.trim().slice(0, 20) ?? '' };
    const severity = kind === 'indicator' ? 'fault' : 'warning';
    return [{ code: 'form-row-below-end', severity, place, detail, times: 1 }];
  });
  return other === undefined ? rows : [...rows, tableBeside(sheet, other)];
};
