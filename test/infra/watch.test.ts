import { readFile } from 'node:fs/promises';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { flat } from './roles/walk.ts';
import { appFor, partitions, templatesOf } from './synthesised.ts';

describe.each(partitions)('the watch in %s', (partition) => {
  let templates: Readonly<Record<string, Template>>;
  let template: Template;
  beforeAll(() => {
    templates = templatesOf(appFor(partition));
    template = templates.Watch as Template;
  });

  it('is called every hour and told what is expected', () => {
    const [timer] = Object.values(
      template.findResources('AWS::Scheduler::Schedule', { Properties: { ScheduleExpression: 'cron(0 * * * ? *)' } }),
    );
    expect(JSON.parse(timer?.Properties.Target.Input)).toMatchObject({
      scheduledAt: '<aws.scheduler.scheduled-time>',
      overdueDay: 8,
      regions: [{ code: '310115' }, {}],
    });
  });

  it.each([
    ['upload-age', 'OldestUnprocessedUploadAge', 6 * 3600],
    ['run-overdue', 'RunOverdue', 1],
    ['silent-department', 'SilentDepartments', 1],
  ])('raises the alarm %s on %s from %d on', (name, MetricName, Threshold) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `jixiao-test-${name}`,
      Namespace: 'Jixiao',
      MetricName,
      Threshold,
      Dimensions: [{ Name: 'service', Value: 'jixiao-test-watch' }],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  it('raises an alarm when a run fails, in whichever way', () => {
    const [alarm] = Object.values(
      template.findResources('AWS::CloudWatch::Alarm', { Properties: { AlarmName: 'jixiao-test-run-failed' } }),
    );
    const counted = alarm?.Properties.Metrics.flatMap(
      ({ MetricStat }: { MetricStat?: { Metric: { MetricName: string } } }) => MetricStat?.Metric.MetricName ?? [],
    );
    expect(counted).toEqual(['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']);
  });

  it('raises an alarm when it is not called itself', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'jixiao-test-watch-silent',
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('raises an alarm on the dead letters of every queue that there is for them', () => {
    const queues = Object.values(templates).flatMap((each) =>
      Object.values(each.findResources('AWS::SQS::Queue')).map(({ Properties }) => String(Properties.QueueName)),
    );
    const dead = queues.filter((name) => name.endsWith('-dead')).sort();
    const alarms = Object.values(
      template.findResources('AWS::CloudWatch::Alarm', {
        Properties: { MetricName: 'ApproximateNumberOfMessagesVisible' },
      }),
    );
    expect(alarms.map(({ Properties }) => Properties.Dimensions[0].Value).sort()).toEqual(dead);
    expect(dead).toHaveLength(5);
  });

  it('mails every alarm, when it comes and when it goes, with where to read on', () => {
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [Match.anyValue()],
      OKActions: [Match.anyValue()],
      AlarmDescription: Match.stringLikeRegexp('docs/operations\\.md#'),
    });
  });

  it('has told operators what each alarm means and what to do', async () => {
    const book = await readFile('docs/operations.md', 'utf8');
    const sections = new Set([...book.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title));
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) =>
      Properties.AlarmName.replace('jixiao-test-', ''),
    );
    expect(alarms).toHaveLength(13);
    expect(alarms.filter((name) => !sections.has(name))).toEqual([]);
  });

  it('watches functions, queues and a machine that there are', () => {
    const names = Object.values(templates).flatMap((each) =>
      Object.values(each.toJSON().Resources as Record<string, { Properties: Record<string, unknown> }>).flatMap(
        ({ Properties }) => [Properties.FunctionName, Properties.QueueName, Properties.StateMachineName],
      ),
    );
    const known = new Set(names.filter((name) => typeof name === 'string'));
    const dimensions = (of: unknown): readonly string[] => {
      if (of === null || typeof of !== 'object') return [];
      if ('Name' in of && 'Value' in of) return [flat(of.Value).split(':').at(-1) ?? ''];
      return Object.values(of).flatMap(dimensions);
    };
    const watched = Object.values(template.findResources('AWS::CloudWatch::Alarm')).flatMap(({ Properties }) =>
      dimensions(Properties),
    );
    expect(watched.length).toBeGreaterThan(10);
    expect(watched.filter((name) => !known.has(name))).toEqual([]);
  });

  it('shows it all on one page', () => {
    const [board] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
    const titles = JSON.parse(flat(board?.Properties.DashboardBody)).widgets.map(
      (widget: { properties: { title: string } }) => widget.properties.title,
    );
    expect(titles).toHaveLength(8);
    expect(titles[0]).toBe('警报 Alarms');
  });
});
