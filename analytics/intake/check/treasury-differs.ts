import type { Dataset } from '../../contracts/dataset.ts';
import { execution } from '../../contracts/datasets/execution.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { isOtherAmount } from '../other-amount.ts';
import { acceptedOrder, acceptedTable, batchOrder } from './accepted.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { stands } from './refused.ts';

const typed = ident(typedTable(execution));
const scope = execution.scope.map(ident).join(', ');
const month = 'fiscal_year, period, project_code';
const amounts = ['adjusted_amount', 'spent_amount'] as const;

const unitRows = `SELECT t.* FROM ${typed} t WHERE t.reporter = 'unit' AND ${stands(execution)}`;

/** What lines of a project and month come to: all of them, and those of this year's money alone. */
const sums = amounts.flatMap((amount) => [
  `sum(${amount}) AS ${amount}`,
  `coalesce(sum(${amount}) FILTER (WHERE money_kind = 'current'), 0) AS current_${amount}`,
]);

/** The treasury's lines in force of the months and projects that units report in this batch, with their files. */
const treasury = `SELECT * FROM (
  SELECT ${scope}, money_kind, ${amounts.join(', ')}, o.name, o.place
  FROM ${ident(acceptedTable(execution.name))} a JOIN ${acceptedOrder} o ON o.source_file = a.source_file
  UNION ALL SELECT ${scope}, money_kind, ${amounts.join(', ')}, b.name, b.place
  FROM ${typed} t JOIN ${batchOrder} b ON b.source_file = t.source_file WHERE ${stands(execution)}) line
WHERE reporter = 'treasury' AND (${month}) IN (SELECT (${month}) FROM own)
QUALIFY place = max(place) OVER (PARTITION BY ${scope})`;

/** Amounts of a unit that are neither all that the treasury has of the project in that month nor its money of the year. */
const differing = `WITH own AS (SELECT source_file, ${month}, min(source_row) AS source_row, ${sums.join(', ')}
  FROM (${unitRows}) unit GROUP BY source_file, ${month}),
treasury AS (SELECT ${month}, arg_max(name, place) AS name, ${sums.join(', ')} FROM (${treasury}) line GROUP BY ${month})
${amounts
  .map(
    (amount) => `SELECT o.source_row, o.period, '${amount}' AS field, CAST(o.${amount} AS VARCHAR) AS value,
  CAST(k.${amount} AS VARCHAR) AS other, k.name
FROM own o JOIN treasury k USING (${month})
WHERE ${isOtherAmount(`o.${amount}`, `k.${amount}`)} AND ${isOtherAmount(`o.${amount}`, `k.current_${amount}`)}`,
  )
  .join('\nUNION ALL ')}`;

/**
 * Warns of money that a unit reports of its own project, on its self-evaluation or in a table, where the treasury has
 * another figure for the month: the treasury's counts, and the unit should know.
 */
export const treasuryDiffers = async (
  session: Session,
  { files }: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.includes(execution)) return [];
  if ((await session.rows(`${unitRows} LIMIT 1`)).length === 0) return [];
  const parts = partsOf(files);
  return (await session.rows(listedOf(differing, 100))).map((row) => {
    const sourceRow = Number(row.source_row);
    const field = execution.fields.find(({ name }) => name === row.field);
    const detail = {
      other: withoutZeros(row.other),
      period: String(row.period),
      file: String(row.name),
      of_zh: field?.label.zh ?? '',
      of_en: field?.label.en ?? '',
    };
    const more = { severity: 'warning', detail, times: timesListed(row, 100) } as const;
    const part = partOfRow(parts, sourceRow);
    return foundAt(part, 'treasury-differs', sourceRow, String(row.field), withoutZeros(row.value), more);
  });
};
