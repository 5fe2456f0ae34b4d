import { type Overview, overviewAfter } from '../../analytics/regions/overview.ts';
import type { MergedRun, Region } from '../../analytics/regions/region.ts';
import type { File } from '../../analytics/reports/page.ts';
import { paths } from '../../analytics/reports/paths.ts';
import { regionsPage } from '../../analytics/reports/regions.ts';
import { stylesheet } from '../../analytics/reports/style.ts';
import type { Bucket } from '../adapters/bucket.ts';
import { contentTypeOf } from '../adapters/content-type.ts';
import { documentIn, documents, keepDocument } from '../runs/documents.ts';

/** Writes the overview of all regions to the root of the site, and keeps it for the next run; done again it writes the same. */
export const publishOverview = async (
  regions: readonly Region[],
  run: MergedRun,
  { site, lake }: { readonly site: Bucket; readonly lake: Bucket },
): Promise<Overview> => {
  const overview = overviewAfter(regions, run, await documentIn<Overview>(lake, documents.overview));
  const files: readonly File[] = [{ path: paths.style, content: stylesheet() }, regionsPage(overview)];
  for (const { path, content } of files) await site.put(path, content, { contentType: contentTypeOf(path), cacheControl: 'no-cache' });
  await keepDocument(lake, documents.overview, overview);
  return overview;
};
