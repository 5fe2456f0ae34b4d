import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bucketOutput, MixedResultError } from '../../../functions/adapters/bucket-output.ts';
import { december, outputContract } from '../../contract/output.ts';
import { type MemoryBucket, memoryBucket } from '../../support/memory-bucket.ts';
import { publishedIn } from '../../support/published.ts';

const region = '330100';
const open = (site: MemoryBucket, lake: MemoryBucket) => bucketOutput({ site, lake, region, fiscalYear: 2025 });

outputContract('buckets in memory', async () => {
  const [site, lake] = [memoryBucket(), memoryBucket()];
  return {
    open: () => open(site, lake),
    published: () => publishedIn(site, lake, region),
    release: async () => undefined,
  };
});

const publish = async (
  site: MemoryBucket,
  lake: MemoryBucket,
  files: Readonly<Record<string, string>>,
): Promise<void> => {
  const output = await open(site, lake);
  try {
    for (const [path, content] of Object.entries(files)) await output.write(path, content);
    await output.publish(december);
  } finally {
    await output.discard();
  }
};

const pages = {
  'site/index.html': 'front',
  'site/style.css': 'css',
  'site/projects/1.html': 'one',
  'run.json': '{}',
  'notices/a.html': 'a',
};

describe('a region’s results in buckets', () => {
  it('lie where people, the report and the query engine look for them, with what a browser must know', async () => {
    const [site, lake] = [memoryBucket(), memoryBucket()];
    const output = await open(site, lake);
    for (const [path, content] of Object.entries(pages)) await output.write(path, content);
    await writeFile(join(output.workspace, 'm'), 'mart');
    await output.move('marts/monitoring_project.parquet', join(output.workspace, 'm'));
    await output.write('marts/monitoring_project.csv', 'csv');
    await output.publish(december);
    const shown = (bucket: MemoryBucket) =>
      Object.fromEntries(
        [...bucket.objects].map(([key, { headers }]) => [
          key,
          [headers.contentType, headers.cacheControl].filter(Boolean).join(' · '),
        ]),
      );
    expect(shown(site)).toEqual({
      '330100/index.html': 'text/html; charset=utf-8 · no-cache',
      '330100/style.css': 'text/css; charset=utf-8 · no-cache',
      '330100/projects/1.html': 'text/html; charset=utf-8 · no-cache',
    });
    expect(shown(lake)).toEqual({
      'marts/monitoring_project/region=330100/run_year=2025/monitoring_project.parquet':
        'application/vnd.apache.parquet',
      'results/330100/marts/monitoring_project.csv': 'text/csv; charset=utf-8',
      'results/330100/notices/a.html': 'text/html; charset=utf-8',
      'results/330100/published.json': 'application/json; charset=utf-8',
      'results/330100/run.json': 'application/json; charset=utf-8',
    });
  });

  it('have their front page after the pages it leads to, and the seal last', async () => {
    const [site, lake] = [memoryBucket(), memoryBucket()];
    await publish(site, lake, pages);
    expect(site.log.at(-1)).toBe('put 330100/index.html');
    expect(lake.log.at(-1)).toBe('put results/330100/run.json');
  });

  it('are not uploaded again where nothing changed, and are where somebody wrote over them', async () => {
    const [site, lake] = [memoryBucket(), memoryBucket()];
    await publish(site, lake, pages);
    site.log.length = 0;
    await publish(site, lake, { ...pages, 'site/projects/1.html': 'changed' });
    expect(site.log).toEqual(['put 330100/projects/1.html']);
    await site.put('330100/projects/1.html', 'forged', { contentType: 'text/html' });
    await publish(site, lake, { ...pages, 'site/projects/1.html': 'changed' });
    expect(site.text('330100/projects/1.html')).toBe('changed');
  });

  it('leave other regions alone, also those whose code begins alike', async () => {
    const [site, lake] = [memoryBucket(), memoryBucket()];
    const other = await bucketOutput({ site, lake, region: '3301001', fiscalYear: 2025 });
    await other.write('site/index.html', 'other');
    await other.write('notices/x.html', 'other');
    await other.publish(december);
    await publish(site, lake, pages);
    await publish(site, lake, { 'site/index.html': 'alone', 'notices/b.html': 'b' });
    expect(await publishedIn(site, lake, '3301001')).toEqual({ 'site/index.html': 'other', 'notices/x.html': 'other' });
  });

  it.each(['330100/projects/1.html', '330100/index.html', 'results/330100/published.json', 'results/330100/run.json'])(
    'show by the missing seal that an upload broke off at %s, and are whole after the next',
    async (at) => {
      let broken = false;
      const fail = (verb: string, key: string): void => {
        if (broken && verb === 'put' && key === at) throw new Error('broken off');
      };
      const [site, lake] = [memoryBucket(fail), memoryBucket(fail)];
      await publish(site, lake, pages);
      const next = {
        'site/index.html': 'new front',
        'site/projects/1.html': 'new one',
        'run.json': '{"new":1}',
        'notices/b.html': 'b',
      };
      broken = true;
      await expect(publish(site, lake, next)).rejects.toThrow('broken off');
      expect(lake.objects.has('results/330100/run.json')).toBe(false);
      broken = false;
      await publish(site, lake, next);
      expect(await publishedIn(site, lake, region)).toEqual(next);
    },
  );

  it('are not sealed where another run wrote between them, and are whole after the next try', async () => {
    let other = false;
    const [site, lake] = [
      memoryBucket(),
      memoryBucket((_verb, key) => {
        if (other && key === 'results/330100/published.json')
          site.objects.set('330100/projects/1.html', {
            body: new Uint8Array(),
            headers: { contentType: '' },
            etag: 'of the other',
          });
      }),
    ];
    other = true;
    await expect(publish(site, lake, pages)).rejects.toBeInstanceOf(MixedResultError);
    expect(lake.objects.has('results/330100/run.json')).toBe(false);
    other = false;
    await publish(site, lake, pages);
    expect(await publishedIn(site, lake, region)).toEqual(pages);
  });
});
