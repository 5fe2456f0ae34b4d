/**
 * One container of a function: loads the handler, answers one event after another, knows nothing but its own
 * environment. Started by functions.ts.
 */
import process from 'node:process';

type Handler = (event: unknown, context: object) => Promise<unknown>;
interface Invocation {
  readonly request: string;
  readonly event: unknown;
  readonly deadline: number;
  readonly clock?: string;
}

// The time that handlers stamp is what the test says; the time that clients of services measure by goes on.
let clock: string | undefined;
globalThis.Date = new Proxy(Date, {
  construct: (target, given) => Reflect.construct(target, given.length === 0 && clock ? [clock] : given),
});

const [file = '', exported = 'handler'] = process.argv.slice(2);
const { [exported]: handler } = (await import(file)) as Record<string, Handler>;

const shapeOf = (thrown: unknown) =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message }
    : { errorType: typeof thrown, errorMessage: String(thrown) };

process.on('message', ({ request, event, deadline, clock: now }: Invocation) => {
  clock = now;
  const context = {
    awsRequestId: request,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.timeOrigin - performance.now()),
  };
  Promise.resolve()
    .then(() => handler?.(event, context))
    .then(
      (payload) => process.send?.({ request, payload: payload ?? null, failed: false }),
      (thrown) => process.send?.({ request, payload: shapeOf(thrown), failed: true }),
    );
});
process.send?.('ready');
