import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../../analytics/core/period.ts';
import type { Candidate } from '../../../analytics/core/ports/output.ts';
import { bucketOutput, RecordMissingError } from '../../../functions/adapters/bucket-output.ts';
import { december, outputContract, sealed } from '../../contract/output.ts';
import { type MemoryBucket, memoryBucket } from '../../support/memory-bucket.ts';
import { publishedIn } from '../../support/published.ts';

const code = '330100';
const clock = () => new Date().toISOString();
const open = (site: MemoryBucket, lake: MemoryBucket, region = code, now = clock) =>
  bucketOutput({ site, lake, region, fiscalYear: 2025 }, now);

outputContract('buckets in memory', async () => {
  const [site, lake] = [memoryBucket(), memoryBucket()];
  return {
    open: () => open(site, lake),
    published: () => publishedIn(site, lake, code),
    release: async () => undefined,
  };
});

interface How {
  readonly candidate?: Candidate;
  readonly region?: string;
  readonly now?: () => string;
}

const publish = async (
  [site, lake]: readonly [MemoryBucket, MemoryBucket],
  files: Readonly<Record<string, string>>,
  { candidate = december, region = code, now = clock }: How = {},
): Promise<string | null> => {
  const output = await open(site, lake, region, now);
  try {
    for (const [path, content] of Object.entries(files)) await output.write(path, content);
    return await output.publish(candidate);
  } finally {
    await output.discard();
  }
};

const marts = (mark: string) => ({ 'marts/monitoring_project.parquet': mark, 'marts/monitoring_project.csv': mark });
const resultOf = (mark: string, period: Period = december.period) =>
  sealed(
    mark,
    {
      'site/index.html': mark,
      'site/style.css': mark,
      'site/projects/1.html': mark,
      'notices/a.html': mark,
      ...marts(mark),
    },
    period,
  );
const buckets = (fail?: (verb: string, key: string) => void) => [memoryBucket(fail), memoryBucket(fail)] as const;

const partition = 'marts/monitoring_project/region=330100/run_year=2025/monitoring_project.parquet';

