import { suspectBit } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { rowBase, type TextSource } from '../batch.ts';
import type { Fault } from '../fault.ts';
import { dataRows } from '../gather.ts';
import type { SheetRow } from '../read/sheet.ts';
import { percentFaults } from '../recognise/percent.ts';

const placeless = ({ place: { sheet: _sheet, ...place }, ...fault }: Fault): Fault => ({ ...fault, place });

/**
 * Judges the suspect records of a large text exactly as those of a small one are, one by one, and takes what is no data
 * out of its typed rows. Files without suspects cost nothing. `number` is SQL of a typed row's record number.
 */
export const lookCloser = async (
  session: Session,
  source: TextSource,
  table: string,
  number: string,
): Promise<readonly Fault[]> => {
  if (!source.large) return [];
  const { heading, columns } = source.large;
  const suspects = `SELECT ${number} AS record FROM ${ident(table)} WHERE faulty >= ${suspectBit} AND ${number} > ${heading.headerRow}`;
  if ((await session.rows(`SELECT 1 FROM (${suspects}) s LIMIT 1`)).length === 0) return [];
  const text = await source.large.text();
  const cells = Array.from({ length: columns }, (_, index) => `c${index + 1}`);
  const found = await session.rows(
    `SELECT source_row, ${cells.map(ident).join(', ')} FROM ${ident(text)} WHERE source_row IN (${suspects}) ORDER BY source_row`,
  );
  const rows = found.map((row): SheetRow => {
    const written = cells.map((name) => row[name]);
    return {
      row: Number(row.source_row),
      cells: written.map((cell) => (cell === null || cell === undefined ? null : String(cell))),
    };
  });
  const { rows: data, faults } = dataRows({ name: '', rows }, heading, true);
  const kept = new Set(data.map(({ row }) => row));
  const aside = `${table}_aside`;
  await session.loadText(
    aside,
    ['record'],
    rows.flatMap(({ row }) => (kept.has(row) ? [] : [[String(row)]])),
  );
  await session.run(
    `UPDATE ${ident(table)} SET faulty = -1 WHERE faulty >= ${suspectBit} AND ${number} IN (SELECT CAST(record AS BIGINT) FROM ${ident(aside)})`,
  );
  const isEmpty =
    (await session.rows(`SELECT 1 FROM ${ident(table)} WHERE faulty >= 0 AND ${number} > ${heading.headerRow} LIMIT 1`))
      .length === 0;
  await session.run(`UPDATE ${ident(table)} SET faulty = faulty - ${suspectBit} WHERE faulty >= ${suspectBit}`);
  // Among the suspects alone there being no data says nothing of the rest.
  const said = faults.filter(({ code }) => code !== 'no-rows' || isEmpty);
  return [...said, ...percentFaults('', heading, data)].map(placeless);
};

/** SQL of a typed row's record number, whether its table was numbered or read in place. */
export const recordNumber = (isInPlace: boolean): string => (isInPlace ? 'rowid + 1' : `source_row % ${rowBase}`);
