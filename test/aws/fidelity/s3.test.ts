import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientFor, startMoto, startVersity, type TestServer } from '../servers.ts';

const [plain, locked] = ['jixiao-plain', 'jixiao-locked'];

/** What is done to a server here; each answers with the name of the service's refusal or with `done`. */
const actionsOn = (server: TestServer) => {
  const client = new S3Client({ ...clientFor(server), forcePathStyle: true, maxAttempts: 1 });
  const outcome = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      ({ name }: Error) => name,
    );
  const put = (key: string, more: Partial<PutObjectCommandInput> = {}) =>
    client.send(new PutObjectCommand({ Bucket: plain, Key: key, Body: 'x', ...more }));
  const prepare = async () => {
    for (const [Bucket, ObjectLockEnabledForBucket] of [
      [plain, false],
      [locked, true],
    ] as const) {
      await client.send(
        new CreateBucketCommand({
          Bucket,
          ObjectLockEnabledForBucket,
          CreateBucketConfiguration: { LocationConstraint: 'cn-north-1' },
        }),
      );
    }
    await client.send(
      new PutBucketVersioningCommand({ Bucket: plain, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    const Rule = { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1 } } as const;
    await client.send(
      new PutObjectLockConfigurationCommand({
        Bucket: locked,
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule },
      }),
    );
  };
  /** Uploads parts of these sizes; gives what completes them. */
  const parts = async (Key: string, sizes: readonly number[], Bucket = plain) => {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const Parts = await Promise.all(
      sizes.map(async (bytes, index) => {
        const part = { Bucket, Key, UploadId, PartNumber: index + 1 };
        return {
          PartNumber: part.PartNumber,
          ETag: (await client.send(new UploadPartCommand({ ...part, Body: new Uint8Array(bytes) }))).ETag,
        };
      }),
    );
    return () =>
      client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, IfNoneMatch: '*' }),
      );
  };
  return { client, outcome, put, parts, prepare };
};

