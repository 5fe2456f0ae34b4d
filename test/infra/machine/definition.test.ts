import { describe, expect, it } from 'vitest';
import { definition } from '../../../infra/machine/definition.ts';

const machine = definition({
  plan: 'arn:plan',
  build: 'arn:build',
  merge: 'arn:merge',
  report: 'arn:report',
  notify: 'arn:notify',
  lake: 'lake',
  concurrency: 7,
  toleratedFailurePercent: 10,
});
const states = machine.States as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const build = (
  machine.States.Regions.ItemProcessor.States as Readonly<Record<string, Readonly<Record<string, unknown>>>>
).Build;

it('goes from snapshot over regions, merge and report to the news', () => {
  const way: string[] = [];
  for (let at: unknown = 'Plan'; typeof at === 'string'; at = states[at]?.Next) way.push(at);
  expect(way).toEqual(['Plan', 'Regions', 'Merge', 'Report', 'Notify', 'Done']);
});

it('begins only under the name of its run, so that a second start collides', () => {
  expect(machine.StartAt).toBe('KeyIsName');
  expect(states.KeyIsName).toMatchObject({
    Choices: [{ Variable: '$.key', StringEqualsPath: '$$.Execution.Name', Next: 'Plan' }],
    Default: 'NameIsNotTheRunKey',
  });
  expect(states.NameIsNotTheRunKey?.Type).toBe('Fail');
});

describe('regions', () => {
  it('are read from the plan, computed apart, and written down', () => {
    expect(states.Regions).toMatchObject({
      Type: 'Map',
      Label: 'regions',
      ItemReader: { ReaderConfig: { InputType: 'JSON' }, Parameters: { Bucket: 'lake', 'Key.$': '$.plan.itemsKey' } },
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'Build' },
      ResultWriter: { Parameters: { Bucket: 'lake', 'Prefix.$': "States.Format('runs/{}/map', $$.Execution.Name)" } },
      MaxConcurrency: 7,
    });
    expect(build).toMatchObject({ Type: 'Task', Resource: 'arn:build', End: true });
  });

  it('may fail up to what is tolerated', () => {
    expect(states.Regions?.ToleratedFailurePercentage).toBe(10);
  });

  it('leave the state as it was for what comes after', () => {
    expect(states.Regions?.ResultPath).toBeNull();
  });
});

describe('trouble', () => {
  it.each(['Plan', 'Merge', 'Report', 'Notify'])(
    'of Lambda or of a step is tried again, with waits that differ: %s',
    (state) => {
      const retries = states[state]?.Retry as readonly {
        ErrorEquals: readonly string[];
        MaxAttempts: number;
        JitterStrategy: string;
      }[];
      expect(retries.map(({ MaxAttempts }) => MaxAttempts)).toEqual([6, 2]);
      expect(retries.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
      expect(retries.every(({ JitterStrategy }) => JitterStrategy === 'FULL')).toBe(true);
      expect(build?.Retry).toEqual(retries);
    },
  );

  it('is caught only where the run goes on, since what was caught can’t be redriven', () => {
    expect(Object.keys(states).filter((state) => states[state]?.Catch)).toEqual(['Notify']);
    expect(states.Notify?.Catch).toMatchObject([{ ErrorEquals: ['States.ALL'], Next: 'Done' }]);
  });

  it('ends in time', () => {
    expect(machine.TimeoutSeconds).toBe(43_200);
  });
});
