import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type LifecycleRule,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Where the requests to the other buckets are written down; itself readable by no function. */
export const logBucket = (scope: Construct, bucketName: string): Bucket =>
  new Bucket(scope, 'Logs', {
    bucketName,
    // The log delivery of S3 can't write under a customer's key.
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(30) }],
  });

export interface PrivateBucketProps {
  readonly bucketName: string;
  readonly key: IKey;
  readonly logs: Bucket;
  readonly rules: readonly LifecycleRule[];
  /** No version can be deleted before so many years have passed, by who may go round the lock either. */
  readonly lockYears?: number;
}

/**
 * A bucket that only roles of this account read: encrypted with our key, versioned, over TLS, logged, kept when the
 * stack goes.
 */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, { bucketName, key, logs, rules, lockYears }: PrivateBucketProps) {
    super(scope, id, {
      bucketName,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }, ...rules],
      ...(lockYears && { objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(lockYears * 365)) }),
    });
    if (lockYears) this.#deny('KeepLocked', ['s3:BypassGovernanceRetention'], '*');
  }

  #deny(sid: string, actions: string[], keys: string, conditions?: Record<string, Record<string, string>>): void {
    const resources = [this.arnForObjects(keys)];
    this.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources,
        ...(conditions && { conditions }),
      }),
    );
  }

  /**
   * Sends every change to EventBridge. (The library's own switch brings a function with wide permissions to do the
   * same.)
   */
  tellEvents(): void {
    (this.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }

  /**
   * Refuses, to whomever, every creation of an object under these keys that does not say "only if there is none", and
   * every deletion. Parts of a multipart upload create nothing; its completion does, and copies can't say it.
   */
  writeOnce(keys: string): void {
    this.#deny('WriteOnce', ['s3:PutObject'], keys, {
      Null: { 's3:if-none-match': 'true' },
      Bool: { 's3:ObjectCreationOperation': 'true' },
    });
    this.#deny('KeepAll', ['s3:DeleteObject', 's3:DeleteObjectVersion'], keys);
  }
}
