import { auditPath } from '../../analytics/models/audit.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { auditCases, holdsItsCases } from '../analytics/models/audits/cases.ts';
import { openAudited } from '../analytics/models/audits/world.ts';
import { type Mutant, sqlMutants } from './sql-mutants.ts';
import { isNonsense, type Verdict } from './try.ts';

const audits = Object.entries(auditCases).map(([name, cases]) => ({ path: auditPath(name), cases }));

/** Every mutant of the audits. */
export const auditMutants = async (): Promise<readonly Mutant[]> =>
  (await Promise.all(audits.map(async ({ path }) => sqlMutants(path, await asset(path))))).flat();

/** Tries mutants of audits against the changes of the small year that each must find or let be. */
export const tryAudits = async (mutants: readonly Mutant[]): Promise<ReadonlyMap<Mutant, Verdict>> => {
  const casesOf = new Map(audits.map(({ path, cases }) => [path, cases]));
  const session = await openAudited();
  const verdictOf = async ({ path, text }: Mutant): Promise<Verdict> => {
    const cases = casesOf.get(path);
    if (!cases) throw new RangeError(`${path} has no cases`);
    try {
      return (await holdsItsCases(session, text, cases)) ? 'alive' : 'killed';
    } catch (cause) {
      return isNonsense(cause) ? 'nonsense' : 'killed';
    }
  };
  try {
    const verdicts = new Map<Mutant, Verdict>();
    for (const mutant of mutants) verdicts.set(mutant, await verdictOf(mutant));
    return verdicts;
  } finally {
    await session.close();
  }
};
