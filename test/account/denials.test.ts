import { DescribeContinuousBackupsCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, test } from 'vitest';
import { dynamoClient, s3Client } from '../../functions/cloud/clients.ts';
import { findInstall, type Install, ownRegion } from './install.ts';

// Whatever the caller may do by its own role, these the resources themselves refuse. No test server evaluates such
// policies.

let install: Install;
const region = ownRegion();
beforeAll(async () => {
  install = await findInstall();
});

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    ({ name }: Error) => name,
  );

describe.each([
  ['the lake’s objects', 'lake', `objects/${region}`],
  ['the archive', 'archive', region],
] as const)('%s', (_, bucket, prefix) => {
  const object = (name: string) => ({ Bucket: install[bucket], Key: `${prefix}/${name}` });
  const putOnce = (name: string) =>
    s3Client().send(new PutObjectCommand({ ...object(name), Body: 'x', IfNoneMatch: '*' }));

  test('take an object only under the condition that there is none', async () => {
    expect(await refusalOf(s3Client().send(new PutObjectCommand({ ...object('plain'), Body: 'x' })))).toBe(
      'AccessDenied',
    );
    expect(await refusalOf(putOnce('once'))).toBe('done');
    expect(await refusalOf(putOnce('once'))).toBe('PreconditionFailed');
  });

  test('give none away again, by deletion or by a copy over it', async () => {
    const { VersionId } = await putOnce('kept');
    expect(await refusalOf(s3Client().send(new DeleteObjectCommand(object('kept'))))).toBe('AccessDenied');
    expect(await refusalOf(s3Client().send(new DeleteObjectCommand({ ...object('kept'), VersionId })))).toBe(
      'AccessDenied',
    );
    const copy = {
      ...object('kept'),
      CopySource: `${install[bucket]}/${encodeURIComponent(`${prefix}/kept`)}`,
      MetadataDirective: 'REPLACE',
    } as const;
    expect(await refusalOf(s3Client().send(new CopyObjectCommand(copy)))).toBe('AccessDenied');
  });
});

describe('an upload', () => {
  test('is locked as it comes, in one piece or in parts, and no version of it can be deleted', async () => {
    const Key = `${region}/locked.txt`;
    const { VersionId } = await s3Client().send(new PutObjectCommand({ Bucket: install.landing, Key, Body: 'x' }));
    const version = { Bucket: install.landing, Key, VersionId };
    expect((await s3Client().send(new HeadObjectCommand(version))).ObjectLockRetainUntilDate).toBeInstanceOf(Date);
    expect(await refusalOf(s3Client().send(new DeleteObjectCommand(version)))).toBe('AccessDenied');
    const Retention = { Mode: 'GOVERNANCE', RetainUntilDate: new Date(Date.now() + 60_000) } as const;
    expect(await refusalOf(s3Client().send(new PutObjectRetentionCommand({ ...version, Retention })))).toBe(
      'AccessDenied',
    );
  });
});

describe('every bucket', () => {
  test.each(['landing', 'lake', 'site', 'archive'] as const)(
    '%s is closed to the public and to connections without TLS',
    async (bucket) => {
      const { PublicAccessBlockConfiguration } = await s3Client().send(
        new GetPublicAccessBlockCommand({ Bucket: install[bucket] }),
      );
      expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
      const address = new URL(
        await getSignedUrl(s3Client(), new GetObjectCommand({ Bucket: install[bucket], Key: 'any' }), {
          expiresIn: 60,
        }),
      );
      address.protocol = 'http:';
      expect((await fetch(address)).status).toBe(403);
    },
  );
});

describe('the ledger', () => {
  test('can’t be deleted, and can be brought back to any moment', async () => {
    const { Table } = await dynamoClient().send(new DescribeTableCommand({ TableName: install.table }));
    expect(Table?.DeletionProtectionEnabled).toBe(true);
    const { ContinuousBackupsDescription } = await dynamoClient().send(
      new DescribeContinuousBackupsCommand({ TableName: install.table }),
    );
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('ENABLED');
  });
});
