import { Duration } from 'aws-cdk-lib';
import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../bundle/bundle.ts';
import type { Install } from '../install.ts';
import type { DeadLetters } from '../names.ts';
import type { AlarmProps, Alarms } from './alarms.ts';
import type { Metrics } from './metrics.ts';

const sum = (label: string, metrics: readonly Metric[]): MathExpression =>
  new MathExpression({
    label,
    expression: metrics.map((_, at) => `FILL(m${at}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics.map((metric, at) => [`m${at}`, metric])),
    period: Duration.minutes(5),
  });

const deadLetters: Readonly<Record<DeadLetters, string>> = {
  uploads: 'News of uploads could not be dealt with in two days of trying.',
  archive: 'Events of the ledger could not be copied to the archive.',
  runs: 'A run could not be started, or the mail about its end could not be sent.',
  outbox: 'A decision could not be mailed.',
  watch: 'The watch could not be called.',
};

/** Functions whose errors nothing else would show. */
const quiet: readonly FunctionName[] = ['archive', 'notify', 'watch'];

const others = (metrics: Metrics, oldestUploadHours: number): Readonly<Record<string, AlarmProps>> => ({
  'upload-age': {
    metric: metrics.own('watch', 'OldestUnprocessedUploadAge'),
    from: oldestUploadHours * 3600,
    says: `An upload has waited ${oldestUploadHours} hours for its receipt.`,
  },
  'run-failed': {
    metric: sum('failed runs', [metrics.runs('Failed'), metrics.runs('TimedOut'), metrics.runs('Aborted')]),
    from: 1,
    says: 'A run failed: more regions than tolerated, or one of its own steps.',
  },
  'run-overdue': {
    metric: metrics.own('watch', 'RunOverdue'),
    from: 1,
    says: 'The run of last month has not finished by the day it should have.',
  },
  'silent-department': {
    metric: metrics.own('watch', 'SilentDepartments'),
    from: 1,
    says: 'A department that should have reported has sent nothing.',
  },
  'outside-regions': {
    metric: metrics.own('watch', 'FoldersOutsideRegions'),
    from: 1,
    says: 'Something was uploaded below a folder that is no region of this installation.',
  },
  'missing-region': {
    metric: metrics.own('merge', 'MissingRegions'),
    from: 1,
    says: 'A run finished without one of its regions.',
  },
  'step-errors': {
    metric: sum('errors', quiet.map(metrics.errors)),
    from: 1,
    says: `One of the functions ${quiet.join(', ')} failed.`,
  },
});

/** Every alarm of an install. */
export const raiseAlarms = (alarms: Alarms, { config, names }: Install, metrics: Metrics): void => {
  for (const [of, says] of Object.entries(deadLetters)) {
    alarms.add(`dead-letters-${of}`, { metric: metrics.waiting(names.dead(of as DeadLetters)), from: 1, says });
  }
  for (const [name, props] of Object.entries(others(metrics, config.oldestUploadHours))) alarms.add(name, props);
  alarms.addPulse('watch-silent', {
    metric: metrics.calls('watch', Duration.hours(3)),
    from: 1,
    says: 'No one has watched for three hours.',
  });
};
