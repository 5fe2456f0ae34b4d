import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { withoutResult, withResult } from '../../../../analytics/regions/outcome.ts';
import type { Overview } from '../../../../analytics/regions/overview.ts';
import type { RegionOutcome } from '../../../../analytics/regions/region.ts';
import { landed, landingStream } from '../../../../analytics/uploads/landing.ts';
import { type SqliteLedger, sqliteLedger } from '../../../../functions/adapters/sqlite.ts';
import { oldestUploadAge, watchMonth } from '../../../../functions/steps/watch/step.ts';
import { martRow } from '../../../fixtures/site-data.ts';
import { memoryLanding, type TestLanding } from '../../../support/landing.ts';

const regions = [
  { code: '1', name: '甲区' },
  { code: '2', name: '乙区' },
];
const planned = (code: string, period: string) => ({
  ...{ key: `monthly-${period}`, period, plannedAt: '2026-01-05T00:00:00.000Z', code, name: code },
  ...{ snapshot: null, policy: null, problem: null },
});
const failed = (code: string, period: string) =>
  withoutResult(planned(code, period), 'failed', { zh: '失败', en: 'failed' });
const done = (code: string, period: string, silent: readonly string[]): RegionOutcome =>
  withResult(
    planned(code, period),
    {
      record: { id: 'r', snapshot: 's', policy: { id: 'p', digest: 'd' }, resultDigest: 'x' } as Parameters<
        typeof withResult
      >[1]['record'],
      headline: {
        district: martRow('monitoring_district', {}),
        grades: [],
        allocation: null,
        silent,
        silentNames: silent,
        moneyOnly: 0,
        reconciliation: [],
        differences: [],
      },
      notices: { opened: 0, answered: 0, closed: 0, withdrawn: 0 },
    },
    { region: { name: { zh: '甲', en: 'A' }, notice: null, currency: { zh: '元', en: 'yuan' } } } as Parameters<
      typeof withResult
    >[2],
    null,
  );
const overviewOf = (...outcomes: readonly (RegionOutcome | null)[]): Overview => ({
  ...{ key: 'k', plannedAt: '2026-01-05T00:00:00.000Z', period: '2025-12' },
  regions: regions.map((region, at) => ({ ...region, outcome: outcomes[at] ?? null, published: null })),
});

describe('the month that is due', () => {
  const at = (now: string, overview: Overview | null, overdueDay = 8) =>
    watchMonth(overview, regions, { timeZone: 'Asia/Shanghai', overdueDay, now });

  it.each<[string, string, Overview | null, boolean]>([
    ['is not overdue before its day', '2026-01-07T15:00:00.000Z', null, false],
    ['is from its day on, by the clock of the zone', '2026-01-07T16:00:00.000Z', null, true],
    [
      'is while a region has no outcome for it',
      '2026-01-09T00:00:00.000Z',
      overviewOf(done('1', '2025-12', []), null),
      true,
    ],
    [
      'is while a region stands at an older month',
      '2026-01-09T00:00:00.000Z',
      overviewOf(done('1', '2025-12', []), done('2', '2025-11', [])),
      true,
    ],
    [
      'is not when each came to some end',
      '2026-01-09T00:00:00.000Z',
      overviewOf(done('1', '2025-12', []), failed('2', '2025-12')),
      false,
    ],
    [
      'is not when a later month was computed',
      '2026-01-09T00:00:00.000Z',
      overviewOf(done('1', '2026-01', []), done('2', '2026-01', [])),
      false,
    ],
  ])('%s', (_, now, overview, isOverdue) => expect(at(now, overview)).toMatchObject({ period: '2025-12', isOverdue }));

  it('tells who was silent, where its run knows', () => {
    const { silent } = at(
      '2026-01-09T00:00:00.000Z',
      overviewOf(done('1', '2025-12', ['101', '203']), failed('2', '2025-12')),
    );
    expect([...silent]).toEqual([['1', ['101', '203']]]);
    expect(at('2026-02-09T00:00:00.000Z', overviewOf(done('1', '2025-12', ['101']), null)).silent.size).toBe(0);
  });
});

describe('the oldest upload without an answer', () => {
  let ledger: SqliteLedger;
  let landing: TestLanding;
  beforeEach(() => {
    ledger = sqliteLedger(':memory:');
    landing = memoryLanding(() => '2026-01-05T08:00:00.000Z');
  });
  afterEach(() => ledger.close());
  const age = () => oldestUploadAge({ landing, ledger }, '2026-01-05T10:00:00.000Z');

  test('is as old as it is, and nothing is 0', async () => {
    expect(await age()).toBe(0);
    landing.put('a.csv', 'x', '2026-01-05T09:59:00.000Z');
    expect(await age()).toBe(60);
    const version = landing.put('b.source.yaml', 'x');
    expect(await age()).toBe(7200);
    const receipt = { state: 'refused', source: null, receiptKey: 'r', receiptDigest: 'd', waits: false } as const;
    await ledger.append(landingStream, 0, [landed('upload.answered', { name: 'b.source.yaml', version, ...receipt })], {
      actor: 'intake',
      at: '2026-01-05T09:00:00.000Z',
    });
    expect(await age()).toBe(60);
  });

  test('is none of the files that nobody looks at, and is never in the future', async () => {
    for (const name of ['.DS_Store', '~$a.xlsx', 'templates/a.xlsx', 'folder/']) landing.put(name, 'x');
    expect(await age()).toBe(0);
    landing.put('a.csv', 'x', '2026-01-05T11:00:00.000Z');
    expect(await age()).toBe(0);
  });
});
