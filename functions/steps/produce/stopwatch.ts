import type { Log } from '../../../analytics/core/ports/log.ts';
import { stepWords } from './step-names.ts';

export interface Stopwatch {
  /** Does the work and remembers how long it took. */
  time<T>(step: string, work: () => Promise<T>): Promise<T>;
  readonly seconds: Readonly<Record<string, number>>;
}

/** Seconds per step, to the hundredth; the log hears of each step as it begins. */
export const stopwatch = (log: Log): Stopwatch => {
  const seconds: Record<string, number> = {};
  return {
    seconds,
    time: async (step, work) => {
      log.info(stepWords(step));
      const began = performance.now();
      try {
        return await work();
      } finally {
        seconds[step] = Math.round((performance.now() - began) / 10) / 100;
      }
    },
  };
};
