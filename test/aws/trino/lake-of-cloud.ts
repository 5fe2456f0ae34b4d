import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { MartDigest } from '../../../analytics/models/mart-digest.ts';
import { bytesOf, keysIn } from '../cloud/drive.ts';
import type { Cloud } from '../cloud.ts';
import { digestOnTrino } from './canonical.ts';
import { createGlueTables } from './glue-tables.ts';
import { startTrino } from './server.ts';

/** What stands in the lake bucket under the prefixes that tables lie over, as files. */
const copyLake = async (cloud: Cloud, folder: string): Promise<void> => {
  for (const prefix of ['marts/', 'objects/'])
    for (const key of await keysIn(cloud, 'lake', prefix)) {
      if (!key.endsWith('.parquet')) continue;
      await mkdir(dirname(join(folder, key)), { recursive: true });
      await writeFile(join(folder, key), await bytesOf(cloud, 'lake', key));
    }
};

/**
 * The digest of every mart of a district as Trino reads it out of the lake, by the tables of the deployed templates;
 * comparable with `marts` of its run.json.
 */
export const martsOnTrino = async (
  cloud: Cloud,
  assembly: string,
  district: string,
): Promise<Readonly<Record<string, MartDigest>>> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-lake-'));
  const trino = await startTrino(['query']);
  try {
    await copyLake(cloud, folder);
    const place = await trino.place('query');
    await createGlueTables(place, JSON.parse(await readFile(join(assembly, 'Query.template.json'), 'utf8')), folder);
    const read: Record<string, MartDigest> = {};
    for (const mart of marts) read[mart.name] = await digestOnTrino(place, mart, `region = '${district}'`);
    return read;
  } finally {
    await trino.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
