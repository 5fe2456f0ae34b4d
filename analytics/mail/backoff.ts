/** Tries that failed, by what failed: the server as a whole, or a letter by its version. */
export type Failures = ReadonlyMap<'server' | number, Failure>;

export interface Failure {
  readonly times: number;
  /** ISO; nothing is tried before. */
  readonly until: string;
}

const [first, longest] = [60, 3600];

/** Seconds until the next try, twice as many each time, up to an hour. */
export const secondsAfter = (times: number): number => Math.min(longest, first * 2 ** (times - 1));

/** What is known once more of this failed. */
export const failedAgain = (failures: Failures, what: 'server' | number, now: string): Failures => {
  const times = (failures.get(what)?.times ?? 0) + 1;
  const until = new Date(Date.parse(now) + secondsAfter(times) * 1000).toISOString();
  return new Map([...failures, [what, { times, until }]]);
};

/** What is known once this went well. */
export const wentWell = (failures: Failures, what: 'server' | number): Failures =>
  new Map([...failures].filter(([each]) => each !== what));

/** Whether a letter may be tried now. */
export const isDue = (failures: Failures, letter: number, now: string): boolean =>
  (['server', letter] as const).every((what) => (failures.get(what)?.until ?? '') <= now);

/** Whether of so many letters that wait any may be tried now. */
export const anyDue = (failures: Failures, waiting: number, now: string): boolean => {
  const held = [...failures].filter(([, { until }]) => until > now).map(([what]) => what);
  return !held.includes('server') && waiting > held.length;
};
