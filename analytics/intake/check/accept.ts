import { datasets } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { type Statement, typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, type BatchFile, rowBase } from '../batch.ts';
import type { Fault } from '../fault.ts';
import type { RefusedProject } from '../receipt.ts';
import type { IdentityCount } from '../source/identity.ts';
import { checkDataset, type Found, type ReadSource } from './check.ts';
import { looksLikeFraction } from './looks-like-fraction.ts';
import { pointsOutsideWeight } from './points-outside-weight.ts';
import { checkReferences } from './references.ts';

/** Rows and money one part of a file brought. */
export interface PartCount {
  readonly dataset: string;
  readonly sheet: string;
  readonly rows: number;
  /** Yuan with two decimals; null where the contract has no amount. */
  readonly amount: string | null;
  /** The projects of which rows were refused, by code; none where the dataset is not by project. */
  readonly refused: readonly RefusedProject[];
}

/** Whole file or nothing: accepted with all its rows, or refused with every fault. */
export interface Verdict {
  readonly file: number;
  readonly state: 'accepted' | 'refused';
  readonly parts: readonly PartCount[];
  readonly identities: readonly IdentityCount[];
  readonly faults: readonly Fault[];
}

/** The verdicts on a batch, and the typed rows they rest on. */
export interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly sources: readonly ReadSource[];
}

const listedPerCode = 100;

/** Keeps the first hundred of each code; the last of them counts the rest. */
export const limitFaults = (faults: readonly Fault[]): readonly Fault[] => {
  const byCode = Map.groupBy(faults, (fault) => `${fault.severity} ${fault.code}`);
  const kept = new Set<Fault>();
  const totals = new Map<Fault, number>();
  for (const group of byCode.values()) {
    for (const fault of group.slice(0, listedPerCode)) kept.add(fault);
    const rest = group.slice(listedPerCode).reduce((sum, fault) => sum + fault.times, 0);
    const last = group[listedPerCode - 1];
    if (last && rest > 0) totals.set(last, last.times + rest);
  }
  return faults
    .filter((fault) => kept.has(fault))
    .map((fault) => ({ ...fault, times: totals.get(fault) ?? fault.times }));
};

const countsOf = async (
  session: Session,
  dataset: Dataset,
): Promise<ReadonlyMap<number, { readonly rows: number; readonly amount: string | null }>> => {
  const amount = dataset.amount ? `CAST(coalesce(sum(${ident(dataset.amount)}), 0) AS DECIMAL(20,2))` : 'NULL';
  const rows = await session.rows(
    `SELECT source_row >> 32 AS unit, count(*) AS n, ${amount} AS amount FROM ${ident(typedTable(dataset))} GROUP BY 1`,
  );
  return new Map(
    rows.map((row) => [
      Number(row.unit),
      { rows: Number(row.n), amount: row.amount === null ? null : String(row.amount) },
    ]),
  );
};

