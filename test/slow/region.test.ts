import { describe, expect, it } from 'vitest';
import { sha256 } from '../../analytics/core/digest.ts';
import { readList } from '../../analytics/run/page-list.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { lastRun } from '../../functions/steps/record/last.ts';
import { PlanBrokenError } from '../../functions/steps/run-region/region.ts';
import { officeUploads } from '../support/finished-run.ts';
import { publishedIn } from '../support/published.ts';
import { plannedRun, region } from '../support/region-run.ts';
import { eventsOf, offices } from '../support/small-offices.ts';

const { empty, small } = offices();

describe('a region’s run', () => {
  it('publishes marts, notices and pages, and says what it came to', async () => {
    const effects = await small();
    const run = await plannedRun(effects);
    const outcome = await run.build();
    const record = JSON.parse(run.lake.text('results/330101/run.json'));
    expect(outcome).toMatchObject({
      ...region,
      key: 'monthly-2025-12',
      period: '2025-12',
      state: 'done',
      reason: null,
    });
    expect(outcome.result).toMatchObject({
      run: record.id,
      snapshot: record.snapshot,
      resultDigest: record.resultDigest,
      words: { currency: { zh: '元' } },
    });
    expect(outcome.result?.notices.opened).toBeGreaterThan(0);
    expect(outcome.result?.month).toMatchObject({ period: '2025-12', projects: 3 });
    expect(JSON.parse(run.lake.text('runs/monthly-2025-12/regions/330101.json'))).toEqual(outcome);
    const pages = await publishedIn(run.site, run.lake, region.code);
    expect(pages['site/index.html']).toContain('2026年1月5日 00:00 UTC');
  });

  it('changes nothing when it is done again', async () => {
    const effects = await small();
    const run = await plannedRun(effects);
    const outcome = await run.build();
    const before = { events: await eventsOf(effects), site: run.site.log.length, lake: run.lake.log.length };
    expect(await run.build()).toEqual(outcome);
    expect({ events: await eventsOf(effects), site: run.site.log.length, lake: run.lake.log.length }).toEqual(before);
  });

  it('sees what was accepted when it was planned, whatever came later', async () => {
    const effects = await small();
    const run = await plannedRun(effects);
    const [first] = await officeUploads();
    await ingest(effects, [
      {
        name: '新.csv',
        bytes: async () => new TextEncoder().encode(`${new TextDecoder().decode(await first?.bytes())}\n`),
      },
    ]);
    expect((await run.build()).result?.snapshot).toBe(run.planned.snapshot);
  });

  it('for an earlier month than the pages show is kept on record and leaves them as they are', async () => {
    const effects = await small();
    const december = await plannedRun(effects);
    await december.build();
    const standing = [...december.site.objects, ...december.lake.objects].map(([key, { etag }]) => [key, etag]);
    const november = await plannedRun(effects, { period: '2025-11', into: december });
    const outcome = await november.build();
    expect(outcome).toMatchObject({
      state: 'done',
      period: '2025-11',
      reason: { en: expect.stringContaining('the later 2025-12') },
    });
    expect(await effects.store.get(`runs/${outcome.result?.run}.json`)).toBeInstanceOf(Uint8Array);
    const others = [...december.site.objects, ...december.lake.objects].filter(
      ([key]) => !key.startsWith('runs/monthly-2025-11/'),
    );
    expect(others.map(([key, { etag }]) => [key, etag])).toEqual(standing);
    expect((await lastRun(effects))?.through).toBe('2025-12');
    expect((await (await plannedRun(effects, { period: '2025-12', into: december })).build()).reason).toBeNull();
  });

  it('of the public edition carries the list of its pages among them', async () => {
    const effects = await small();
    const run = await plannedRun(effects, { edition: 'public' });
    expect((await run.build()).state).toBe('done');
    const published = await publishedIn(run.site, run.lake, region.code);
    const list = readList(published['site/edition.json'] ?? '');
    const pages = Object.entries(published).filter(([path]) => /^site\/(?!edition.json)/.test(path));
    expect(list?.pages).toEqual(
      Object.fromEntries(pages.map(([path, content]) => [path.slice('site/'.length), sha256(content)])),
    );
    expect(list?.run).toBe(JSON.parse(published['run.json'] ?? '{}').id);
  });

  it('for an earlier month takes the place of a later one where that is asked for by name', async () => {
    const effects = await small();
    const december = await plannedRun(effects);
    await december.build();
    const november = await plannedRun(effects, { period: '2025-11', replaceLater: true, into: december });
    const outcome = await november.build();
    expect(outcome).toMatchObject({ state: 'done', period: '2025-11', reason: null, replaceLater: true });
    expect(JSON.parse(december.lake.text('results/330101/run.json'))).toMatchObject({ id: outcome.result?.run });
  });

  it.each([
    [
      'missing',
      '2026-03',
      '2026年3月 还没有执行或进展数据;最后一个已报月份是 2025年12月',
      'Neither execution nor progress was reported for 2026-03 yet; the last month reported is 2025-12',
    ],
  ] as const)('is %s for a month of which nothing was reported', async (state, period, zh, en) => {
    const run = await plannedRun(await small(), { period });
    expect(await run.build()).toMatchObject({ state, reason: { zh, en }, result: null });
    expect(run.site.objects.size).toBe(0);
  });

  it('is missing where nothing was accepted', async () => {
    const effects = await empty();
    expect(await (await plannedRun(effects)).build()).toMatchObject({
      state: 'missing',
      reason: { zh: '还没有接受任何文件' },
    });
  });

  it('does not say that nothing was accepted where files without a month were', async () => {
    const effects = await empty();
    const uploads = await officeUploads();
    await ingest(
      effects,
      uploads.filter(({ name }) => /机构|项目/.test(name)),
    );
    expect(await (await plannedRun(effects)).build()).toMatchObject({
      state: 'missing',
      reason: { zh: '2025年12月 还没有执行或进展数据' },
    });
  });

  it('has failed with the reason that the plan found', async () => {
    const effects = await small();
    const run = await plannedRun(effects);
    const problem = { zh: '规则文件 policy.yaml 有 1 处不对', en: 'The policy policy.yaml has 1 mistake' };
    Object.assign(run.planned, { snapshot: null, policy: null, problem });
    expect(await run.build()).toMatchObject({ state: 'failed', reason: problem });
  });

  it('writes a fault down by its name and throws it on; the next try can still succeed', async () => {
    const effects = await small();
    const run = await plannedRun(effects);
    const broken = {
      ...effects,
      store: {
        ...effects.store,
        get: async (key: string) =>
          key.startsWith('snapshots/') ? new TextEncoder().encode('{}') : effects.store.get(key),
      },
    };
    await expect(run.build(broken)).rejects.toBeInstanceOf(PlanBrokenError);
    expect(JSON.parse(run.lake.text('runs/monthly-2025-12/regions/330101.json'))).toMatchObject({
      state: 'failed',
      reason: { zh: '程序出错(PlanBrokenError),详见日志' },
    });
    expect((await run.build()).state).toBe('done');
  });

  it('stays done where one try fails after another came to its end', async () => {
    const effects = await small();
    const run = await plannedRun(effects);
    let met = false;
    const overtaken = {
      ...effects,
      store: {
        ...effects.store,
        get: async (key: string) => {
          if (!met) {
            met = true;
            await run.build();
            throw new Error('too late');
          }
          return effects.store.get(key);
        },
      },
    };
    await expect(run.build(overtaken)).rejects.toThrow('too late');
    expect(JSON.parse(run.lake.text('runs/monthly-2025-12/regions/330101.json')).state).toBe('done');
  });

  it('is written down once, also where another run was written down before it is done again', async () => {
    const effects = await small();
    let dies = false;
    const run = await plannedRun(effects, {
      disturb: (verb) => {
        if (dies && verb === 'put') throw new Error('killed');
      },
    });
    dies = true;
    // The receipts' list needs no write here, so it dies on its pages, after its completion was written down.
    await expect(run.build()).rejects.toThrow('killed');
    dies = false;
    await (await plannedRun(effects, { period: '2025-11' })).build();
    await run.build();
    const through = (await effects.ledger.read('runs')).map(({ data }) => data.through);
    expect(through).toEqual(['2025-12', '2025-11']);
  });
});
