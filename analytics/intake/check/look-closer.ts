import { suspectBit } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { withoutSheet } from '../fault.ts';
import { dataRows } from '../gather.ts';
import { percentFaults } from '../recognise/percent.ts';
import { withDiffering } from '../recognise/total-rows.ts';
import type { Found } from './found.ts';
import { largeTotals, recordAsRow } from './large-text.ts';
import { isData, type ReadSource, recordNumber } from './read-source.ts';

/** What a closer look found: the faults, and the table of records that are no data, where there are any. */
export interface CloserLook {
  readonly found: readonly Found[];
  readonly aside: string | null;
}

/** Records of a list of which one may be the exact copy of another: they have one key. */
const perhapsCopies = (read: ReadSource): string => {
  const key = read.source.dataset.key.map(ident).join(', ');
  return `SELECT record FROM (SELECT ${recordNumber(read)} AS record, count(*) OVER (PARTITION BY ${key}) AS times
  FROM ${ident(read.table)} WHERE ${isData(read)}) keyed WHERE times > 1`;
};

/**
 * Judges the suspect records of a large text exactly as those of a small one are, one by one. Files without suspects
 * cost nothing.
 */
export const lookCloser = async (session: Session, read: ReadSource): Promise<CloserLook> => {
  const { source, table } = read;
  if (!source.large) return { found: [], aside: null };
  const { heading, columns, part } = source.large;
  const suspects = [
    `SELECT ${recordNumber(read)} AS record FROM ${ident(table)}
  WHERE faulty >= ${suspectBit} AND ${recordNumber(read)} > ${heading.headerRow}`,
    ...(source.dataset.isList ? [perhapsCopies(read)] : []),
  ].join('\nUNION ');
  if ((await session.rows(`SELECT 1 FROM (${suspects}) s LIMIT 1`)).length === 0) return { found: [], aside: null };
  const text = await source.large.text();
  const cells = Array.from({ length: columns }, (_, index) => `c${index + 1}`);
  const records = await session.rows(
    `SELECT source_row, ${cells.map(ident).join(', ')} FROM ${ident(text)} WHERE source_row IN (${suspects}) ORDER BY source_row`,
  );
  const rows = records.map((record) => recordAsRow(record, columns));
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
  const passed = new Set(said.flatMap(({ code, place }) => (code === 'total-row-skipped' ? [place.row] : [])));
  const totals = rows.filter(({ row }) => passed.has(row));
  const held = withDiffering(said, await largeTotals(session, { ...read, aside }, totals));
  const all = [...held, ...percentFaults('', heading, data)];
  return { found: all.map((fault) => ({ file: part.file, fault: withoutSheet(fault) })), aside };
};
