import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Install, Keys } from '../install.ts';

const key = (scope: Construct, id: string, alias: string, description: string): Key =>
  new Key(scope, id, { alias, description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });

/** Lets a service of AWS use the key, for this account's own resources only. */
const serve = (
  outer: Key,
  service: string,
  actions: string[],
  conditions: Record<string, Record<string, string>>,
): void => {
  outer.addToResourcePolicy(
    new PolicyStatement({ principals: [new ServicePrincipal(service)], actions, resources: ['*'], conditions }),
  );
};

/** The install's keys. What lies under `inner` is read by our functions alone. */
export const keysOf = (scope: Construct, { config }: Install): Keys => {
  const inner = key(scope, 'Inner', `${config.name}-inner`, 'Uploads, lake, archive and ledger');
  const outer = key(scope, 'Outer', `${config.name}-outer`, 'Pages and messages, which other services of AWS deliver');
  const ours = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
  for (const service of ['cloudwatch.amazonaws.com', 'events.amazonaws.com'])
    serve(outer, service, ['kms:Decrypt', 'kms:GenerateDataKey'], ours);
  if (config.site.on) serve(outer, 'cloudfront.amazonaws.com', ['kms:Decrypt'], distributionsOfThisAccount());
  return { inner, outer };
};

/** Which distribution it will be is not known yet: it is made from the bucket, and the bucket from the key. */
export const distributionsOfThisAccount = (): Record<string, Record<string, string>> => ({
  ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/*` },
});
