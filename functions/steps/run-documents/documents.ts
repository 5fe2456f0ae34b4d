import { contentTypeOf } from '../../../analytics/core/content-type.ts';
import { inParallel } from '../../../analytics/core/in-parallel.ts';
import type { Bucket } from '../../../analytics/core/ports/bucket.ts';
import type { MergedRun, PlannedRegion, RegionOutcome } from '../../../analytics/regions/region.ts';

/** Where a run's documents lie in the lake. */
export const documents = {
  items: (key: string): string => `runs/${key}/items.json`,
  outcomes: (key: string): string => `runs/${key}/regions/`,
  outcome: ({ key, code }: Pick<PlannedRegion, 'key' | 'code'>): string => `runs/${key}/regions/${code}.json`,
  merged: (key: string): string => `runs/${key}/merged.json`,
  notified: (key: string, about: string): string => `runs/${key}/notified-${about}.json`,
  /** All regions of the installation as they stand. */
  overview: 'results/overview.json',
} as const;

/** A document of a run that must be there is not: the step before did not do its part. */
export class DocumentMissingError extends Error {
  override readonly name = 'DocumentMissingError';
  readonly key: string;
  constructor(key: string) {
    super(`there is no ${key}`);
    this.key = key;
  }
}

const atOnce = 16;

export const json = { contentType: contentTypeOf('document.json') };

/** The document at a key, or null. */
export const documentIn = async <Document>(bucket: Pick<Bucket, 'get'>, key: string): Promise<Document | null> => {
  const written = await bucket.get(key);
  return written ? (JSON.parse(new TextDecoder().decode(written)) as Document) : null;
};

const needed = async <Document>(bucket: Pick<Bucket, 'get'>, key: string): Promise<Document> => {
  const document = await documentIn<Document>(bucket, key);
  if (document === null) throw new DocumentMissingError(key);
  return document;
};

/** What was planned; throws DocumentMissingError. */
export const itemsOf = (bucket: Pick<Bucket, 'get'>, key: string): Promise<readonly PlannedRegion[]> =>
  needed(bucket, documents.items(key));

/** The run's outcomes together; throws DocumentMissingError. */
export const mergedOf = (bucket: Pick<Bucket, 'get'>, key: string): Promise<MergedRun> =>
  needed(bucket, documents.merged(key));

/** Every outcome that was written so far. */
export const outcomesOf = async (
  bucket: Pick<Bucket, 'get' | 'list'>,
  key: string,
): Promise<readonly RegionOutcome[]> => {
  const outcomes = new Map<string, RegionOutcome | null>();
  for await (const object of bucket.list(documents.outcomes(key))) outcomes.set(object.key, null);
  await inParallel(outcomes.keys(), atOnce, async (place) => {
    outcomes.set(place, await needed<RegionOutcome>(bucket, place));
  });
  return [...outcomes.values()].filter((outcome) => outcome !== null);
};

/** Writes a document over the one that is there. */
export const keepDocument = async (bucket: Pick<Bucket, 'put'>, key: string, document: unknown): Promise<void> => {
  await bucket.put(key, JSON.stringify(document), json);
};
