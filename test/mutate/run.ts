import { auditMutants, tryAudits } from './audits.ts';
import { functionMutants, tryFunctions } from './functions.ts';
import { modelMutants, tryModels } from './models.ts';
import { shuffled } from './sample.ts';
import type { Mutant } from './sql-mutants.ts';
import type { Verdict } from './try.ts';
import { allocationMutants, tryAllocation } from './typescript.ts';

/*
 * npm run mutate [-- <mutants> <seed> <path>]: changes the models, their functions, the audits and the allocation in
 * small ways, drawn by the seed, and runs each change against the nearest tests. Lists those that no test noticed;
 * ends with 1 where they are more than one in twenty.
 */
const [count = '320', seed = '1', within = ''] = process.argv.slice(2);
const enough = 0.95;

interface Part {
  /** Of all mutants drawn, about how many are of this part. */
  readonly share: number;
  readonly all: () => Promise<readonly Mutant[]>;
  readonly tries: (mutants: readonly Mutant[]) => Promise<ReadonlyMap<Mutant, Verdict>>;
}

const progress = (world: string, tried: number): void => {
  process.stderr.write(`${world} · ${tried}\n`);
};

const parts: readonly Part[] = [
  { share: 0.74, all: modelMutants, tries: (mutants) => tryModels(mutants, progress) },
  { share: 0.08, all: functionMutants, tries: tryFunctions },
  { share: 0.08, all: auditMutants, tries: tryAudits },
  { share: 0.1, all: allocationMutants, tries: tryAllocation },
];

const verdicts: (readonly [Mutant, Verdict])[] = [];
for (const { share, all, tries } of parts) {
  const mutants = (await all()).filter(({ path }) => path.includes(within));
  const drawn = shuffled(mutants, Number(seed)).slice(0, Math.ceil(Number(count) * (within ? 1 : share)));
  if (drawn.length > 0) verdicts.push(...(await tries(drawn)));
}

const sensible = verdicts.filter(([, verdict]) => verdict !== 'nonsense');
const alive = sensible.filter(([, verdict]) => verdict === 'alive');
for (const [{ path, line, change }] of alive) console.log(`${path}:${line}  ${change}`);
console.log(`${sensible.length - alive.length} of ${sensible.length} mutants killed`);
process.exitCode = alive.length > sensible.length * (1 - enough) ? 1 : 0;
