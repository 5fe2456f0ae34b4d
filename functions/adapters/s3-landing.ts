import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Landing, LandingVersion } from '../../analytics/core/ports/landing.ts';

/** S3 spells odd signs of a key as an address does, a blank as a plus sign, and says so. */
const plain = (written: string, encoding: string | undefined): string =>
  encoding === 'url' ? decodeURIComponent(written.replaceAll('+', ' ')) : written;

/**
 * S3 lists the versions of a name from the newest to the oldest, side by side; a gateway may tell the last one of a
 * page again on the next.
 */
const oldestFirst = (listed: readonly LandingVersion[]): readonly LandingVersion[] => {
  const byName = new Map<string, Map<string, LandingVersion>>();
  for (const each of listed) byName.set(each.name, (byName.get(each.name) ?? new Map()).set(each.version, each));
  return [...byName.values()].flatMap((versions) => [...versions.values()].toReversed());
};

/** Every page of a listing of versions. */
async function* pagesOf(
  client: S3Client,
  asked: { readonly Bucket: string; readonly Prefix?: string; readonly Delimiter?: string },
) {
  let next: Partial<Pick<ListObjectVersionsCommandOutput, 'NextKeyMarker' | 'NextVersionIdMarker'>> = {};
  do {
    const markers = { KeyMarker: next.NextKeyMarker, VersionIdMarker: next.NextVersionIdMarker };
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ ...asked, EncodingType: 'url', ...markers }),
    );
    yield page;
    next = page.IsTruncated
      ? {
          NextKeyMarker: plain(page.NextKeyMarker ?? '', page.EncodingType),
          NextVersionIdMarker: page.NextVersionIdMarker,
        }
      : {};
  } while (next.NextKeyMarker);
}

/** The names of the top folders of a landing bucket, and of files that lie in none. */
export const landingFolders = async (client: S3Client, bucket: string): Promise<readonly string[]> => {
  const found = new Set<string>();
  for await (const { CommonPrefixes = [], Versions = [], EncodingType } of pagesOf(client, {
    Bucket: bucket,
    Delimiter: '/',
  })) {
    for (const { Prefix = '' } of CommonPrefixes) found.add(plain(Prefix, EncodingType).replace(/\/$/, ''));
    for (const { Key = '' } of Versions) found.add(plain(Key, EncodingType));
  }
  return [...found];
};

/** The landing place of one region in a versioned bucket. `prefix` ends in a slash. */
export const s3Landing = (
  client: S3Client,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
): Landing => {
  const bodyOf = async ({ name, version }: Pick<LandingVersion, 'name' | 'version'>) => {
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: `${prefix}${name}`, VersionId: version }),
    );
    if (!Body) throw new TypeError('S3 answered without a body');
    return Body;
  };
  return {
    versions: async () => {
      const found: LandingVersion[] = [];
      for await (const { Versions = [], EncodingType } of pagesOf(client, { Bucket: bucket, Prefix: prefix })) {
        for (const { Key = '', VersionId = 'null', Size = 0, LastModified, IsLatest = false } of Versions) {
          const name = plain(Key, EncodingType).slice(prefix.length);
          found.push({
            name,
            version: VersionId,
            bytes: Size,
            at: (LastModified ?? new Date(0)).toISOString(),
            current: IsLatest,
          });
        }
      }
      return oldestFirst(found);
    },
    read: async (version) => (await bodyOf(version)).transformToByteArray(),
    fetch: async (version, path) => {
      const body = await bodyOf(version);
      await pipeline(
        body instanceof Readable ? body : Readable.fromWeb(body.transformToWebStream()),
        createWriteStream(path),
      );
    },
  };
};
