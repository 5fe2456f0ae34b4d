import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as Lambda, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../bundle/bundle.ts';
import type { Install } from '../install.ts';
import { allow, type Permission } from './permission.ts';
import { send, trace } from './permissions.ts';

export interface StepProps {
  readonly install: Install;
  readonly megabytes: number;
  readonly seconds: number;
  /** Room in /tmp beyond the 512 MB that every function has. */
  readonly temporaryMegabytes?: number;
  /** Variables without their `JIXIAO_`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly may: readonly Permission[];
  /**
   * Where an event goes that the function could not deal with, for functions that are called without someone waiting.
   */
  readonly dead?: IQueue;
}

/** One step of the pipeline: a function with a role and a log of its own, which may do what `may` says and no more. */
export class Step extends Construct {
  readonly lambda: Lambda;

  constructor(scope: Construct, name: FunctionName, props: StepProps) {
    super(scope, name);
    const { config, names, codeOf } = props.install;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: names.stepLog(name),
      retention: config.logDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What the step ${name} may do`,
    });
    const log: Permission = {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    };
    allow(role, [...props.may, log, trace, ...(props.dead ? [send(props.dead.queueArn)] : [])]);
    this.lambda = new Lambda(this, 'Function', {
      functionName: names.step(name),
      runtime: Runtime.NODEJS_24_X,
      architecture: config.processor === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      ...codeOf(name),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      memorySize: props.megabytes,
      timeout: Duration.seconds(props.seconds),
      ephemeralStorageSize: Size.mebibytes(props.temporaryMegabytes ?? 512),
      ...(props.dead && { deadLetterQueue: props.dead }),
      environment: {
        POWERTOOLS_SERVICE_NAME: names.step(name),
        POWERTOOLS_METRICS_NAMESPACE: 'Jixiao',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...Object.fromEntries(Object.entries(props.environment).map(([key, value]) => [`JIXIAO_${key}`, value])),
      },
    });
  }
}
