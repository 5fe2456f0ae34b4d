import { faultyBit } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Row, Session } from '../../core/ports/engine.ts';
import type { TextSource } from '../batch.ts';
import { type Fault, withoutSheet } from '../fault.ts';
import type { Sheet, SheetRow } from '../read/sheet.ts';
import { partsOfYuan } from '../recognise/plain-amount.ts';
import { printedRateFaults, slack } from '../recognise/printed-rate.ts';
import type { ColumnMatch } from '../recognise/recognise.ts';
import { type Spoken, saidAroundTable } from '../recognise/said-around.ts';
import { differingTotals, moneyColumns, mostTotals, type Stretch } from '../recognise/total-rows.ts';
import type { Found } from './found.ts';
import { isData, type ReadSource, recordNumber } from './read-source.ts';

type Large = NonNullable<TextSource['large']>;

/** A record of a large text as a row of its sheet. */
export const recordAsRow = (record: Row, columns: number): SheetRow => {
  const written = Array.from({ length: columns }, (_, index) => record[`c${index + 1}`]);
  return {
    row: Number(record.source_row),
    cells: written.map((each) => (each === null || each === undefined ? null : String(each))),
  };
};

const sheetOf = ({ top }: Large): Sheet => ({ name: '', rows: top });

/** SQL of the number of totals above a record. */
const stretchNumber = (record: string, totals: readonly SheetRow[]): string =>
  `CASE ${totals.map(({ row }, index) => `WHEN ${record} < ${row} THEN ${index}`).join(' ')} ELSE ${totals.length} END`;

/** What the rows between totals add up to, each column of money by itself; undefined where a cell is no amount. */
const stretches = async (
  session: Session,
  read: ReadSource,
  column: ColumnMatch,
  totals: readonly SheetRow[],
): Promise<readonly Stretch[] | undefined> => {
  const { dataset } = read.source;
  const bit = faultyBit(dataset, column.field);
  const found = await session.rows(
    `SELECT ${stretchNumber(recordNumber(read), totals)} AS stretch, count(*) AS rows,
  CAST(sum(${ident(column.field.name)}) AS VARCHAR) AS sum, bool_or((faulty // ${bit}) % 2 = 1) AS is_broken
FROM ${ident(read.table)} WHERE ${isData(read)} GROUP BY stretch`,
  );
  if (found.some(({ is_broken }) => is_broken === true)) return undefined;
  const byNumber = new Map(found.map((row) => [Number(row.stretch), row]));
  return Array.from({ length: totals.length + 1 }, (_, index): Stretch => {
    const row = byNumber.get(index);
    const fen = BigInt(String(row?.sum ?? '0.00').replace('.', ''));
    return { rows: Number(row?.rows ?? 0), sum: (fen * partsOfYuan) / 100n };
  });
};

/** Totals of a large text that are the sum of no rows beside them. */
export const largeTotals = async (
  session: Session,
  read: ReadSource,
  totals: readonly SheetRow[],
): Promise<readonly Fault[]> => {
  const { large } = read.source;
  if (!large || totals.length === 0 || totals.length > mostTotals) return [];
  const found: Fault[] = [];
  for (const column of moneyColumns(large.heading)) {
    const sums = await stretches(session, read, column, totals);
    if (sums) found.push(...differingTotals('', large.heading, column, sums, totals));
  }
  return found;
};

const number = `try_cast(replace(replace(rtrim(rate_cell, ' %％'), ',', ''), ' ', '') AS DOUBLE)`;
const rate = 'spent_amount / nullif(adjusted_amount, 0)';
const within = slack - 0.000_001;

/**
 * True in SQL for typed records whose printed rate may be of other amounts than theirs, which may not have been read as
 * money either.
 */
const isOddRate = `${number} IS NOT NULL AND (spent_amount IS NULL OR adjusted_amount IS NULL
  OR abs(${number} / 100 - ${rate}) > ${within}
  AND (contains(rate_cell, '%') OR contains(rate_cell, '％') OR abs(${number} - ${rate}) > ${within}))`;

/** Records looked at one by one; the rest are counted. */
const listed = 1000;

/** Printed rates of a large text that are of other amounts; the engine finds the odd ones, the rule judges them. */
const largeRates = async (session: Session, read: ReadSource, large: Large): Promise<readonly Fault[]> => {
  const { heading, columns, hasRates } = large;
  const amounts = heading.columns.filter(({ field }) => ['spent_amount', 'adjusted_amount'].includes(field.name));
  if (!hasRates || amounts.length < 2) return [];
  const odd = `SELECT ${recordNumber(read)} AS record FROM ${ident(read.table)}
WHERE ${recordNumber(read)} > ${heading.headerRow} AND ${isOddRate}`;
  const [counted] = await session.rows(`SELECT count(*) AS n FROM (${odd}) o`);
  if (Number(counted?.n) === 0) return [];
  const records = await session.rows(
    `SELECT * FROM ${ident(await large.text())} WHERE source_row IN (${odd}) ORDER BY source_row LIMIT ${listed}`,
  );
  const rows = records.map((record) => recordAsRow(record, columns));
  const found = printedRateFaults(sheetOf(large), heading, rows);
  const rest = Number(counted?.n) - records.length;
  return found.map((fault, at) => (at === found.length - 1 ? { ...fault, times: fault.times + rest } : fault));
};

/** What of a row says when it is. */
const spoken = ['period', 'fiscal_year'];

/** The months and years of the rows of a large text. */
const spokenOf = async (session: Session, read: ReadSource): Promise<Spoken> => {
  const columns = read.source.dataset.fields.map(({ name }) => name).filter((name) => spoken.includes(name));
  if (columns.length === 0) return { months: new Set(), years: new Set() };
  const rows = await session.rows(
    `SELECT DISTINCT ${columns.map(ident).join(', ')} FROM ${ident(read.table)} WHERE ${isData(read)}`,
  );
  const said = (name: string): readonly string[] =>
    rows.flatMap(({ [name]: value }) => (value === null || value === undefined ? [] : [String(value)]));
  return {
    months: new Set(said('period').map((period) => Number(period.slice(-2)))),
    years: new Set(said('fiscal_year').map(Number)),
  };
};

/**
 * What is found in a large text as a whole, as in a small one: rates printed beside amounts, and words around its
 * months.
 */
export const largeFaults = async (session: Session, read: ReadSource): Promise<readonly Found[]> => {
  const { large } = read.source;
  if (!large) return [];
  const { heading, fileName, part } = large;
  const around = saidAroundTable(sheetOf(large), heading, [], fileName, await spokenOf(session, read));
  return [...(await largeRates(session, read, large)), ...around].map((fault) => ({
    file: part.file,
    fault: withoutSheet(fault),
  }));
};
