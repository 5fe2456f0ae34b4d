import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Cell, Session } from '../../core/ports/engine.ts';
import { rowBase } from '../batch.ts';
import type { RefusedProject, RowRange } from '../receipt.ts';
import { stands } from './refused.ts';

/** Rows and money one part of a file brought, and how much of both was accepted. */
export interface Counts {
  readonly rows: number;
  readonly rowsAccepted: number;
  /** Yuan with two decimals; null where the contract has no amount. */
  readonly amount: string | null;
  readonly amountAccepted: string | null;
  /** The first row of data, as a spreadsheet or editor counts; null where there is none. */
  readonly dataFrom: number | null;
}

const written = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : String(cell));

/**
 * What each part of a dataset brought, by the part's number. Nothing fell of most batches, and then nothing is joined.
 */
export const countsOf = async (
  session: Session,
  dataset: Dataset,
  isWhole: boolean,
): Promise<ReadonlyMap<number, Counts>> => {
  const accepted = isWhole ? 'true' : stands(dataset);
  const sum = (of: string): string =>
    dataset.amount ? `CAST(coalesce(sum(${of}), 0) AS DECIMAL(20,2))` : 'CAST(NULL AS VARCHAR)';
  const amount = dataset.amount ? ident(dataset.amount) : 'NULL';
  const rows = await session.rows(
    `SELECT source_row >> 32 AS unit, count(*) AS n, sum(CASE WHEN accepted THEN 1 ELSE 0 END) AS n_accepted,
  ${sum(amount)} AS amount, ${sum(`CASE WHEN accepted THEN ${amount} END`)} AS amount_accepted,
  min(source_row % ${rowBase}) AS data_from
FROM (SELECT t.*, ${accepted} AS accepted FROM ${ident(typedTable(dataset))} t) t GROUP BY 1`,
  );
  return new Map(
    rows.map((row) => [
      Number(row.unit),
      {
        rows: Number(row.n),
        rowsAccepted: Number(row.n_accepted),
        amount: written(row.amount),
        amountAccepted: written(row.amount_accepted),
        dataFrom: Number(row.data_from),
      },
    ]),
  );
};

/**
 * The projects that fell, by the part that names them, each with the rows it has there. Rows without a readable code
 * name none.
 */
export const refusedProjects = async (
  session: Session,
  dataset: Dataset,
): Promise<ReadonlyMap<number, readonly RefusedProject[]>> => {
  const found = new Map<number, RefusedProject[]>();
  if (!dataset.separable) return found;
  // Rows of one project that follow on each other share the difference between their number and their place.
  const rows = await session.rows(
    `SELECT unit, fiscal_year, project_code, min(line) AS first, max(line) AS last
FROM (SELECT t.source_row >> 32 AS unit, t.source_row % ${rowBase} AS line, t.fiscal_year, t.project_code,
    t.source_row - row_number() OVER (PARTITION BY t.source_row >> 32, t.fiscal_year, t.project_code ORDER BY t.source_row) AS island
  FROM (SELECT DISTINCT source_row, source_file, fiscal_year, project_code FROM ${ident(typedTable(dataset))}) t
  WHERE t.project_code IS NOT NULL AND NOT (${stands(dataset)})) lines
GROUP BY unit, fiscal_year, project_code, island ORDER BY unit, project_code, fiscal_year, first`,
  );
  for (const row of rows) {
    const unit = Number(row.unit);
    const fiscalYear = row.fiscal_year === null ? null : Number(row.fiscal_year);
    const projectCode = String(row.project_code);
    const range: RowRange = [Number(row.first), Number(row.last)];
    const projects = found.get(unit) ?? [];
    const last = projects.at(-1);
    if (last?.projectCode === projectCode && last.fiscalYear === fiscalYear)
      projects[projects.length - 1] = { ...last, rows: [...last.rows, range] };
    else projects.push({ fiscalYear, projectCode, rows: [range] });
    found.set(unit, projects);
  }
  return found;
};
