import type { Dataset } from '../../contracts/dataset.ts';
import { approval } from '../../contracts/datasets/approval.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import { byName, dayOfName, isSentLater } from '../input-files.ts';
import { acceptedTable, everTable } from './accepted.ts';
import { decided, nameApprovals } from './goal-decisions.ts';
import { fixed, sameProject } from './goal-differs.ts';
import { stands } from './refused.ts';

const [goals, typedGoals] = [ident(acceptedTable(indicator.name)), ident(typedTable(indicator))];

/** Files of this batch by their names: which of them comes first, and the day that a name begins with. */
export const goalFiles = 'goal_files';

/** Loads which goals of a batch come first by their names. */
const nameGoals = async (session: Session, { files }: Batch): Promise<void> => {
  const speaking = files.filter(({ parts }) => parts.some(({ dataset }) => dataset.name === indicator.name));
  const inOrder = speaking.toSorted(
    (a, b) => Number(isSentLater(a.name)) - Number(isSentLater(b.name)) || byName(a, b),
  );
  await session.loadTyped(
    goalFiles,
    { source_file: 'BIGINT', place: 'BIGINT', day: 'DATE' },
    inOrder.map(({ number, name }, place) => [String(number), String(place), dayOfName(name)]),
  );
};

const columns = ['fiscal_year', 'project_code', 'indicator_code', 'indicator_name', ...fixed].join(', ');

const held = `SELECT *, max(weight) OVER (PARTITION BY fiscal_year, project_code) AS weighs FROM (
SELECT ${columns}, CAST(-1 AS BIGINT) AS base FROM ${goals}
UNION ALL
SELECT ${columns}, source_file FROM (
  SELECT t.*, n.place FROM ${typedGoals} t JOIN ${goalFiles} n ON n.source_file = t.source_file
  WHERE ${stands(indicator)} AND NOT EXISTS (SELECT 1 FROM ${goals} a WHERE ${sameProject('a', 't')})
  QUALIFY place = min(place) OVER (PARTITION BY t.fiscal_year, t.project_code)) fresh) each_goal`;

/**
 * Makes the tables `held`, of the goals that others are held against, and `decided`, of the decisions on goals, where
 * any were approved; says whether they were. Goals are held against those accepted before, else the first of this
 * batch, by name and not by chance of order: `base` is the batch's file that they stand in.
 */
export const holdGoals = async (session: Session, batch: Batch, own: readonly Dataset[]): Promise<boolean> => {
  if (!own.some(({ name }) => name === indicator.name)) return false;
  const hasApprovals = own.some(({ name }) => name === approval.name);
  // Most goals come before anything is approved.
  const isApproved = `SELECT 1 FROM ${ident(everTable(approval.name))} WHERE decision = 'approved' LIMIT 1`;
  if (!hasApprovals && (await session.rows(isApproved)).length === 0) return false;
  await nameGoals(session, batch);
  await nameApprovals(session, hasApprovals);
  await session.run(`CREATE TABLE held AS ${held}`);
  await session.run(`CREATE TABLE decided AS WITH ${decided(hasApprovals)} SELECT * FROM decided`);
  return true;
};
