import { grammar } from '../../contracts/checks/grammar.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { amountSql } from './amount.ts';
import type { SourceTable } from './schema.ts';
import { plain } from './sql.ts';

/** True where rows can be judged empty only after their amounts were added up. */
export const dropsAfterAdding = (table: SourceTable): boolean =>
  table.drop_empty.some((name) => table.per_period.includes(name));

export const notEmpty = (table: SourceTable): string =>
  `coalesce(${table.drop_empty.map(ident).join(', ')}) IS NOT NULL`;

/**
 * A table of the same rows in which each period's own amounts are added up from the year's first period, in the order
 * of the periods, however they are written. One row a key is expected; a cell that is no number stays, for the checks
 * to name.
 */
export const addUp = async (
  session: Session,
  rows: string,
  table: SourceTable,
  dataset: Dataset,
  out: string,
): Promise<void> => {
  const series = dataset.key.filter((column) => column !== 'period').map(ident);
  const period = dataset.fields.find(({ name }) => name === 'period');
  const order = period ? `coalesce(${grammar.readFully(period)}, "period")` : '"period"';
  const columns = dataset.fields.map((field) => {
    const cell = ident(field.name);
    if (!table.per_period.includes(field.name)) return cell;
    const value = amountSql(field);
    const sum = `sum(${value}) OVER (PARTITION BY ${series.join(', ')} ORDER BY ${order})`;
    return `CASE WHEN ${cell} IS NOT NULL AND ${value} IS NULL THEN ${cell} ELSE ${plain(sum)} END AS ${cell}`;
  });
  const where = dropsAfterAdding(table) ? `WHERE ${notEmpty(table)}` : '';
  await session.run(
    `CREATE TABLE ${ident(out)} AS SELECT * FROM (
       SELECT ${columns.join(', ')}, source_row FROM ${ident(rows)} AS merged) AS added ${where}`,
  );
};
