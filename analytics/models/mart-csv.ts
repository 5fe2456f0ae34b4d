import type { Mart, MartColumn } from '../contracts/marts/mart.ts';
import type { Cell, Row } from '../core/ports/engine.ts';

/** Marks the file as UTF-8 for spreadsheets. */
const byteOrderMark = '\uFEFF';

/** Text that a spreadsheet would run as a formula, also in full width. */
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

const quoted = (written: string): string => (/[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written);

const cellText = (cell: Cell, { type }: MartColumn): string => {
  if (cell === null) return '';
  const written = String(cell);
  return quoted(type === 'VARCHAR' && formula.test(written) ? `'${written}` : written);
};

/**
 * A mart as CSV lines: UTF-8 with byte order mark, CRLF, text never a formula.
 * @example [...martCsv(mart, rows)].join('')
 */
export function* martCsv(mart: Mart, rows: Iterable<Row>): Generator<string> {
  yield `${byteOrderMark}${mart.columns.map(({ name }) => name).join(',')}\r\n`;
  for (const row of rows)
    yield `${mart.columns.map((column) => cellText(row[column.name] ?? null, column)).join(',')}\r\n`;
}
