import { contentTypeOf } from '../core/content-type.ts';
import type { Period } from '../core/period.ts';
import type { Bucket, Headers } from '../core/ports/bucket.ts';
import type { Output } from '../core/ports/output.ts';
import { recordName } from '../run/record.ts';

/** Where a region's results go: its pages into one bucket, all else into the lake. */
export interface Places {
  readonly site: Bucket;
  readonly lake: Bucket;
  readonly region: string;
  /** The partition its marts stand in. */
  readonly fiscalYear: number;
}

/** A result's file on its way into a bucket. */
export interface Staged {
  readonly path: string;
  readonly file: string;
  readonly bucket: Bucket;
  readonly key: string;
  readonly headers: Headers;
}

type Region = Pick<Places, 'region'>;

/** The prefix in the lake of all that is no mart and no page. */
export const resultsOf = ({ region }: Region): string => `results/${region}/`;

/** The prefix of a region's pages. */
export const pagesOf = ({ region }: Region): string => `${region}/`;

/** The record of the run that stands: what readers, marts and later runs go by. */
export const pointerOf = (region: Region): string => `${resultsOf(region)}${recordName}`;

/** The address of a region that lasts. */
export const doorOf = (region: Region): string => `${pagesOf(region)}index.html`;

/** The folder of a run's own, below a region's pages and below its results. */
export const runFolder = (period: Period, id: string): string => `runs/${period}-${id.slice(0, 16)}/`;

/** Hands over files that belong to no run, each as soon as it is written: receipts come at any time. */
export const besideResults = (lake: Pick<Bucket, 'put'>, region: string): Pick<Output, 'write'> => ({
  write: async (path, content) => {
    await lake.put(`${resultsOf({ region })}${path}`, content, { contentType: contentTypeOf(path) });
  },
});

/** Whether a file may be larger than memory: marts are, pages are not. */
export const isLarge = (path: string): boolean => path.startsWith('marts/');

/** Where the query engine looks for a mart; null for what it does not read. */
export const partitionOf = (path: string, { region, fiscalYear }: Omit<Places, 'site' | 'lake'>): string | null => {
  const [, mart] = /^marts\/([^/]+)\.parquet$/.exec(path) ?? [];
  return mart === undefined ? null : `marts/${mart}/region=${region}/run_year=${fiscalYear}/${mart}.parquet`;
};

/** Where a file of a result goes, by its path: below the run's own folder, but for receipts, which come at any time. */
export const stagedAt = (path: string, file: string, folder: string, places: Places): Staged => {
  const headers = { contentType: contentTypeOf(path) };
  if (!path.startsWith('site/')) {
    const home = path.startsWith('receipts/') ? '' : folder;
    return { path, file, bucket: places.lake, key: `${resultsOf(places)}${home}${path}`, headers };
  }
  const key = `${pagesOf(places)}${folder}${path.slice('site/'.length)}`;
  return { path, file, bucket: places.site, key, headers: { ...headers, cacheControl: 'no-cache' } };
};
