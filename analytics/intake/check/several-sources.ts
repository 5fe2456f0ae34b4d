import type { Dataset } from '../../contracts/dataset.ts';
import { execution } from '../../contracts/datasets/execution.ts';
import { unitBalance } from '../../contracts/datasets/unit-balance.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { acceptedOrder, acceptedTable, batchOrder, withPlace } from './accepted.ts';
import { stands } from './refused.ts';

/*
 * Money of several sources is added up, and each file speaks of the sources that it names alone: under another name for
 * the same source money counts twice, and a source that is left out is gone.
 */

/** A dataset with a row for each source of funds. */
export interface BySource {
  readonly dataset: Dataset;
  /** What a row is of beside its source. */
  readonly subject: readonly string[];
  /** The same without the period. */
  readonly owner: readonly string[];
  /** Of the money, what stays the same from month to month. */
  readonly whole: string;
  /** What is lost where a source is. */
  readonly money: readonly string[];
}

const bySource = (dataset: Dataset, whole: string, money: readonly string[]): BySource => {
  const subject = dataset.scope.filter((column) => column !== 'fund_source');
  return { dataset, subject, owner: subject.filter((column) => column !== 'period'), whole, money };
};

const kinds: readonly BySource[] = [
  bySource(execution, 'adjusted_amount', ['adjusted_amount', 'spent_amount']),
  bySource(unitBalance, 'opening_amount', ['opening_amount', 'balance_amount']),
];

/** Table of the rows of whatever has money of several sources, accepted before or of this batch. */
export const sourceRows = 'source_money';

/**
 * Makes the table of all rows of what has money of several sources, and says whether there are any: few offices' money
 * has. Rows of the batch have a `source_row`; `own` is the number of their file, `file` tells all files apart.
 */
const openRows = async (session: Session, { dataset, owner, money, subject }: BySource): Promise<boolean> => {
  const [typed, accepted] = [ident(typedTable(dataset)), ident(acceptedTable(dataset.name))];
  const of = owner.map(ident).join(', ');
  const columns = [...subject, 'fund_source'].map(ident).join(', ');
  const amounts = money.map((column) => `sum(${ident(column)}) AS ${ident(column)}`).join(', ');
  const several = `SELECT ${of} FROM (
    SELECT ${of}, fund_source FROM ${typed} t WHERE ${stands(dataset)}
    UNION ALL SELECT ${of}, fund_source FROM ${accepted} WHERE (${of}) IN (SELECT DISTINCT (${of}) FROM ${typed})) s
  GROUP BY ${of} HAVING min(fund_source) <> max(fund_source)`;
  await session.run(`CREATE OR REPLACE TEMP TABLE ${sourceRows} AS
WITH several AS MATERIALIZED (${several})
SELECT CAST(source_file AS VARCHAR) AS file, source_file AS own, place, min(source_row) AS source_row, ${columns}, ${amounts}
FROM ${typed} t ${withPlace(batchOrder)} WHERE ${stands(dataset)} AND (${of}) IN (SELECT (${of}) FROM several)
GROUP BY source_file, place, ${columns}
UNION ALL SELECT 'accepted ' || source_file, NULL, place, NULL, ${columns}, ${amounts}
FROM ${accepted} ${withPlace(acceptedOrder)} WHERE (${of}) IN (SELECT (${of}) FROM several)
GROUP BY source_file, place, ${columns}`);
  return (await session.rows(`SELECT 1 FROM ${sourceRows} LIMIT 1`)).length > 0;
};

/** Those of the batch's datasets that have money of several sources, each while `sourceRows` holds its rows. */
export async function* withSeveralSources(session: Session, own: readonly Dataset[]): AsyncGenerator<BySource> {
  for (const kind of kinds) if (own.includes(kind.dataset) && (await openRows(session, kind))) yield kind;
}
