import type { Metrics } from '@aws-lambda-powertools/metrics';
import { failureShape, withoutMessage } from '../../analytics/core/failure.ts';
import type { Log } from '../../analytics/core/ports/log.ts';
import { powertoolsLog } from '../adapters/powertools-log.ts';
import { logger, metrics, tracer } from './telemetry.ts';

/** What a handler has of the invocation beside its event. */
export interface Invocation {
  /** Milliseconds until the function is stopped. */
  readonly remaining: () => number;
  readonly clock: () => string;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The part of Lambda's context that is used. */
interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  getRemainingTimeInMillis(): number;
}

/** Does the work within a part of the trace that is named after the step. */
const traced = async <Result>(step: string, work: () => Promise<Result>): Promise<Result> => {
  const whole = tracer.getSegment();
  const part = whole?.addNewSubsegment(step);
  if (part) tracer.setSegment(part);
  try {
    return await work();
  } catch (cause) {
    part?.addFaultFlag();
    throw cause;
  } finally {
    part?.close();
    if (whole) tracer.setSegment(whole);
  }
};

/**
 * A function's handler: each log line carries the step and the request, the trace a part of its own, metrics leave at
 * the end. A failure is logged by name and place and thrown on by name alone.
 * @example export const handler = handled('build', async (event, { log, clock }) => build(input.parse(event)))
 */
export const handled =
  <Result>(step: string, act: (event: unknown, invocation: Invocation) => Promise<Result>) =>
  async (event: unknown, context: LambdaContext): Promise<Result> => {
    logger.resetKeys();
    logger.appendKeys({ step, request: context.awsRequestId });
    metrics.captureColdStartMetric(context.functionName);
    try {
      return await traced(step, () =>
        act(event, {
          remaining: () => context.getRemainingTimeInMillis(),
          clock: () => new Date().toISOString(),
          log: powertoolsLog(logger),
          metrics,
        }),
      );
    } catch (cause) {
      logger.error('step failed', { ...failureShape(cause) });
      throw withoutMessage(cause);
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
