import { describe, expect, it } from 'vitest';
import { overviewAfter } from '../../../analytics/regions/overview.ts';
import { countedRegions, totalsOf } from '../../../analytics/regions/totals.ts';
import { doneOf, mixedRun, regions } from '../../fixtures/regions.ts';

const run = (key: string, period: string, outcomes: (typeof mixedRun)['outcomes']) => ({
  ...mixedRun,
  key,
  period,
  outcomes,
});

describe('all regions after a run', () => {
  it('keep what stood of those that the run did not compute', () => {
    const monthly = overviewAfter(regions, mixedRun, null);
    const demanded = overviewAfter(
      regions,
      run('demand-2025-11-late', '2025-11', [doneOf('330105', '7.00', '1.00')]),
      monthly,
    );
    expect(demanded.regions.map(({ code, outcome }) => [code, outcome?.state])).toEqual([
      ['330101', 'done'],
      ['330102', 'done'],
      ['330103', 'done'],
      ['330104', 'missing'],
      ['330105', 'done'],
    ]);
    expect(demanded.key).toBe('demand-2025-11-late');
  });

  it('say of a region that failed what its pages still show', () => {
    const october = overviewAfter(
      regions,
      run('monthly-2025-10', '2025-10', [doneOf('330105', '7.00', '1.00', { at: '2025-10' })]),
      null,
    );
    const november = overviewAfter(regions, mixedRun, october).regions.at(-1);
    expect([november?.outcome?.state, november?.published?.period]).toEqual(['failed', '2025-10']);
  });

  it('keep what stands of a later period', () => {
    const earlier = run('demand-2025-10-again', '2025-10', [
      doneOf('330101', '7.00', '1.00', { at: '2025-10' }),
      doneOf('330105', '7.00', '1.00', { at: '2025-10' }),
    ]);
    const after = overviewAfter(regions, earlier, overviewAfter(regions, mixedRun, null));
    expect(after.period).toBe('2025-11');
    expect([after.regions[0]?.outcome?.period, after.regions[0]?.published?.period]).toEqual(['2025-11', '2025-11']);
    expect([after.regions[4]?.outcome?.state, after.regions[4]?.published?.period]).toEqual(['failed', '2025-10']);
  });

  it('stand at an earlier period where a run was asked to replace the later one', () => {
    const named = run('demand-2025-10-back', '2025-10', [
      { ...doneOf('330101', '7.00', '1.00', { at: '2025-10' }), replaceLater: true },
    ]);
    const [region] = overviewAfter(regions, named, overviewAfter(regions, mixedRun, null)).regions;
    expect([region?.outcome?.period, region?.published?.period]).toEqual(['2025-10', '2025-10']);
  });

  it('do not take the result of a run that gave way for what their pages show', () => {
    const gaveWay = { ...doneOf('330101', '7.00', '1.00'), reason: { zh: '', en: 'the later one stands' } };
    const [region] = overviewAfter(regions, run('demand-2025-11-late', '2025-11', [gaveWay]), null).regions;
    expect([region?.outcome?.state, region?.published]).toEqual(['done', null]);
  });

  it('have one that was never planned, and none that left the installation', () => {
    const first = overviewAfter(regions, mixedRun, null);
    const others = [{ code: '330199', name: '新设区' }, ...regions.slice(0, 1)];
    const next = overviewAfter(others, run('monthly-2025-11', '2025-11', mixedRun.outcomes.slice(0, 1)), first);
    expect(next.regions.map(({ code, outcome }) => [code, outcome?.state ?? null])).toEqual([
      ['330199', null],
      ['330101', 'done'],
    ]);
  });

  it('are the same when the report is made again', () => {
    const once = overviewAfter(regions, mixedRun, null);
    expect(overviewAfter(regions, mixedRun, once)).toEqual(once);
  });
});

describe('the sums over regions', () => {
  it('are exact to the fen and over regions of the period alone', () => {
    const former = overviewAfter(regions, mixedRun, null);
    const totals = totalsOf(former);
    expect(totals).toMatchObject({
      budget: '20836326200.09',
      spent: '14961361741.26',
      counts: { departments: 36, projects: 420, red: 33, missing: 9 },
    });
    expect(totals?.rate).toBeCloseTo(0.718042, 6);
    const december = overviewAfter(
      regions,
      run('monthly-2025-12', '2025-12', [doneOf('330101', '10.00', '9.00', { at: '2025-12' })]),
      former,
    );
    expect(countedRegions(december).map(({ code }) => code)).toEqual(['330101']);
    expect(totalsOf(december)).toMatchObject({ budget: '10.00', spent: '9.00', rate: 0.9 });
  });

  it.each([
    ['nothing was budgeted', [doneOf('330101', '0.00', '0.00')], null],
    ['more was refunded than spent', [doneOf('330101', '100.00', '-5.00')], -0.05],
  ])('have a rate even where %s', (_what, outcomes, rate) => {
    expect(totalsOf(overviewAfter(regions, run('r', '2025-11', outcomes), null))?.rate).toBe(rate);
  });

  it.each([
    ['there is no result', mixedRun.outcomes.slice(3)],
    [
      'money is of different kinds',
      [doneOf('330101', '1.00', '1.00'), doneOf('330102', '1.00', '1.00', { currency: 'COP' })],
    ],
  ])('are none where %s', (_what, outcomes) => {
    expect(totalsOf(overviewAfter(regions, run('r', '2025-11', outcomes), null))).toBeNull();
  });
});