describe('a region’s results in buckets', () => {
  it('lie where people, the report and the query engine look for them, with what a browser must know', async () => {
    const [site, lake] = buckets();
    const output = await open(site, lake);
    for (const [path, content] of Object.entries(resultOf('5f2c9e01b7a3d4e6f8'))) await output.write(path, content);
    await writeFile(join(output.workspace, 'm'), 'mart');
    await output.move('marts/monitoring_project.parquet', join(output.workspace, 'm'));
    await output.write('receipts/1.json', '{}');
    await output.publish(december);
    const shown = (bucket: MemoryBucket) =>
      Object.fromEntries(
        [...bucket.objects].map(([key, { headers }]) => [
          key,
          [headers.contentType, headers.cacheControl].filter(Boolean).join(' · '),
        ]),
      );
    const run = 'runs/2025-12-5f2c9e01b7a3d4e6';
    expect(shown(site)).toEqual({
      '330100/index.html': 'text/html; charset=utf-8 · no-cache',
      [`330100/${run}/index.html`]: 'text/html; charset=utf-8 · no-cache',
      [`330100/${run}/style.css`]: 'text/css; charset=utf-8 · no-cache',
      [`330100/${run}/projects/1.html`]: 'text/html; charset=utf-8 · no-cache',
    });
    expect(shown(lake)).toEqual({
      [partition]: 'application/vnd.apache.parquet',
      'results/330100/receipts/1.json': 'application/json; charset=utf-8',
      'results/330100/run.json': 'application/json; charset=utf-8',
      [`results/330100/${run}/marts/monitoring_project.csv`]: 'text/csv; charset=utf-8',
      [`results/330100/${run}/marts/monitoring_project.parquet`]: 'application/vnd.apache.parquet',
      [`results/330100/${run}/notices/a.html`]: 'text/html; charset=utf-8',
      [`results/330100/${run}/run.json`]: 'application/json; charset=utf-8',
    });
    expect(site.text('330100/index.html')).toContain(`<meta http-equiv="refresh" content="0; url=${run}/index.html">`);
    expect(site.text('330100/index.html')).toContain(`<a href="${run}/index.html">2025年12月 的绩效报告`);
    expect(lake.text(partition)).toBe('mart');
  });

  it('are pointed at once they are whole, and followed after that', async () => {
    const order: string[] = [];
    const into = buckets((_, key) => order.push(key));
    await publish(into, resultOf('1'));
    const pointed = order.indexOf('results/330100/run.json');
    expect(order.slice(0, pointed).every((key) => key.includes('/runs/2025-12-1/'))).toBe(true);
    expect(order.slice(pointed + 1).sort()).toEqual(['330100/index.html', partition]);
  });

  it('of an earlier month are not even uploaded', async () => {
    const into = buckets();
    await publish(into, resultOf('12'));
    const before = into.map(({ log }) => log.length);
    const november = { period: '2025-11', replaceLater: false };
    expect(await publish(into, resultOf('11', '2025-11'), { candidate: november })).toBe('2025-12');
    expect(into.map(({ log }) => log.length)).toEqual(before);
  });

  it('leave other regions alone, also those whose code begins alike', async () => {
    const into = buckets();
    const [site, lake] = into;
    await publish(into, resultOf('other'), { region: '3301001' });
    await publish(into, resultOf('1'));
    await publish(into, resultOf('2'), { now: () => '2100-01-01T00:00:00Z' });
    expect(await publishedIn(site, lake, '3301001')).toEqual(resultOf('other'));
  });

  it('are refused without the record they would be known by', async () => {
    await expect(publish(buckets(), { 'site/index.html': '' })).rejects.toBeInstanceOf(RecordMissingError);
    await expect(publish(buckets(), { 'run.json': '{}' })).rejects.toBeInstanceOf(RecordMissingError);
  });

  it.each([
    ['330100/runs/2025-12-2/projects/1.html', '1'],
    ['results/330100/runs/2025-12-2/run.json', '1'],
    ['results/330100/run.json', '1'],
    ['330100/index.html', '2'],
    [partition, '2'],
  ])(
    'broken off at %s stand as those of run %s, whole, and are the new ones after the next try',
    async (at, stands) => {
      let broken = false;
      const into = buckets((verb, key) => {
        if (broken && verb === 'put' && key === at) throw new Error('broken off');
      });
      const [site, lake] = into;
      await publish(into, resultOf('1'));
      broken = true;
      await expect(publish(into, resultOf('2'))).rejects.toThrow('broken off');
      expect(await publishedIn(site, lake, code)).toEqual(resultOf(stands));
      broken = false;
      await publish(into, resultOf('2'));
      expect(await publishedIn(site, lake, code)).toEqual(resultOf('2'));
      expect(site.text('330100/index.html')).toContain('runs/2025-12-2/');
      expect(lake.text(partition)).toBe('2');
    },
  );
});

describe('old runs', () => {
  const later = (days: number) => () => new Date(Date.now() + days * 86_400_000).toISOString();
  const runsIn = ({ objects }: MemoryBucket) =>
    [...new Set([...objects.keys()].flatMap((key) => /runs\/([^/]+)\//.exec(key)?.[1] ?? []))].sort();

  it('are kept for 100 days, and the one that stood last for as long as its follower stands', async () => {
    const into = buckets();
    for (const mark of ['1', '2']) await publish(into, resultOf(mark));
    await publish(into, resultOf('3'), { now: later(99) });
    expect(into.map(runsIn)).toEqual([1, 2].map(() => ['2025-12-1', '2025-12-2', '2025-12-3']));
    await publish(into, resultOf('4'), { now: later(101) });
    expect(into.map(runsIn)).toEqual([1, 2].map(() => ['2025-12-3', '2025-12-4']));
    expect(await publishedIn(...into, code)).toEqual(resultOf('4'));
  });

  it('go with the pages that were published before there were any, receipts apart', async () => {
    const into = buckets();
    const [site, lake] = into;
    const html = { contentType: 'text/html' };
    for (const key of ['330100/index.html', '330100/projects/9.html']) await site.put(key, 'old', html);
    for (const key of ['published.json', 'notices/old.html', 'receipts/1.html'])
      await lake.put(`results/330100/${key}`, 'old', html);
    await publish(into, resultOf('1'));
    expect([...site.objects.keys()].filter((key) => !key.includes('/runs/'))).toEqual(['330100/index.html']);
    expect(site.text('330100/index.html')).not.toBe('old');
    expect([...lake.objects.keys()].filter((key) => !key.includes('/runs/')).sort()).toEqual([
      partition,
      'results/330100/receipts/1.html',
      'results/330100/run.json',
    ]);
  });
});
