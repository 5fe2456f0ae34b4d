import { isDeepStrictEqual } from 'node:util';
import type { Session } from '../../analytics/core/ports/engine.ts';
import { functionFiles } from '../../analytics/models/functions.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { smallEngine } from '../analytics/evaluation/year.ts';
import { functionCases } from '../analytics/models/function-cases.ts';
import { type Mutant, sqlMutants } from './sql-mutants.ts';
import { isNonsense, type Verdict } from './try.ts';

const query = `SELECT ${functionCases.map(([call], index) => `CAST(${call} AS VARCHAR) AS case_${index}`).join(', ')}`;
const due = functionCases.map(([, value]) => value);

const verdictOf = async (session: Session, { text }: Mutant): Promise<Verdict> => {
  await session.run('BEGIN TRANSACTION');
  try {
    await session.run(text.replaceAll('CREATE MACRO', 'CREATE OR REPLACE MACRO'));
    const [row = {}] = await session.rows(query);
    return isDeepStrictEqual(Object.values(row), due) ? 'alive' : 'killed';
  } catch (cause) {
    return isNonsense(cause) ? 'nonsense' : 'killed';
  } finally {
    await session.run('ROLLBACK');
  }
};

/** Every mutant of the models' functions. */
export const functionMutants = async (): Promise<readonly Mutant[]> =>
  (await Promise.all(functionFiles.map(async (path) => sqlMutants(path, await asset(path))))).flat();

/** Tries mutants of functions against what their calls must come to. */
export const tryFunctions = async (mutants: readonly Mutant[]): Promise<ReadonlyMap<Mutant, Verdict>> => {
  const session = await smallEngine.open([]);
  try {
    const verdicts = new Map<Mutant, Verdict>();
    for (const mutant of mutants) verdicts.set(mutant, await verdictOf(session, mutant));
    return verdicts;
  } finally {
    await session.close();
  }
};
