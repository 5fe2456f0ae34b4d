import { inParallel } from '../../analytics/core/in-parallel.ts';
import { readModels } from '../../analytics/models/catalogue.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { sampleWorlds } from './sample-worlds.ts';
import { type Mutant, sqlMutants } from './sql-mutants.ts';
import { holdsAsItIs, onTheWay, tryModel, type Verdict } from './try.ts';
import { fixtureWorlds, type World } from './worlds.ts';

/** Every mutant of the models; a path ends with the model's name. */
export const modelMutants = async (): Promise<readonly Mutant[]> =>
  (await readModels(asset)).flatMap(({ path, sql }) => sqlMutants(path, sql));

const modelOf = ({ path }: Mutant): string => path.replace(/^.*\//, '').replace('.sql', '');

const speaksOf = ({ relations }: World, name: string): boolean => relations.includes(name);
const isSample = ({ about }: World): boolean => about === 'sample';

/**
 * From the fixtures of the model itself over the fictional district to fixtures that merely read what is made of the
 * model.
 */
const nearness: readonly ((world: World, name: string) => boolean)[] = [
  (world, name) => world.about === name,
  (world, name) => isSample(world) && onTheWay(world, name).length > 0,
  (world, name) => !isSample(world) && world.about !== name && speaksOf(world, name),
  (world, name) =>
    !isSample(world) && world.about !== name && !speaksOf(world, name) && onTheWay(world, name).length > 0,
];

/** Sessions that compute side by side. */
const atOnce = 2;

/** Mutants that one session tries. */
const inOneSession = 12;

/**
 * Tries mutants of models against the fixtures and the audits, the nearest first. Throws where a fixture fails as it
 * is.
 */
export const tryModels = async (
  mutants: readonly Mutant[],
  progress: (world: string, tried: number) => void,
): Promise<ReadonlyMap<Mutant, Verdict>> => {
  const verdicts = new Map<Mutant, Verdict>();

  const tryIn = async (world: World, mine: readonly Mutant[]): Promise<void> => {
    const session = await world.open();
    try {
      if (!(await holdsAsItIs(session, world, new Set(mine.map(modelOf)))))
        throw new Error(`${world.name} does not hold before anything is changed`);
      for (const mutant of mine) {
        if (verdicts.has(mutant)) continue;
        const verdict = await tryModel(session, world, modelOf(mutant), mutant.text);
        if (verdict !== 'alive') verdicts.set(mutant, verdict);
      }
    } finally {
      await session.close();
    }
  };

  /** In one session after another, for what was rolled back keeps its memory until the session ends. */
  const tryAll = async (world: World, mine: readonly Mutant[]): Promise<void> => {
    for (let first = 0; first < mine.length; first += inOneSession)
      await tryIn(world, mine.slice(first, first + inOneSession));
  };

  const { sample, worlds: sampled } = await sampleWorlds();
  try {
    const worlds = [...(await fixtureWorlds()), ...sampled];
    for (const isNear of nearness) {
      await inParallel(worlds, atOnce, async (world) => {
        const mine = mutants.filter((mutant) => !verdicts.has(mutant) && isNear(world, modelOf(mutant)));
        if (mine.length === 0) return;
        progress(world.name, mine.length);
        await tryAll(world, mine);
      });
    }
  } finally {
    await sample.office.close();
  }
  return new Map(mutants.map((mutant) => [mutant, verdicts.get(mutant) ?? 'alive']));
};
