import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { sectionOf, shownDecimals, showsPercent } from '../../../analytics/intake/read/number-format.ts';
import type { Sheet, SheetRow } from '../../../analytics/intake/read/sheet.ts';
import type { SourceSheet } from '../../../analytics/intake/source/schema.ts';
import { columnNames } from './numbered-rows.ts';

/** The decimals that a cell shows of the number as it is stored: 12.5% is 0.125 there. */
const decimalsShown = ({ formats, cells }: SheetRow, index: number): string | null => {
  const format = sectionOf(formats?.[index] ?? '', cells[index] ?? '');
  const shown = shownDecimals(format);
  return shown === null ? null : String(showsPercent(format) ? shown + 2 : shown);
};

function* numbered(sheet: Sheet, width: number, isShown: boolean): Generator<(string | null)[]> {
  const places = Array.from({ length: width }, (_, index) => index);
  for (const row of sheet.rows) {
    const shown = isShown ? places.map((index) => decimalsShown(row, index)) : [];
    yield [...places.map((index) => row.cells[index] ?? null), ...shown, String(row.row)];
  }
}

/** Puts a sheet as it stands into the session, the way a source description reads it. */
export const loadRaw = async (
  session: Session,
  table: string,
  sheet: Sheet,
  described: SourceSheet,
): Promise<number> => {
  const width = Math.max(1, ...sheet.rows.map((row) => row.cells.length));
  const isShown = Object.values(described.columns).some(({ shows }) => shows === 'decimals');
  const columns = [...columnNames(width), ...(isShown ? columnNames(width, 'd') : [])];
  await session.loadText(`${table}_text`, [...columns, 'source_row'], numbered(sheet, width, isShown));
  await session.run(
    `CREATE VIEW ${ident(table)} AS SELECT ${columns.map(ident).join(', ')}, CAST(source_row AS BIGINT) AS source_row FROM ${ident(`${table}_text`)}`,
  );
  return width;
};
