import type { Dataset } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Fault } from '../fault.ts';
import { rowFilter } from './condition.ts';
import { listed, listedAtMost, placeOf, rowNumber } from './faults.ts';
import type { SourceTable } from './schema.ts';
import { type Binder, binder } from './sql.ts';

export type Pivot = NonNullable<SourceTable['pivot']>;

/** The column of mapped rows that says which fields they fill: rows of one key and one slot can't share a row. */
export const slotColumn = 'pivot_slot';

/** Fields that some phase fills; all others are the same in each. */
export const pivoted = ({ entries }: Pivot): ReadonlySet<string> =>
  new Set(Object.values(entries).flatMap((fields) => Object.keys(fields)));

/** SQL of the slot that a phase's rows take, and of the rows that are of the phase. */
export const phaseSql = (
  { column, entries }: Pivot,
  phase: string,
  { bind }: Binder,
): { readonly slot: string; readonly where: string } => ({
  slot: bind(
    Object.keys(entries[phase] ?? {})
      .toSorted()
      .join(' '),
  ),
  where: `${ident(column)} = ${bind(phase)}`,
});

/** SQL of one row for each key out of mapped rows of several phases; a second row of one slot starts another row. */
export const joinPhases = (rows: string, pivot: Pivot, dataset: Dataset): string => {
  const key = dataset.key.map(ident).join(', ');
  const filled = pivoted(pivot);
  const columns = dataset.fields.map(({ name }) => {
    const cell = ident(name);
    if (dataset.key.includes(name)) return cell;
    return `${filled.has(name) ? `max(${cell})` : `first(${cell} ORDER BY source_row)`} AS ${cell}`;
  });
  return `SELECT ${columns.join(', ')}, min(source_row) AS source_row FROM (
    SELECT *, row_number() OVER (PARTITION BY ${key}, ${slotColumn} ORDER BY source_row) AS nth FROM ${rows}) AS counted
    GROUP BY ${key}, nth`;
};

/** Rows whose phase the description does not name: none may be left out without anyone having said so. */
export const unknownPhases = async (
  session: Session,
  cells: string,
  table: SourceTable,
  place: { readonly sheet: string | null; readonly heading: string; readonly at: string },
): Promise<readonly Fault[]> => {
  if (!table.pivot) return [];
  const { column, entries } = table.pivot;
  const values = binder();
  const known = Object.keys(entries).map(values.bind).join(', ');
  const rows = await session.rows(
    `SELECT source_row, coalesce(${ident(column)}, '') AS value, count(*) OVER () AS total FROM ${ident(cells)}
     WHERE ${rowFilter(table.keep, table.skip, values)} AND coalesce(${ident(column)}, '') NOT IN (${known})
     ORDER BY source_row LIMIT ${listedAtMost}`,
    values.params,
  );
  return listed(Number(rows[0]?.total ?? 0), rows, (row) => ({
    code: 'source-phase',
    severity: 'fault',
    dataset: table.dataset,
    place: placeOf(place.sheet, { row: rowNumber(row), column: place.heading, value: String(row.value) }),
    detail: { at: place.at, known: Object.keys(entries).join('、') },
  }));
};
