import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  PeriodOverride,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { FunctionName } from '../bundle/bundle.ts';
import type { Install } from '../install.ts';
import type { Metrics } from './metrics.ts';

const steps: readonly FunctionName[] = [
  'ingest',
  'archive',
  'begin',
  'snapshot',
  'build',
  'merge',
  'report',
  'notify',
  'watch',
];

const graph = (title: string, left: IMetric[]): IWidget =>
  new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { min: 0 } });

/** One page that says how the install is: alarms first, then uploads, runs and steps. */
export const dashboard = (scope: Construct, { names }: Install, metrics: Metrics, alarms: Alarm[]): Dashboard =>
  new Dashboard(scope, 'Dashboard', {
    dashboardName: names.watch,
    defaultInterval: Duration.days(35),
    periodOverride: PeriodOverride.AUTO,
    widgets: [
      [new AlarmStatusWidget({ title: '警报 Alarms', alarms, width: 24, height: 4 })],
      [
        new SingleValueWidget({
          title: '现状 Now',
          width: 24,
          height: 3,
          metrics: [
            metrics.own('watch', 'OldestUnprocessedUploadAge').with({ label: '最久未处理上传(秒) Oldest upload (s)' }),
            metrics.own('watch', 'SilentDepartments').with({ label: '未报部门 Silent departments' }),
            metrics.own('watch', 'RunOverdue').with({ label: '逾期运行 Run overdue' }),
            metrics.own('merge', 'MissingRegions').with({ label: '缺失财政区划 Missing regions' }),
          ],
        }),
      ],
      [
        graph('上传队列 Uploads waiting', [metrics.waiting(names.uploads), metrics.waiting(names.dead('uploads'))]),
        graph('最久等待(秒) Longest wait (s)', [metrics.oldestMessage(names.uploads)]),
        graph('运行 Runs', [
          metrics.runs('Succeeded'),
          metrics.runs('Failed'),
          metrics.runs('TimedOut'),
          metrics.runs('Aborted'),
        ]),
      ],
      [
        graph('函数错误 Errors of functions', steps.map(metrics.errors)),
        graph('函数用时(毫秒) Durations of functions (ms)', steps.map(metrics.duration)),
        graph(
          '死信 Dead letters',
          (['archive', 'runs', 'outbox', 'watch'] as const).map((of) => metrics.waiting(names.dead(of))),
        ),
      ],
    ],
  });
