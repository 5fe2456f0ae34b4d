import { arns } from '../names.ts';
import type { Permission } from './permission.ts';

const because =
  'Keys hold digests and region codes that are not known at deployment; the prefix is as narrow as the step needs.';

const onObjects =
  (...actions: readonly string[]) =>
  (bucket: string, ...keys: readonly string[]): Permission => ({
    actions,
    resources: keys.map((each) => arns.objects(bucket, each)),
    because,
  });

/** Permissions on the objects of a bucket under patterns of keys, such as `objects/*`. */
export const readObjects = onObjects('s3:GetObject');
export const readVersions = onObjects('s3:GetObjectVersion');
export const putObjects = onObjects('s3:PutObject');
/** In parts where they are large; the parts of what failed are taken away. */
export const uploadObjects = onObjects('s3:PutObject', 's3:AbortMultipartUpload');
export const deleteObjects = onObjects('s3:DeleteObject');

const onBucket =
  (action: string) =>
  (bucket: string, ...prefixes: readonly string[]): Permission => ({
    actions: [action],
    resources: [arns.bucket(bucket)],
    // Without `IfExists` a read of an absent object, which names no prefix, would be refused instead of answered with
    // "not found".
    ...(prefixes.length > 0 && { conditions: { StringLikeIfExists: { 's3:prefix': [...prefixes] } } }),
  });

/** Permissions to list a bucket, under the prefixes where there are any. */
export const listObjects = onBucket('s3:ListBucket');
export const listVersions = onBucket('s3:ListBucketVersions');
