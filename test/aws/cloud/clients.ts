import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';

/** What a test does itself, it does under this access key, so that it is counted apart from the functions. */
export const tester = 'tester';

/** A client of each service, as a person with all rights would have them. */
export const clientsOf = (endpoint: string, region: string) => {
  const base = { endpoint, region, credentials: { accessKeyId: tester, secretAccessKey: 'test' }, maxAttempts: 2 };
  return {
    // A second attempt would only find the first one's half-made stack and hide why.
    cloudFormation: new CloudFormationClient({ ...base, maxAttempts: 1 }),
    dynamo: new DynamoDBClient(base),
    events: new EventBridgeClient(base),
    s3: new S3Client({ ...base, forcePathStyle: true }),
    machines: new SFNClient(base),
    topics: new SNSClient(base),
    queues: new SQSClient(base),
  };
};

export type Clients = ReturnType<typeof clientsOf>;
