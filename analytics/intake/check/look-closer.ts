import { suspectBit } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Fault, withoutSheet } from '../fault.ts';
import { dataRows } from '../gather.ts';
import type { SheetRow } from '../read/sheet.ts';
import { percentFaults } from '../recognise/percent.ts';
import { isData, type ReadSource, recordNumber } from './read-source.ts';

/** What a closer look found: the faults, and the table of records that are no data, where there are any. */
export interface CloserLook {
  readonly faults: readonly Fault[];
  readonly aside: string | null;
}

/**
 * Judges the suspect records of a large text exactly as those of a small one are, one by one. Files without suspects
 * cost nothing.
 */
export const lookCloser = async (session: Session, read: ReadSource): Promise<CloserLook> => {
  const { source, table } = read;
  if (!source.large) return { faults: [], aside: null };
  const { heading, columns } = source.large;
  const suspects = `SELECT ${recordNumber(read)} AS record FROM ${ident(table)} WHERE faulty >= ${suspectBit} AND ${recordNumber(read)} > ${heading.headerRow}`;
  if ((await session.rows(`SELECT 1 FROM (${suspects}) s LIMIT 1`)).length === 0) return { faults: [], aside: null };
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
  await session.loadTyped(
    aside,
    { record: 'BIGINT' },
    rows.flatMap(({ row }) => (kept.has(row) ? [] : [[String(row)]])),
  );
  const standing = `SELECT 1 FROM ${ident(table)} WHERE ${isData({ ...read, aside })} AND ${recordNumber(read)} > ${heading.headerRow} LIMIT 1`;
  const isEmpty = (await session.rows(standing)).length === 0;
  // Among the suspects alone there being no data says nothing of the rest.
  const said = faults.filter(({ code }) => code !== 'no-rows' || isEmpty);
  return { faults: [...said, ...percentFaults('', heading, data)].map(withoutSheet), aside };
};
