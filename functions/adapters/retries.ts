import { setTimeout as pause } from 'node:timers/promises';

/**
 * How every client of AWS tries again: what was throttled or lost on the way up to eight times, each wait chosen at
 * random up to a bound that doubles, so that many functions throttled at once don't come back at once. Some half a
 * minute in all, which a function's time allows.
 */
export const retries = { retryMode: 'standard', maxAttempts: 8 } as const;

/**
 * Waits before a further try of what a client can't retry by itself, in the same manner; not at all before the first.
 */
export const pauseBefore = async (attempt: number): Promise<void> => {
  if (attempt > 0) await pause(Math.random() * Math.min(5000, 50 * 2 ** attempt));
};
