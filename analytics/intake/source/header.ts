import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { foldHeading } from './heading.ts';
import type { SourceSheet } from './schema.ts';

/** A row near the top of a sheet, title and header among them, as it stands there. */
export interface TopRow {
  readonly row: number;
  readonly cells: readonly (string | null)[];
}

/** The header: its rows, the lowest words over each column, and the words above those from the top down. */
export interface Header {
  readonly first: number;
  readonly last: number;
  readonly cells: readonly (string | null)[];
  readonly above: readonly (readonly string[])[];
}

/** How far down a header that is found by its headings may stand. */
const headerWithin = 60;

/** The rows among which title and header are looked for. */
export const topRows = async (
  session: Session,
  raw: { readonly table: string; readonly columns: number },
  { header }: SourceSheet,
): Promise<readonly TopRow[]> => {
  const last = 'row' in header ? Math.max(headerWithin, header.row + (header.over ?? 1)) : headerWithin;
  const columns = Array.from({ length: raw.columns }, (_, index) => `c${index + 1}`);
  const rows = await session.rows(
    `SELECT source_row, ${columns.map(ident).join(', ')} FROM ${ident(raw.table)}
     WHERE source_row <= CAST($last AS BIGINT) ORDER BY source_row`,
    { last: String(last) },
  );
  return rows.map((row) => ({
    row: Number(row.source_row),
    cells: columns.map((name) => (row[name] === null || row[name] === undefined ? null : String(row[name]))),
  }));
};

const wordsOf = ({ cells }: TopRow): readonly string[] => cells.map((cell) => foldHeading(cell ?? ''));

/**
 * Words of the upper rows reach right over blank cells, as merged cells show them, until the next word of their own row
 * or of one above it.
 */
const reaching = (rows: readonly TopRow[], width: number): readonly (readonly string[])[] => {
  const current = rows.map(() => '');
  return Array.from({ length: width }, (_, index) => {
    for (const [level, { cells }] of rows.entries()) {
      const word = cells[index]?.trim();
      if (word) current.splice(level, current.length - level, word, ...rows.slice(level + 1).map(() => ''));
    }
    return [...current];
  });
};

const assemble = (rows: readonly TopRow[], first: number, last: number): Header => {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const reached = reaching(rows, width);
  const places = Array.from({ length: width }, (_, index) => {
    const lowest = rows.findLast(({ cells }) => cells[index]?.trim());
    const level = lowest ? rows.indexOf(lowest) : 0;
    return { cell: lowest?.cells[index] ?? null, above: (reached[index] ?? []).slice(0, level).filter((word) => word) };
  });
  return { first, last, cells: places.map(({ cell }) => cell), above: places.map(({ above }) => above) };
};

/**
 * The header as the description asks for it; undefined where no rows have its headings, of which the first stands in
 * the header's first row.
 */
export const findHeader = (rows: readonly TopRow[], header: SourceSheet['header']): Header | undefined => {
  const over = header.over ?? 1;
  const from = (start: number): readonly TopRow[] => rows.filter(({ row }) => row >= start && row < start + over);
  if ('row' in header) {
    const found = from(header.row);
    return found[0]?.row === header.row ? assemble(found, header.row, header.row + over - 1) : undefined;
  }
  const [leading = '', ...others] = header.headings.map(foldHeading);
  for (const row of rows) {
    if (!wordsOf(row).includes(leading)) continue;
    const found = from(row.row);
    const words = new Set(found.flatMap(wordsOf));
    if (others.every((heading) => words.has(heading))) return assemble(found, row.row, row.row + over - 1);
  }
  return undefined;
};

/**
 * The row that has most of the headings asked for, the first of equals, and what it lacks; undefined where none has
 * any.
 */
export const nearestHeader = (
  rows: readonly TopRow[],
  header: SourceSheet['header'],
): { readonly row: number; readonly lacking: readonly string[] } | undefined => {
  if ('row' in header) return undefined;
  const over = header.over ?? 1;
  const asked = header.headings.map(foldHeading);
  const begins = rows.filter((row) => wordsOf(row).some((word) => asked.includes(word)));
  const tried = begins.map(({ row }) => {
    const words = new Set(rows.filter((each) => each.row >= row && each.row < row + over).flatMap(wordsOf));
    return { row, lacking: header.headings.filter((heading) => !words.has(foldHeading(heading))) };
  });
  return tried.toSorted((a, b) => a.lacking.length - b.lacking.length)[0];
};
