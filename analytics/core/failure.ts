/**
 * What a log line or a state machine may know of a failure: its name and where in the code it arose, never a message,
 * for messages can quote cells.
 */
export interface FailureShape {
  readonly error: string;
  /** The status of an answer of the cloud's own services; their messages quote keys, which carry the names of files. */
  readonly status?: number;
  readonly at: readonly string[];
  readonly cause?: FailureShape;
}

const framesOf = ({ stack = '' }: Error): readonly string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());

/** The status that a service of the cloud answered with; null where the failure is no answer of one. */
export const serviceStatus = (thrown: unknown): number | null => {
  const { httpStatusCode } =
    (thrown as { readonly $metadata?: { readonly httpStatusCode?: number } } | null)?.$metadata ?? {};
  return httpStatusCode ?? null;
};

/** @example failureShape(new TypeError('secret')) // { error: 'TypeError', at: ['at …'] } */
export const failureShape = (thrown: unknown): FailureShape => {
  if (!(thrown instanceof Error)) return { error: typeof thrown, at: [] };
  const status = serviceStatus(thrown);
  return {
    error: thrown.name,
    ...(status === null ? {} : { status }),
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
