import { Aws } from 'aws-cdk-lib';
import { retry } from './retry.ts';

/** The label of the map over regions, part of the ARN of every region's execution. */
export const mapLabel = 'regions';

export interface Machine {
  /** ARN of the function of each state. */
  readonly plan: string;
  readonly build: string;
  readonly merge: string;
  readonly report: string;
  readonly notify: string;
  readonly lake: string;
  readonly concurrency: number;
  readonly toleratedFailurePercent: number;
}

const task = (functionArn: string, rest: Readonly<Record<string, unknown>>) => ({
  Type: 'Task',
  Resource: functionArn,
  Retry: retry,
  ...rest,
});

/** Regions one by one, each an execution of its own; more failures than tolerated fail the run. */
const regions = ({ build, lake, concurrency, toleratedFailurePercent }: Machine) => ({
  Type: 'Map',
  Label: mapLabel,
  ItemReader: {
    Resource: `arn:${Aws.PARTITION}:states:::s3:getObject`,
    ReaderConfig: { InputType: 'JSON' },
    Parameters: { Bucket: lake, 'Key.$': '$.plan.itemsKey' },
  },
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Build',
    States: { Build: task(build, { End: true }) },
  },
  MaxConcurrency: concurrency,
  ToleratedFailurePercentage: toleratedFailurePercent,
  ResultWriter: {
    Resource: `arn:${Aws.PARTITION}:states:::s3:putObject`,
    Parameters: { Bucket: lake, 'Prefix.$': "States.Format('runs/{}/map', $$.Execution.Name)" },
  },
  ResultPath: null,
  Next: 'Merge',
});

/**
 * A run: snapshot of every region, the regions, what became of them, the overview, the news. Input and results: the
 * state that each function takes and adds to. Nothing is caught on the way but trouble with the news: a state that was
 * caught, or a run that ended in a Fail state, can't be redriven to where it failed. Who must know hears of a failed
 * run by the event of its end.
 */
export const definition = (machine: Machine) => ({
  Comment: 'jixiao: one run over all regions; the name of the execution is the key of the run',
  StartAt: 'KeyIsName',
  TimeoutSeconds: 12 * 3600,
  States: {
    KeyIsName: {
      Type: 'Choice',
      Choices: [{ Variable: '$.key', StringEqualsPath: '$$.Execution.Name', Next: 'Plan' }],
      Default: 'NameIsNotTheRunKey',
    },
    NameIsNotTheRunKey: {
      Type: 'Fail',
      Error: 'NameIsNotTheRunKey',
      Cause: 'Start runs by the function that names the execution after the run, so that none runs twice.',
    },
    Plan: task(machine.plan, { ResultPath: '$.plan', Next: 'Regions' }),
    Regions: regions(machine),
    Merge: task(machine.merge, { ResultPath: '$.merge', Next: 'Report' }),
    Report: task(machine.report, { ResultPath: '$.report', Next: 'Notify' }),
    Notify: task(machine.notify, {
      ResultPath: null,
      Next: 'Done',
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.notNotified', Next: 'Done' }],
    }),
    Done: { Type: 'Succeed' },
  },
});
