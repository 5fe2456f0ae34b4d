import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Install, Keys } from '../install.ts';
import { distributionsOfThisAccount } from './keys.ts';
import { logBucket, PrivateBucket } from './private-bucket.ts';

/** Moves what is rarely read again, and never soon, to where keeping is cheap. */
const ages = {
  transitions: [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(180) }],
};
const forgetsOldVersions = (days: number) => ({ noncurrentVersionExpiration: Duration.days(days) });
/** Also that something was there at all: the folder of a run is written once and cleared away in the end. */
const forgetsWhatIsGone = (days: number) => ({ ...forgetsOldVersions(days), expiredObjectDeleteMarker: true });

/** Landing, lake, site and archive, and the bucket in which their requests are logged. */
export const bucketsOf = (scope: Construct, { config, names }: Install, { inner, outer }: Keys): void => {
  const logs = logBucket(scope, names.logs);
  const lockYears = config.retentionYears;

  const landing = new PrivateBucket(scope, 'Landing', {
    bucketName: names.landing,
    key: inner,
    logs,
    lockYears,
    rules: [ages],
  });
  landing.tellEvents();

  const lake = new PrivateBucket(scope, 'Lake', {
    bucketName: names.lake,
    key: inner,
    logs,
    rules: [
      { prefix: 'runs/', expiration: Duration.days(400), ...forgetsOldVersions(30) },
      { prefix: 'athena/', expiration: Duration.days(30), ...forgetsOldVersions(1) },
      { prefix: 'marts/', ...forgetsOldVersions(365) },
      { prefix: 'results/', ...forgetsWhatIsGone(365) },
    ],
  });
  lake.writeOnce('objects/*');

  const archive = new PrivateBucket(scope, 'Archive', {
    bucketName: names.archive,
    key: inner,
    logs,
    lockYears,
    rules: [ages],
  });
  archive.writeOnce('*');

  const site = new PrivateBucket(scope, 'Site', {
    bucketName: names.site,
    key: outer,
    logs,
    rules: [forgetsWhatIsGone(90)],
  });
  if (!config.site.on) return;
  site.addToResourcePolicy(
    new PolicyStatement({
      sid: 'Distribution',
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      actions: ['s3:GetObject'],
      resources: [site.arnForObjects('*')],
      conditions: distributionsOfThisAccount(),
    }),
  );
};
