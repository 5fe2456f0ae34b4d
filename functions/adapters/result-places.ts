import { contentTypeOf } from '../../analytics/core/content-type.ts';
import type { Bucket, Headers } from '../../analytics/core/ports/bucket.ts';
import type { Output } from '../../analytics/core/ports/output.ts';

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

/** The prefix in the lake of all that is no mart and no page. */
export const resultsOf = ({ region }: Pick<Places, 'region'>): string => `results/${region}/`;

/** Hands files over beside a region's results, each as soon as it is written: receipts come at any time, not with a run. */
export const besideResults = (lake: Pick<Bucket, 'put'>, region: string): Pick<Output, 'write'> => ({
  write: async (path, content) => {
    await lake.put(`${resultsOf({ region })}${path}`, content, { contentType: contentTypeOf(path) });
  },
});

/** The prefix that holds a top folder's files and nothing else. */
export const homeOf = (folder: string, places: Places): { readonly bucket: Bucket; readonly prefix: string } =>
  folder === 'site'
    ? { bucket: places.site, prefix: `${places.region}/` }
    : { bucket: places.lake, prefix: `${resultsOf(places)}${folder}/` };

export const isMart = (path: string): boolean => /^marts\/[^/]+\.parquet$/.test(path);

/** Whether a file may be larger than memory: marts are, pages are not. */
export const isLarge = (path: string): boolean => path.startsWith('marts/');

/** Where a file of a result goes, by its path. */
export const stagedAt = (path: string, file: string, places: Places): Staged => {
  const [folder = '', ...rest] = path.split('/');
  const name = rest.join('/');
  const headers = { contentType: contentTypeOf(path), ...(folder === 'site' ? { cacheControl: 'no-cache' } : {}) };
  if (isMart(path)) {
    const mart = name.slice(0, -'.parquet'.length);
    const key = `marts/${mart}/region=${places.region}/run_year=${places.fiscalYear}/${name}`;
    return { path, file, bucket: places.lake, key, headers };
  }
  if (rest.length === 0) return { path, file, bucket: places.lake, key: `${resultsOf(places)}${path}`, headers };
  const { bucket, prefix } = homeOf(folder, places);
  return { path, file, bucket, key: `${prefix}${name}`, headers };
};
