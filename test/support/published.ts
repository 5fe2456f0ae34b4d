import type { Bucket } from '../../analytics/core/ports/bucket.ts';
import { pagesOf, pointerOf, resultsOf, runFolder } from '../../analytics/results/places.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const textOf = (bytes: Uint8Array | null): string => decoder.decode(bytes ?? undefined);

/** The folder of the run that a region's pointer names; null where none stands. */
export const standingFolder = async (lake: Pick<Bucket, 'get'>, region: string): Promise<string | null> => {
  const pointer = await lake.get(pointerOf({ region }));
  if (!pointer) return null;
  const { id, through } = JSON.parse(textOf(pointer));
  return runFolder(through, id);
};

/** The files of the run that stands by the paths that an output folder gives them, and the receipts. */
export const publishedIn = async (site: Bucket, lake: Bucket, region: string): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  const take = async (bucket: Bucket, prefix: string, below: string): Promise<void> => {
    for await (const { key } of bucket.list(prefix))
      found[`${below}${key.slice(prefix.length)}`] = textOf(await bucket.get(key));
  };
  const folder = await standingFolder(lake, region);
  if (folder !== null) {
    await take(site, `${pagesOf({ region })}${folder}`, 'site/');
    await take(lake, `${resultsOf({ region })}${folder}`, '');
  }
  await take(lake, `${resultsOf({ region })}receipts/`, 'receipts/');
  return found;
};
