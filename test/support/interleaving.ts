import type { Random } from '../../functions/sample/random.ts';

/** Waits until it is the task's turn, then does one operation. */
export type Turn = <Result>(operation: () => Promise<Result>) => Promise<Result>;

/**
 * Runs tasks to their ends, one operation of one of them at a time, in an order drawn from the stream. No task may
 * reject.
 */
export const interleaved = async (draws: Random, tasks: readonly ((turn: Turn) => Promise<void>)[]): Promise<void> => {
  const queues = tasks.map((): (() => Promise<void>)[] => []);
  const alive = new Set(tasks.keys());
  let wake = (): void => {};
  const turnOf =
    (task: number): Turn =>
    (operation) =>
      new Promise((resolve, reject) => {
        queues[task]?.push(() => operation().then(resolve, reject));
        wake();
      });
  const ends = tasks.map(async (task, index) => {
    await task(turnOf(index));
    alive.delete(index);
    wake();
  });
  while (alive.size > 0) {
    if ([...alive].some((task) => queues[task]?.length === 0)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    } else await queues[draws.pick([...alive])]?.shift()?.();
  }
  await Promise.all(ends);
};

/** The operation at which a life ends: before it is done, or after, without its answer. */
export interface Death {
  readonly at: number;
  readonly done: boolean;
}

export class KilledError extends Error {
  override readonly name = 'KilledError';
}

export interface Mortal {
  readonly before: () => void;
  readonly after: () => void;
}

/** Asked before and after each operation of a life; throws from its death on. */
export const mortal = (death: Death | null): Mortal => {
  let done = 0;
  const meet = (isDead: boolean): void => {
    if (isDead) throw new KilledError();
  };
  return {
    before: () => meet(death !== null && (death.done ? done > death.at : done >= death.at)),
    after: () => {
      done += 1;
      meet(death !== null && done > death.at);
    },
  };
};
