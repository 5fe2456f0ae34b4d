import { contentTypeOf } from '../../../analytics/core/content-type.ts';
import type { Bucket, Headers } from '../../../analytics/core/ports/bucket.ts';
import { type Overview, overviewAfter } from '../../../analytics/regions/overview.ts';
import type { MergedRun, Region } from '../../../analytics/regions/region.ts';
import { contend, follow, putOverWhatStood } from '../../../analytics/results/follow.ts';
import { regionsPage } from '../../../analytics/site/pages/regions.ts';
import type { Edition } from '../../../analytics/site/parts/edition.ts';
import { paths } from '../../../analytics/site/parts/paths.ts';
import { documents, json } from '../run-documents/documents.ts';

const shown = (path: string): Headers => ({ contentType: contentTypeOf(path), cacheControl: 'no-cache' });

const parsed = (body: Uint8Array): Overview => JSON.parse(new TextDecoder().decode(body)) as Overview;

/** Adds a run to the overview that stands, whoever else adds another at the same time. */
const keepOverview = (regions: readonly Region[], run: MergedRun, lake: Bucket): Promise<'kept'> =>
  contend(documents.overview, async () => {
    const standing = await lake.read(documents.overview);
    const text = JSON.stringify(overviewAfter(regions, run, standing && parsed(standing.body)));
    return (await putOverWhatStood(lake, standing?.etag ?? null, documents.overview, text, json)) ? 'kept' : 'lost';
  });

/** Where the overview goes, for whom, and what it looks like. */
export interface OverviewPlaces {
  readonly site: Bucket;
  readonly lake: Bucket;
  readonly edition: Edition;
  readonly style: string;
}

/**
 * Keeps the overview of all regions for the next run, then writes it to the root of the site as it stands by then; done
 * again it writes the same.
 */
export const publishOverview = async (
  regions: readonly Region[],
  run: MergedRun,
  { site, lake, edition, style }: OverviewPlaces,
): Promise<Overview> => {
  await keepOverview(regions, run, lake);
  await site.put(paths.style, style, shown(paths.style));
  return follow(site, paths.overview, async (over) => {
    const overview = parsed((await lake.read(documents.overview))?.body ?? new Uint8Array());
    const { path, content } = regionsPage(overview, edition);
    return (await putOverWhatStood(site, over, path, content, shown(path))) ? overview : 'lost';
  });
};
