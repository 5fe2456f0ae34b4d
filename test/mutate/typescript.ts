import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import type { Mutant } from './sql-mutants.ts';
import type { Verdict } from './try.ts';
import { typescriptMutants } from './typescript-mutants.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = ['allocate', 'problem', 'reasons', 'solve'].map((name) => `analytics/allocation/${name}.ts`);

export const allocationMutants = async (): Promise<readonly Mutant[]> =>
  (
    await Promise.all(files.map(async (path) => typescriptMutants(path, await readFile(`${root}${path}`, 'utf8'))))
  ).flat();

/**
 * Tries mutants of the allocation against its tests, in one Vitest that is handed the changed text instead of the file.
 */
export const tryAllocation = async (mutants: readonly Mutant[]): Promise<ReadonlyMap<Mutant, Verdict>> => {
  let current: Mutant | undefined;
  const vitest = await createVitest(
    {
      root,
      // The project's own configuration shares modules between files.
      config: false,
      watch: false,
      include: ['test/analytics/allocation/{allocate,solve}.test.ts'],
      reporters: [{}],
      // A cached module would be run instead of the changed one.
      fsModuleCache: false,
      experimental: { viteModuleRunner: true },
    },
    {
      plugins: [
        {
          name: 'mutant',
          enforce: 'pre',
          load: (id) => (current && id === `${root}${current.path}` ? current.text : undefined),
        },
      ],
    },
  );
  const verdicts = new Map<Mutant, Verdict>();
  try {
    const specifications = await vitest.globTestSpecifications();
    const passes = async (): Promise<boolean> => {
      for (const path of files) vitest.invalidateFile(`${root}${path}`);
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, true);
      return unhandledErrors.length === 0 && testModules.every((module) => module.ok());
    };
    if (!(await passes())) throw new Error('the tests of allocation fail before anything is changed');
    for (const mutant of mutants) {
      current = mutant;
      verdicts.set(mutant, (await passes()) ? 'alive' : 'killed');
    }
  } finally {
    await vitest.close();
  }
  process.exitCode = 0;
  return verdicts;
};
