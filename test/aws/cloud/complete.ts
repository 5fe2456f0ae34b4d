import { CreateTableCommand, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { PutRuleCommand, PutTargetsCommand, type Target } from '@aws-sdk/client-eventbridge';
import {
  type ObjectLockConfiguration,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
} from '@aws-sdk/client-s3';
import { CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import type { Clients } from './clients.ts';
import type { Resource } from './template.ts';

/**
 * moto's grammar wants a decimal point where AWS's examples have none; and retries need not wait for what does not
 * pass.
 */
const asMotoReads = (definition: string): string =>
  definition
    .replace(/("ToleratedFailurePercentage":\d+)(?=[,}])/g, '$1.0')
    .replace(/("(?:IntervalSeconds|BackoffRate)":)\d+/g, '$11');

type Properties = Readonly<Record<string, unknown>>;

/** CloudFormation's names begin with a capital, those of some interfaces don't. */
const bucket = async ({ s3 }: Clients, properties: Properties): Promise<void> => {
  const Bucket = String(properties.BucketName);
  const {
    VersioningConfiguration: versioning,
    ObjectLockConfiguration: lock,
    NotificationConfiguration: notification,
  } = properties;
  if (versioning) await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: versioning }));
  if (lock)
    await s3.send(
      new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: lock as ObjectLockConfiguration }),
    );
  if (notification)
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket,
        NotificationConfiguration: { EventBridgeConfiguration: {} },
      }),
    );
};

const table = async ({ dynamo }: Clients, properties: Properties): Promise<void> => {
  const {
    TableName,
    KeySchema,
    AttributeDefinitions,
    GlobalSecondaryIndexes,
    StreamSpecification: stream,
  } = properties as Omit<CreateTableCommandInput, 'never'>;
  const StreamSpecification = stream && { ...stream, StreamEnabled: true };
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      KeySchema,
      AttributeDefinitions,
      GlobalSecondaryIndexes,
      StreamSpecification,
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
};

interface RuleProperties {
  readonly Name: string;
  readonly EventBusName?: string;
  readonly EventPattern: unknown;
  readonly State?: 'ENABLED';
  readonly Targets: Target[];
}

const rule = async ({ events }: Clients, properties: Properties): Promise<void> => {
  const { Name, EventBusName, EventPattern, State, Targets } = properties as unknown as RuleProperties;
  await events.send(new PutRuleCommand({ Name, EventBusName, State, EventPattern: JSON.stringify(EventPattern) }));
  await events.send(new PutTargetsCommand({ Rule: Name, EventBusName, Targets }));
};

const machine = async ({ machines }: Clients, properties: Properties): Promise<void> => {
  const { StateMachineName, RoleArn, DefinitionString } = properties;
  await machines.send(
    new CreateStateMachineCommand({
      name: String(StateMachineName),
      roleArn: String(RoleArn),
      definition: asMotoReads(String(DefinitionString)),
    }),
  );
};

type Completion = (clients: Clients, properties: Properties) => Promise<void>;

/** What moto's CloudFormation leaves out of these, or does wrong, is done by the services' own interfaces. */
export const completions: Readonly<Record<string, Completion>> = {
  'AWS::S3::Bucket': bucket,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::Rule': rule,
  'AWS::StepFunctions::StateMachine': machine,
};

/** Types that no server here has, with what becomes of their part of the promise. */
export const leftOut: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy':
    'moto does not evaluate conditions; the front refuses what the write-once statements refuse, the rest is for test:account',
  'AWS::SQS::QueuePolicy': 'test:account',
  'AWS::SNS::TopicPolicy': 'test:account',
  'AWS::SNS::Subscription': 'mails to people',
  'AWS::Events::EventBusPolicy': 'test:account',
  'AWS::Events::Rule': 'made by the interface of EventBridge: moto’s CloudFormation takes no bus by reference',
  'AWS::StepFunctions::StateMachine':
    'made by the interface of Step Functions: moto’s CloudFormation makes one that can’t be executed',
  'AWS::Lambda::EventSourceMapping': 'read by the pump, which stands for Lambda’s pollers',
  'AWS::Lambda::EventInvokeConfig': 'the front does not retry invocations without someone waiting',
  'AWS::Scheduler::Schedule': 'read by the test, which fires it',
  'AWS::Scheduler::ScheduleGroup': 'test:account',
  'AWS::CloudWatch::Alarm': 'test:account',
  'AWS::CloudWatch::CompositeAlarm': 'test:account',
  'AWS::CloudWatch::Dashboard': 'test:account',
  'AWS::Logs::MetricFilter': 'test:account',
  'AWS::Glue::Database': 'Trino reads the lake instead',
  'AWS::Glue::Table': 'Trino reads the lake instead',
  'AWS::Athena::WorkGroup': 'Trino reads the lake instead',
  'AWS::CloudFront::Distribution': 'test:account',
  'AWS::CloudFront::OriginAccessControl': 'test:account',
  'AWS::CloudFront::ResponseHeadersPolicy': 'test:account',
  'AWS::CloudFront::Function': 'test:account',
};

export const isMade = ({ Type }: Resource): boolean => !(Type in leftOut);
