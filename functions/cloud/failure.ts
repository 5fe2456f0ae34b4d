/** What a log line or a state machine may know of a failure: its name and where in the code it arose, never a message, for messages can quote cells. */
export interface FailureShape {
  readonly error: string;
  /** Messages of the cloud's own services, which quote no data of ours. */
  readonly says?: string;
  readonly at: readonly string[];
  readonly cause?: FailureShape;
}

const framesOf = ({ stack = '' }: Error): readonly string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());

/** @example failureShape(new TypeError('secret')) // { error: 'TypeError', at: ['at …'] } */
export const failureShape = (thrown: unknown): FailureShape => {
  if (!(thrown instanceof Error)) return { error: typeof thrown, at: [] };
  const isService = '$metadata' in thrown;
  return {
    error: thrown.name,
    ...(isService ? { says: thrown.message } : {}),
    at: framesOf(thrown),
    ...(thrown.cause === undefined ? {} : { cause: failureShape(thrown.cause) }),
  };
};

/** The same failure for who called the function: its name, by which a retry is decided, and nothing else. */
export const withoutMessage = (thrown: unknown): Error => {
  const bare = new Error('see the function’s log');
  bare.name = failureShape(thrown).error;
  bare.stack = `${bare.name}: ${bare.message}`;
  return bare;
};
