import type { Bucket } from '../../analytics/core/ports/bucket.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A region's published files by the paths that an output folder gives them; the list of what was uploaded is left out. */
export const publishedIn = async (site: Bucket, lake: Bucket, region: string): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  const take = async (bucket: Bucket, prefix: string, path: (rest: string) => string | null): Promise<void> => {
    for await (const { key } of bucket.list(prefix)) {
      const name = path(key.slice(prefix.length));
      if (name !== null) found[name] = decoder.decode((await bucket.get(key)) ?? undefined);
    }
  };
  await take(site, `${region}/`, (rest) => `site/${rest}`);
  await take(lake, `results/${region}/`, (rest) => rest);
  await take(lake, 'marts/', (rest) =>
    rest.includes(`/region=${region}/`) ? `marts/${rest.split('/').at(-1)}` : null,
  );
  const { 'published.json': _, ...files } = found;
  return files;
};
