import { contentTypeOf } from '../../../analytics/core/content-type.ts';
import type { Bucket } from '../../../analytics/core/ports/bucket.ts';
import { type Overview, overviewAfter } from '../../../analytics/regions/overview.ts';
import type { MergedRun, Region } from '../../../analytics/regions/region.ts';
import { regionsPage } from '../../../analytics/site/pages/regions.ts';
import type { Edition } from '../../../analytics/site/parts/edition.ts';
import type { File } from '../../../analytics/site/parts/page.ts';
import { paths } from '../../../analytics/site/parts/paths.ts';
import { documents, json } from '../run-documents/documents.ts';

/** Other runs kept writing the overview of all regions while this one tried to; tried again it comes through. */
export class OverviewContendedError extends Error {
  override readonly name = 'OverviewContendedError';
  constructor() {
    super('other runs keep writing the overview of all regions');
  }
}

const tries = 8;

const parsed = (body: Uint8Array): Overview => JSON.parse(new TextDecoder().decode(body)) as Overview;

/** Adds a run to the overview that stands, whoever else adds another at the same time. */
const keepOverview = async (regions: readonly Region[], run: MergedRun, lake: Bucket): Promise<void> => {
  for (let tried = 0; tried < tries; tried += 1) {
    const standing = await lake.read(documents.overview);
    const text = JSON.stringify(overviewAfter(regions, run, standing && parsed(standing.body)));
    const kept = standing
      ? lake.putOver(standing.etag, documents.overview, text, json)
      : lake.putOnce(documents.overview, text, json);
    if (await kept) return;
  }
  throw new OverviewContendedError();
};

/** Where the overview goes, for whom, and what it looks like. */
export interface Places {
  readonly site: Bucket;
  readonly lake: Bucket;
  readonly edition: Edition;
  readonly style: string;
}

/** Keeps the overview of all regions for the next run, then writes it to the root of the site as it stands by then; done again it writes the same. */
export const publishOverview = async (
  regions: readonly Region[],
  run: MergedRun,
  { site, lake, edition, style }: Places,
): Promise<Overview> => {
  await keepOverview(regions, run, lake);
  for (let tried = 0; tried < tries; tried += 1) {
    const standing = await lake.read(documents.overview);
    if (!standing) continue;
    const overview = parsed(standing.body);
    const files: readonly File[] = [{ path: paths.style, content: style }, regionsPage(overview, edition)];
    for (const { path, content } of files)
      await site.put(path, content, { contentType: contentTypeOf(path), cacheControl: 'no-cache' });
    if ((await lake.read(documents.overview))?.etag === standing.etag) return overview;
  }
  throw new OverviewContendedError();
};
