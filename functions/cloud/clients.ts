import process from 'node:process';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { retries } from '../adapters/retries.ts';

const once = <Client>(make: () => Client): (() => Client) => {
  let made: Client | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** A gateway at one address serves its buckets below it, not as hosts of their own. */
const isGateway = (): boolean => Boolean(process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL);

/**
 * One client of each service per process, made when it is first asked for; all take their region, credentials and
 * address from the SDK's own variables.
 */
export const s3Client = /* @__PURE__ */ once(() => new S3Client({ ...retries, forcePathStyle: isGateway() }));
export const dynamoClient = /* @__PURE__ */ once(() => new DynamoDBClient(retries));
export const eventBridgeClient = /* @__PURE__ */ once(() => new EventBridgeClient(retries));
export const sfnClient = /* @__PURE__ */ once(() => new SFNClient(retries));
export const snsClient = /* @__PURE__ */ once(() => new SNSClient(retries));
