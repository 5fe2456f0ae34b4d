import type { Dataset } from '../../contracts/dataset.ts';
import { execution } from '../../contracts/datasets/execution.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import type { Found } from './found.ts';
import {
  comparedWithList,
  comparedWithMonths,
  fallen,
  farBelowBudget,
  farBeyondBudget,
  judgeSizes,
  listed,
  oddlyBelowBudget,
  oddlyBeyondBudget,
  oddlySized,
  otherBudgets,
  otherSized,
  pairMonths,
  repeatedBudget,
  surelyBelowBudget,
  totalMonths,
} from './magnitude-sql.ts';
import { addSuspects, fundYears, openSuspects, passesOver, severalRows } from './magnitude-suspects.ts';
import { sized, sizes } from './sized.ts';

const [list, months] = ['size_beside_list', 'size_beside_months'];

const onOtherRows = (query: string, than: string): string =>
  `SELECT * FROM (${query}) q WHERE source_row NOT IN (SELECT source_row FROM (${than}) named)`;

/**
 * Amounts of execution that are a thousand or ten thousand times, or that part of, the project's budget on the list or
 * its figure of the month before: a unit of money that slipped. Where the digits agree it can be nothing else and is a
 * fault, but in a file that is by its name a correction; what is merely odd is warned of, and so are a running total
 * that fell, an initial budget that is not the list's, an adjusted one that is twice or half of what was known, and one
 * that stands whole on each of several lines.
 */
export const magnitude = async (session: Session, batch: Batch, own: readonly Dataset[]): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === execution.name)) return [];
  const judgeMonths = async (): Promise<void> => {
    await session.run(pairMonths(batch));
    await session.run(judgeSizes(months, comparedWithMonths));
  };
  const projects = listed(batch);
  await session.run(openSuspects);
  const [counted] = await session.rows(`SELECT count(*) AS n FROM ${ident(typedTable(execution))}`);
  for (const pass of passesOver(Number(counted?.n))) {
    await session.run(fundYears(pass));
    await session.run(severalRows);
    for (const statement of addSuspects(projects, pass)) await session.run(statement);
  }
  await session.run('DROP TABLE of_several_rows');
  await session.run('DROP TABLE fund_year');
  if ((await session.rows('SELECT 1 FROM suspect_project LIMIT 1')).length === 0) return [];
  await session.run(totalMonths);
  const alone = [
    ...(await sized(session, batch, execution, sizes.beyond, farBeyondBudget(projects), 'fault')),
    ...(await sized(session, batch, execution, sizes.beyond, oddlyBeyondBudget(projects))),
  ];
  await session.run(judgeSizes(list, comparedWithList(projects)));
  const besideTheList = [
    ...(await sized(session, batch, execution, sizes.sure, otherSized(list))),
    ...(await sized(session, batch, execution, sizes.odd, oddlySized(list))),
    ...(await sized(session, batch, execution, sizes.initial, otherBudgets(list, 'initial_amount'))),
    ...(await sized(session, batch, execution, sizes.repeated, repeatedBudget(projects))),
    ...(await sized(
      session,
      batch,
      execution,
      sizes.adjusted,
      onOtherRows(otherBudgets(list, 'adjusted_amount'), repeatedBudget(projects)),
    )),
  ];
  await judgeMonths();
  const slipped = await sized(session, batch, execution, sizes.sure, otherSized(months));
  // What is refused is no measure for the months after it.
  if (slipped.some(({ fault }) => fault.severity === 'fault')) await judgeMonths();
  const isBelow = (await session.rows(`SELECT 1 FROM (${farBelowBudget(months)}) f LIMIT 1`)).length > 0;
  const little = isBelow
    ? [
        ...(await sized(session, batch, execution, sizes.below, surelyBelowBudget(months), 'fault')),
        ...(await sized(session, batch, execution, sizes.below, oddlyBelowBudget(months))),
      ]
    : [];
  return [
    ...alone,
    ...besideTheList,
    ...slipped,
    ...little,
    ...(await sized(session, batch, execution, sizes.odd, oddlySized(months))),
    ...(await sized(session, batch, execution, sizes.adjusted, otherBudgets(months, 'adjusted_amount'))),
    ...(await sized(session, batch, execution, sizes.fell, fallen(months))),
  ];
};
