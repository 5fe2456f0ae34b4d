import type { Dataset } from '../../contracts/dataset.ts';
import { unitBalance } from '../../contracts/datasets/unit-balance.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import type { Found } from './found.ts';
import { inForce } from './in-force.ts';
import { fallen, judgeSizes, oddlySized, otherSized } from './magnitude-sql.ts';
import { sized, sizes } from './sized.ts';

const typed = ident(typedTable(unitBalance));

const table = 'balance_size';

const own = ['fiscal_year', 'unit_code', 'fund_source'];
const same = own.map((column) => `k.${column} = t.${column}`).join(' AND ');

/** What the running totals stay within, for a figure that fell to be one of another unit of money. */
const within: Readonly<Record<string, string>> = {
  revenue_amount: 't.revenue_budget_amount',
  spent_amount: 'CAST(t.budget_amount AS DECIMAL(38,2)) + coalesce(t.opening_amount, 0)',
};

const compared = ['opening_amount', 'revenue_budget_amount', 'revenue_amount', 'budget_amount', 'spent_amount'];

const labelOf = (column: string) => unitBalance.fields.find(({ name }) => name === column)?.label;

/** Each amount of a unit beside that of the last period before that anything stands of. */
const beside = (batch: Batch): string => {
  const each = compared.map((column) => {
    const label = labelOf(column);
    return `SELECT t.source_row, t.source_file, '${column}' AS field, t.${column} AS value, k.${column} AS other,
  ${within[column] ?? 'NULL'} AS adjusted, 0 AS spent, k.period AS stated,
  '${label?.zh}' AS of_zh, '${label?.en}' AS of_en
FROM ${typed} t ASOF JOIN (${inForce(batch, unitBalance)}) k ON ${same} AND t.period > k.period`;
  });
  return each.join('\nUNION ALL ');
};

/**
 * Revenue, budgets and balances of a unit that are a thousand or ten thousand times those of the month before, or that
 * part of them, and running totals that fell; as of execution, what can only be a slip is a fault.
 */
export const balanceSize = async (
  session: Session,
  batch: Batch,
  datasets: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!datasets.includes(unitBalance)) return [];
  await session.run(judgeSizes(table, beside(batch)));
  const slipped = await sized(session, batch, unitBalance, sizes.sure, otherSized(table));
  // What is refused is no measure for the months after it.
  if (slipped.some(({ fault }) => fault.severity === 'fault')) await session.run(judgeSizes(table, beside(batch)));
  return [
    ...slipped,
    ...(await sized(session, batch, unitBalance, sizes.odd, oddlySized(table))),
    ...(await sized(session, batch, unitBalance, sizes.balanceFell, fallen(table))),
  ];
};