describe.each([
  ['moto', startMoto],
  ['versitygw', startVersity],
])('%s, as S3', (name, start) => {
  let server: TestServer;
  let at: ReturnType<typeof actionsOn>;
  beforeAll(async () => {
    server = await start();
    at = actionsOn(server);
    await at.prepare();
  });
  afterAll(async () => {
    at?.client.destroy();
    await server?.stop();
  });
  /** For what the two do differently. The first word is moto's, the second the gateway's. */
  const differs = <T>(moto: T, versity: T): T => (name === 'moto' ? moto : versity);

  test('a put under If-None-Match: * is refused with 412 where the key is taken', async () => {
    await at.put('中/文 a', { IfNoneMatch: '*' });
    await expect(at.put('中/文 a', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
  });

  test('a put under If-Match is refused with 412 over another etag, with 404 where nothing is; of racers over one etag one is heard', async () => {
    const { ETag } = await at.put('over');
    await at.put('over', { Body: 'y', IfMatch: ETag });
    await expect(at.put('over', { IfMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
    await expect(at.put('never', { IfMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
    for (let round = 0; round < 10; round += 1) {
      const { ETag: stands } = await at.put('contested', { Body: `${round}` });
      const racers = Array.from({ length: 8 }, (_, each) =>
        at.put('contested', { Body: `${round}-${each}`, IfMatch: stands }),
      );
      const won = (await Promise.all(racers.map(at.outcome))).filter((end) => end === 'done').length;
      expect(won).toBeGreaterThanOrEqual(1);
      expect(won).toBeLessThanOrEqual(differs(8, 1));
    }
  });

  test('so is a completion; the same completion again is answered as the first', async () => {
    const [first, second] = [await at.parts('parts', [5 * 1024 * 1024, 10]), await at.parts('parts', [10])];
    const { ETag } = await first();
    expect((await first()).ETag).toBe(ETag);
    await expect(second()).rejects.toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
    expect(await at.outcome((await at.parts('small', [10, 10]))())).toBe('EntityTooSmall');
  });

  test('versions come by key and newest first, in pages', async () => {
    for (const key of ['v/a', 'v/b', 'v/a', 'v/a']) await at.put(key);
    const { Versions = [], IsTruncated } = await at.client.send(
      new ListObjectVersionsCommand({ Bucket: plain, Prefix: 'v/' }),
    );
    expect(IsTruncated).toBe(false);
    expect(Versions.map(({ Key, IsLatest }) => `${Key} ${IsLatest}`)).toEqual([
      'v/a true',
      'v/a false',
      'v/a false',
      'v/b true',
    ]);
    const times = Versions.slice(0, 3).map(({ LastModified }) => Number(LastModified));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const page = { Bucket: plain, Prefix: 'v/', MaxKeys: 2 };
    const first = await at.client.send(new ListObjectVersionsCommand(page));
    const second = await at.client.send(
      new ListObjectVersionsCommand({
        ...page,
        KeyMarker: first.NextKeyMarker,
        VersionIdMarker: first.NextVersionIdMarker,
      }),
    );
    expect([...(first.Versions ?? []), ...(second.Versions ?? [])].map(({ VersionId }) => VersionId)).toEqual(
      Versions.map(({ VersionId }) => VersionId),
    );
  });

  test('the page of a list has a thousand keys', async () => {
    const keys = Array.from({ length: 1005 }, (_, index) => `n/${String(index).padStart(4, '0')}`);
    for (let from = 0; from < keys.length; from += 15)
      await Promise.all(keys.slice(from, from + 15).map((key) => at.put(key)));
    const list = (MaxKeys?: number) =>
      at.client.send(new ListObjectsV2Command({ Bucket: plain, Prefix: 'n/', MaxKeys }));
    expect(await list()).toMatchObject({ KeyCount: 1000, IsTruncated: true });
    // S3 gives a thousand to who asks for more; moto gives more.
    expect((await list(2000)).KeyCount).toBe(differs(1005, 1000));
  });

  test('a version under Object Lock can’t be deleted', async () => {
    const { VersionId } = await at.client.send(new PutObjectCommand({ Bucket: locked, Key: 'k', Body: 'x' }));
    const version = { Bucket: locked, Key: 'k', VersionId };
    expect(await at.outcome(at.client.send(new DeleteObjectCommand(version)))).toBe('AccessDenied');
    expect(
      await at.outcome(at.client.send(new DeleteObjectCommand({ ...version, BypassGovernanceRetention: true }))),
    ).toBe('AccessDenied');
    expect((await at.client.send(new DeleteObjectCommand({ Bucket: locked, Key: 'k' }))).DeleteMarker).toBe(true);
    expect(await at.outcome(at.client.send(new GetObjectCommand(version)))).toBe('done');
  });

  describe('unlike S3', () => {
    test('of racing conditional completions one wins: the gateway keeps that, moto checks and writes apart', async () => {
      const completions = await Promise.all([1, 2, 3, 4].map(() => at.parts('race', [6_000_000])));
      const ends = await Promise.all(completions.map((complete) => at.outcome(complete())));
      const won = ends.filter((end) => end === 'done').length;
      expect(won).toBeGreaterThanOrEqual(1);
      expect(won).toBeLessThanOrEqual(differs(4, 1));
    });

    test('after a delete marker the key is free: moto knows, the gateway does not', async () => {
      await at.put('marked');
      await at.client.send(new DeleteObjectCommand({ Bucket: plain, Key: 'marked' }));
      expect(await at.outcome(at.put('marked', { IfNoneMatch: '*' }))).toBe(differs('done', 'PreconditionFailed'));
    });

    test('both let a compliance retention be shortened, and lose a bucket’s default retention somewhere', async () => {
      const put = await at.client.send(new PutObjectCommand({ Bucket: locked, Key: 'short', Body: 'x' }));
      const head = await at.client.send(new HeadObjectCommand({ Bucket: locked, Key: 'short' }));
      expect(head.ObjectLockMode).toBe(differs('COMPLIANCE', undefined));
      const Retention = { Mode: 'COMPLIANCE', RetainUntilDate: new Date(Date.now() + 60_000) } as const;
      expect(
        await at.outcome(
          at.client.send(
            new PutObjectRetentionCommand({ Bucket: locked, Key: 'short', VersionId: put.VersionId, Retention }),
          ),
        ),
      ).toBe('done');
      await (await at.parts('large', [10], locked))();
      expect(
        (await at.client.send(new HeadObjectCommand({ Bucket: locked, Key: 'large' }))).ObjectLockMode,
      ).toBeUndefined();
    });

    test('neither denies by a condition on s3:if-none-match: moto takes the policy and ignores it, the gateway takes it for malformed', async () => {
      const deny = (Condition?: object) => {
        const Statement = [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:PutObject',
            Resource: `arn:aws:s3:::${plain}/once/*`,
            Condition,
          },
        ];
        return at.client.send(
          new PutBucketPolicyCommand({ Bucket: plain, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }),
        );
      };
      expect(await at.outcome(deny({ Null: { 's3:if-none-match': 'true' } }))).toBe(differs('done', 'MalformedPolicy'));
      expect(await at.outcome(at.put('once/a'))).toBe('done');
    });

    test.each([
      ['a checksum that does not fit', 'BadDigest', () => at.put('sum', { ChecksumSHA256: `${'A'.repeat(43)}=` })],
      ['a key of more than 1,024 bytes', 'KeyTooLongError', () => at.put('绩'.repeat(342))],
      [
        'a wrong signature',
        'SignatureDoesNotMatch',
        () => strangerOf({ credentials: { accessKeyId: 'test', secretAccessKey: 'wrong' } }),
      ],
      ['a clock an hour behind', 'RequestTimeTooSkewed', () => strangerOf({ systemClockOffset: -3_600_000 })],
    ])('%s is refused by the gateway as by S3, and taken by moto', async (_, refusal, act) => {
      expect(await at.outcome(act())).toBe(differs('done', refusal));
    });
    const strangerOf = (options: object): Promise<unknown> =>
      new S3Client({ ...clientFor(server), forcePathStyle: true, maxAttempts: 1, ...options }).send(
        new ListObjectsV2Command({ Bucket: plain, MaxKeys: 1 }),
      );

    test('an address past its time still opens at moto', async () => {
      await at.put('late');
      const signingDate = new Date(Date.now() - 120_000);
      const address = await getSignedUrl(at.client, new GetObjectCommand({ Bucket: plain, Key: 'late' }), {
        expiresIn: 60,
        signingDate,
      });
      expect((await fetch(address)).status).toBe(differs(200, 403));
    });
  });
});
