import { expect, it } from 'vitest';
import { ObjectContendedError } from '../../../../analytics/results/follow.ts';
import { publishOverview } from '../../../../functions/steps/overview/regions.ts';
import { doneOf, mixedRun, regions } from '../../../fixtures/regions.ts';
import { memoryBucket } from '../../../support/memory-bucket.ts';

const style = 'body{}';

it('the overview stands at the root of the site, is kept for the next run and the same when made again', async () => {
  const [site, lake] = [memoryBucket(), memoryBucket()];
  await publishOverview(regions, mixedRun, { site, lake, edition: 'internal', style });
  expect([...site.objects].map(([key, { headers }]) => [key, headers.contentType, headers.cacheControl])).toEqual([
    ['style.css', 'text/css; charset=utf-8', 'no-cache'],
    ['index.html', 'text/html; charset=utf-8', 'no-cache'],
  ]);
  const first = site.text('index.html');
  await publishOverview(regions, mixedRun, { site, lake, edition: 'internal', style });
  expect(site.text('index.html')).toBe(first);
  await publishOverview(
    regions,
    { ...mixedRun, key: 'demand-2025-11-again', outcomes: [doneOf('330105', '5.00', '1.00')] },
    { site, lake, edition: 'internal', style },
  );
  expect(site.text('index.html')).toContain('<title>5 个地区中 1 个没有');
  expect(site.text('index.html')).toContain('2,615,682,840.02');
});

it('two runs that report at the same time leave both of them in it', async () => {
  const [site, lake] = [memoryBucket(), memoryBucket()];
  const places = { site, lake, edition: 'internal', style } as const;
  await publishOverview(regions, mixedRun, places);
  const runs = (['330104', '330105'] as const).map((code) => ({
    ...mixedRun,
    key: `demand-2025-11-${code}`,
    outcomes: [doneOf(code, '5.00', '1.00')],
  }));
  await Promise.all(runs.map((run) => publishOverview(regions, run, places)));
  expect(site.text('index.html')).not.toContain('个没有 2025年11月');
  expect(site.text('index.html')).toContain('<title>5 个地区');
});

it('a run that stops for another on its way, and dies, does not put its own older page over the other’s', async () => {
  const [site, lake] = [memoryBucket(), memoryBucket()];
  const places = { site, lake, edition: 'internal', style } as const;
  await publishOverview(regions, mixedRun, places);
  const runOf = (code: '330104' | '330105') => ({
    ...mixedRun,
    key: `demand-2025-11-${code}`,
    outcomes: [doneOf(code, '5.00', '1.00')],
  });
  const overtaken: typeof site = {
    ...site,
    putOver: async (...given) => {
      await publishOverview(regions, runOf('330105'), places);
      await site.putOver(...given);
      throw new Error('killed');
    },
  };
  await expect(publishOverview(regions, runOf('330104'), { ...places, site: overtaken })).rejects.toThrow('killed');
  expect(site.text('index.html')).not.toContain('个没有 2025年11月');
});

it('is given up where others keep writing it', async () => {
  const lake = { ...memoryBucket(), putOnce: async () => false };
  await expect(
    publishOverview(regions, mixedRun, { site: memoryBucket(), lake, edition: 'internal', style }),
  ).rejects.toBeInstanceOf(ObjectContendedError);
});
