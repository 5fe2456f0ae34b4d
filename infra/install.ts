import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from './bundle/bundle.ts';
import type { Config } from './config.ts';
import { type Names, namesOf } from './names.ts';

/** A function's code and where in it Lambda begins. */
export interface StepCode {
  readonly code: Code;
  readonly handler: string;
}

/** What every stack of one install is given. */
export interface Install {
  readonly config: Config;
  readonly names: Names;
  readonly codeOf: (step: FunctionName) => StepCode;
}

/**
 * The two keys: `inner` for facts and decisions, `outer` for pages and messages, which other services of AWS deliver.
 */
export interface Keys {
  readonly inner: IKey;
  readonly outer: IKey;
}

export const installOf = (config: Config, codeOf: Install['codeOf']): Install => ({
  config,
  names: namesOf(config.name, config.ledgerTable),
  codeOf,
});
