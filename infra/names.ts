import { Aws } from 'aws-cdk-lib';
import type { FunctionName } from './bundle/bundle.ts';

/** Whose dead letters a queue holds. */
export type DeadLetters = 'uploads' | 'archive' | 'runs' | 'outbox' | 'watch';

/**
 * The names of an install. They follow from its own name, so that stacks find each other without exports that would tie
 * them together (the keys' ARNs and the site's address, which AWS makes up, are all that is exported), and operators
 * know them beforehand. A retained bucket or table is never silently replaced by an empty one of another name.
 */
export const namesOf = (install: string, ledger: string = `${install}-ledger`) => {
  const bucket = (holds: string) => `${install}-${holds}-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
  return {
    landing: bucket('landing'),
    lake: bucket('lake'),
    site: bucket('site'),
    archive: bucket('archive'),
    logs: bucket('logs'),
    readers: bucket('readers'),
    siteTitle: `${install}-site`,
    ledger,
    bus: install,
    results: `${install}-results`,
    alarms: `${install}-alarms`,
    machine: `${install}-run`,
    uploads: `${install}-uploads`,
    monthly: `${install}-monthly`,
    watch: `${install}-watch`,
    dead: (of: DeadLetters) => `${install}-${of}-dead`,
    step: (step: FunctionName) => `${install}-${step}`,
    stepLog: (step: FunctionName) => `/jixiao/${install}/${step}`,
    machineLog: `/aws/vendedlogs/states/${install}-run`,
    database: install.replaceAll('-', '_'),
  };
};

export type Names = ReturnType<typeof namesOf>;

const here = (service: string, resource: string) =>
  `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

/** ARNs by name, in whatever partition, region and account the stack stands. */
export const arns = {
  bucket: (name: string) => `arn:${Aws.PARTITION}:s3:::${name}`,
  objects: (bucket: string, keys: string) => `arn:${Aws.PARTITION}:s3:::${bucket}/${keys}`,
  table: (name: string) => here('dynamodb', `table/${name}`),
  index: (table: string, index: string) => here('dynamodb', `table/${table}/index/${index}`),
  bus: (name: string) => here('events', `event-bus/${name}`),
  topic: (name: string) => here('sns', name),
  queue: (name: string) => here('sqs', name),
  step: (name: string) => here('lambda', `function:${name}`),
  machine: (name: string) => here('states', `stateMachine:${name}`),
  /** Every execution of a machine. */
  executions: (machine: string) => here('states', `execution:${machine}:*`),
  /** Every execution that a distributed map of this label has started. */
  children: (machine: string, label: string) => here('states', `execution:${machine}/${label}:*`),
} as const;
