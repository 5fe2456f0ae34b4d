import type { Mart, MartColumn } from '../contracts/marts/mart.ts';
import { ident } from '../core/ident.ts';
import type { Session } from '../core/ports/engine.ts';

/** Marks the file as UTF-8 for spreadsheets. */
const byteOrderMark = '\uFEFF';

/** Text that begins so a spreadsheet would run as a formula, also in full width. */
const formula = "'=+-@＝＋－＠' || chr(9) || chr(13) || chr(10)";

/** A cell that holds one of these is quoted. */
const quotedFor = [`'"'`, "','", 'chr(13)', 'chr(10)'];

/** No lists of values and no joins here: DuckDB keeps the order of rows through plain expressions only. */
const textCell = (name: string): string => {
  const harmless = `CASE WHEN ${name} <> '' AND contains(${formula}, left(${name}, 1)) THEN concat('''', ${name}) ELSE ${name} END`;
  const special = quotedFor.map((sign) => `contains(${name}, ${sign})`).join(' OR ');
  return `coalesce(CASE WHEN ${special} THEN concat('"', replace(${harmless}, '"', '""'), '"') ELSE ${harmless} END, '')`;
};

const cell = ({ name, type }: MartColumn): string =>
  type === 'VARCHAR' ? textCell(ident(name)) : `coalesce(CAST(${ident(name)} AS VARCHAR), '')`;

/** The first line of a mart's CSV, without its line feed. */
const heading = (mart: Mart): string => `${byteOrderMark}${mart.columns.map(({ name }) => name).join(',')}\r`;

/** The lines of a mart's CSV in the order in which its rows lie, each without its line feed. */
const lines = (mart: Mart): string => `SELECT concat_ws(',', ${mart.columns.map(cell).join(', ')}) || chr(13) AS line
FROM ${ident(mart.name)}`;

/**
 * Writes a mart of the session as CSV: UTF-8 with byte order mark, CRLF, rows in the order in which they lie, text
 * never a formula.
 */
export const writeMartCsv = (session: Session, mart: Mart, path: string): Promise<void> =>
  session.writeLines(heading(mart), lines(mart), path);
