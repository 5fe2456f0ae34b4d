import { expect } from 'vitest';
import type { Period } from '../../analytics/core/period.ts';
import type { Candidate, Output } from '../../analytics/core/ports/output.ts';
import { type Random, random } from '../../functions/sample/random.ts';
import { sealed } from '../contract/output.ts';
import { type Death, interleaved, KilledError, type Mortal, mortal, type Turn } from './interleaving.ts';

/** What each operation of a run goes through: its turn, and maybe its death. */
export type Lives = <Result>(operation: () => Promise<Result>) => Promise<Result>;

/** A place into which runs publish at the same time. */
export interface Contested {
  readonly open: (lives: Lives, meet: Mortal) => Promise<Output>;
  /** Ids of the runs in the order in which each came to stand there. */
  readonly stood: readonly string[];
  /** Everything that readers meet, after whatever a dead run left behind was brought to its end. */
  readonly published: () => Promise<Readonly<Record<string, string>>>;
  /** What else shows a run: the id each shows in the end, and all that each showed as indices into `stood`. */
  readonly followers: () => Promise<readonly { readonly id: string | null; readonly showed: readonly number[] }[]>;
}

interface Run extends Candidate {
  readonly id: string;
  readonly death: Death | null;
  /** Whether it is tried again after everything else. */
  readonly again: boolean;
}

const months = ['2025-10', '2025-11', '2025-12', '2026-01'] as const;

const drawn = (draws: Random, seed: number): readonly Run[] => {
  const runs = draws.int(2, 3);
  const dying = draws.chance(0.5) ? draws.int(0, runs - 1) : -1;
  return Array.from({ length: runs }, (_, index) => ({
    id: `${seed}-${index}`,
    period: draws.pick(months),
    replaceLater: draws.chance(0.15),
    death: index === dying ? { at: draws.int(0, 16), done: draws.chance(0.5) } : null,
    again: draws.chance(0.5),
  }));
};

const filesOf = ({ id, period }: Run): Readonly<Record<string, string>> =>
  sealed(id, { 'site/index.html': id, 'marts/m.parquet': id }, period);

/** The month to which it gave way, null where it was published, `killed` where it died. */
type End = Period | null | 'killed';

const live = async (run: Run, place: Contested, turn: Turn, death: Death | null): Promise<End> => {
  const meet = mortal(death);
  const lives: Lives = (operation) =>
    turn(async () => {
      meet.before();
      const result = await operation();
      meet.after();
      return result;
    });
  try {
    const output = await place.open(lives, meet);
    for (const [path, content] of Object.entries(filesOf(run))) await output.write(path, content);
    return await output.publish(run);
  } catch (cause) {
    if (!(cause instanceof KilledError)) throw cause;
    return 'killed';
  }
};

/**
 * Two or three runs publish at once in an order drawn from a seed, one of them maybe dying on the way; then what stands
 * is checked.
 */
export const publishAtOnce = async (seed: number, place: Contested): Promise<void> => {
  const draws = random(`publishing-${seed}`);
  const runs = drawn(draws, seed);
  const ends = new Map<string, End>();
  const failures: unknown[] = [];
  await interleaved(
    draws,
    runs.map((run) => async (turn) => {
      await live(run, place, turn, run.death).then(
        (end) => ends.set(run.id, end),
        (cause: unknown) => failures.push(cause),
      );
    }),
  );
  for (const run of runs.filter(({ id, again }) => again && ends.get(id) === 'killed'))
    ends.set(run.id, await live(run, place, (operation) => operation(), null));
  if (failures.length > 0) throw new AggregateError(failures, `seed ${seed}`);
  await check(seed, runs, ends, place);
};

const check = async (seed: number, runs: readonly Run[], ends: ReadonlyMap<string, End>, place: Contested) => {
  const published = await place.published();
  const { stood } = place;
  const byId = (id: string | undefined): Run | undefined => runs.find((run) => run.id === id);
  const last = byId(stood.at(-1));
  const said = `seed ${seed}: ${JSON.stringify({ runs, ends: [...ends], stood })}`;
  expect(published, said).toEqual(last ? filesOf(last) : {});
  for (const [index, id] of stood.entries()) {
    const [former, next] = [byId(stood[index - 1]), byId(id)];
    if (former && next && !next.replaceLater) expect(next.period >= former.period, said).toBe(true);
  }
  for (const run of runs) {
    const end = ends.get(run.id);
    if (end === null) expect(stood, said).toContain(run.id);
    else if (end !== 'killed')
      expect(
        runs.some(({ id, period }) => period === end && end > run.period && stood.includes(id)),
        said,
      ).toBe(true);
  }
  if (!runs.some(({ replaceLater }) => replaceLater)) {
    const ended = runs.filter(({ id }) => ends.get(id) !== 'killed' || stood.includes(id));
    expect(last?.period, said).toBe(
      ended
        .map(({ period }) => period)
        .sort()
        .at(-1),
    );
  }
  const unfinished = [...ends.values()].includes('killed');
  for (const { id, showed } of await place.followers()) {
    if (!unfinished) expect(id, said).toBe(last?.id ?? null);
    expect(showed, said).toEqual([...showed].sort((a, b) => a - b));
  }
};
