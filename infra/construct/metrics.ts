import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../bundle/bundle.ts';
import { arns, type Names } from '../names.ts';

const metric = (
  namespace: string,
  metricName: string,
  statistic: string,
  dimensionsMap: Record<string, string>,
  period = Duration.minutes(5),
): Metric => new Metric({ namespace, metricName, statistic, dimensionsMap, period });

/** The figures that are watched, by name, so that no stack has to hand its resources to another. */
export const metricsOf = (names: Names) => ({
  /** Messages that lie in a queue. */
  waiting: (queue: string) => metric('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum', { QueueName: queue }),
  /** Seconds that the oldest message of a queue has waited. */
  oldestMessage: (queue: string) => metric('AWS/SQS', 'ApproximateAgeOfOldestMessage', 'Maximum', { QueueName: queue }),
  errors: (step: FunctionName) => metric('AWS/Lambda', 'Errors', 'Sum', { FunctionName: names.step(step) }),
  calls: (step: FunctionName, period: Duration) =>
    metric('AWS/Lambda', 'Invocations', 'Sum', { FunctionName: names.step(step) }, period),
  /** Milliseconds. */
  duration: (step: FunctionName) => metric('AWS/Lambda', 'Duration', 'Maximum', { FunctionName: names.step(step) }),
  runs: (ended: 'Succeeded' | 'Failed' | 'TimedOut' | 'Aborted') =>
    metric('AWS/States', `Executions${ended}`, 'Sum', { StateMachineArn: arns.machine(names.machine) }),
  /** What our own steps count, over all regions. */
  own: (step: FunctionName, name: string) =>
    metric('Jixiao', name, 'Maximum', { service: names.step(step) }, Duration.hours(1)),
});

export type Metrics = ReturnType<typeof metricsOf>;