/** The projects that refused files name, by part. Rows without a readable code name none. */
const refusedProjects = async (
  session: Session,
  datasets: readonly Dataset[],
  refused: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly RefusedProject[]>> => {
  if (refused.size === 0) return new Map();
  const found = new Map<number, RefusedProject[]>();
  for (const dataset of datasets.filter(({ separable }) => separable)) {
    const rows = await session.rows(
      `SELECT source_row >> 32 AS unit, fiscal_year, project_code, count(*) AS n FROM ${ident(typedTable(dataset))}
WHERE project_code IS NOT NULL AND source_file IN (${[...refused].join(', ')}) GROUP BY unit, fiscal_year, project_code ORDER BY project_code, fiscal_year`,
    );
    for (const row of rows) {
      const unit = Number(row.unit);
      const fiscalYear = row.fiscal_year === null ? null : Number(row.fiscal_year);
      found.set(unit, [
        ...(found.get(unit) ?? []),
        { fiscalYear, projectCode: String(row.project_code), rows: Number(row.n) },
      ]);
    }
  }
  return found;
};

const isRefused = (faults: readonly Fault[]): boolean => faults.some((fault) => fault.severity === 'fault');

/**
 * Judges a whole batch: cells, keys and contract rules once per dataset for all files together, then references among them and to what was
 * accepted before (`accepted_<dataset>` must be at hand for every dataset referred to). Leaves the typed tables in the session.
 */
export const judge = async (session: Session, batch: Batch): Promise<Judged> => {
  const own = datasets.filter((dataset) => batch.texts.some((source) => source.dataset === dataset));
  const found: Found[] = [];
  const sources: ReadSource[] = [];
  for (const dataset of own) {
    const checked = await checkDataset(session, batch, dataset);
    found.push(...checked.found);
    sources.push(...checked.sources);
  }
  const broken = new Set(batch.files.filter((file) => isRefused(file.faults)).map((file) => file.number));
  for (const { file, fault } of found) if (fault.severity === 'fault') broken.add(file);
  found.push(
    ...(await checkReferences(session, batch, own, broken)),
    ...(await pointsOutsideWeight(session, batch, own)),
    ...(await looksLikeFraction(session, batch, own)),
  );

  const counts = new Map<number, { readonly rows: number; readonly amount: string | null }>();
  for (const dataset of own) for (const [unit, count] of await countsOf(session, dataset)) counts.set(unit, count);
  const byFile = Map.groupBy(found, ({ file }) => file);
  const faultsOf = ({ number, faults }: BatchFile): readonly Fault[] => [
    ...faults,
    ...(byFile.get(number) ?? []).map(({ fault }) => fault),
  ];
  const refused = new Set(batch.files.filter((file) => isRefused(faultsOf(file))).map(({ number }) => number));
  const named = await refusedProjects(session, own, refused);
  const verdicts = batch.files.map((file): Verdict => {
    const faults = limitFaults(faultsOf(file));
    const parts = file.parts.map(({ unit, dataset, sheet }) => {
      const { rows, amount } = counts.get(unit) ?? { rows: 0, amount: dataset.amount ? '0.00' : null };
      return { dataset: dataset.name, sheet: sheet ?? '', rows, amount, refused: named.get(unit) ?? [] };
    });
    return {
      file: file.number,
      state: refused.has(file.number) ? 'refused' : 'accepted',
      parts,
      identities: file.identities,
      faults,
    };
  });
  return { verdicts, sources };
};

/** The table that gives each row its origin; made once per batch from files and their parts. */
export const originTable = 'origin';

export function* originRows(
  files: readonly BatchFile[],
  fileIds: ReadonlyMap<number, string>,
): Generator<readonly (string | null)[]> {
  for (const file of files)
    for (const part of file.parts) yield [String(part.unit), fileIds.get(file.number) ?? '', part.sheet ?? ''];
}

export const originColumns = ['unit', 'source_file', 'source_sheet'] as const;

/**
 * The rows of one file as the lake keeps them: the contract's columns, then file, sheet and row, in the file's order. One source row may have given
 * several (a column a month), so the key decides among those: equal files give equal bytes.
 */
export const lakeRows = ({ sources }: Judged, dataset: Dataset, verdict: Verdict): Statement => {
  const { file, parts } = verdict;
  const fields = dataset.fields.map((field) => `t.${ident(field.name)}`).join(', ');
  const origin = (unit: string): string => `${originTable} o ON o.unit = CAST(${unit} AS VARCHAR)`;
  const large = sources.find(
    ({ source, isInPlace }) => isInPlace && source.dataset === dataset && source.inPlace?.part.file === file,
  );
  if (large?.source.inPlace && parts.length === 1) {
    // One large text is in order already; sorting a million rows again would cost as much as writing them.
    const { part, headerRow } = large.source.inPlace;
    return {
      sql: `SELECT ${fields}, o.source_file, o.source_sheet, t.rowid + 1 AS source_row
FROM ${ident(large.table)} t JOIN ${origin('$unit')} WHERE t.rowid >= CAST($header AS BIGINT) AND t.faulty >= 0`,
      params: { unit: String(part.unit), header: headerRow },
    };
  }
  return {
    sql: `SELECT ${fields}, o.source_file, o.source_sheet, t.source_row % ${rowBase} AS source_row
FROM ${ident(typedTable(dataset))} t JOIN ${origin('t.source_row >> 32')} WHERE t.source_file = CAST($file AS BIGINT) ORDER BY ${['source_row', ...dataset.key].map((name) => `t.${ident(name)}`).join(', ')}`,
    params: { file },
  };
};
