import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamagedEventError, LedgerDamagedError } from '../../../../analytics/core/ports/ledger.ts';
import { policyId } from '../../../../analytics/policy/load.ts';
import type { Policy } from '../../../../analytics/policy/schema.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { PolicyUnreadableError, planRun, type RegionReach } from '../../../../functions/steps/plan/plan.ts';
import { officeUploads } from '../../../support/finished-run.ts';
import { memoryBucket } from '../../../support/memory-bucket.ts';
import { type Office, openOffice } from '../../../support/office.ts';

const run = {
  key: 'monthly-2025-12',
  period: '2025-12',
  regions: [
    { code: '330101', name: '东江区' },
    { code: '330102', name: '西岭县' },
  ],
};
const at = '2026-01-05T00:00:00.000Z';

const landing = (files: Readonly<Record<string, string>>): RegionReach['landing'] => ({
  versions: async () =>
    Object.keys(files).map((name) => ({ name, version: '1', bytes: files[name]?.length ?? 0, at, current: true })),
  read: async ({ name }) => new TextEncoder().encode(files[name]),
});

const refusing = (status: number): RegionReach['landing'] => ({
  ...landing({ 'policy.yaml': 'x' }),
  read: () => Promise.reject(Object.assign(new Error('refused'), { $metadata: { httpStatusCode: status } })),
});

describe('the plan of a run', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.close());

  const reach = (files: Readonly<Record<string, string>> = {}, more: Partial<RegionReach> = {}): RegionReach => ({
    ...office.effects,
    landing: landing(files),
    ...more,
  });
  const named = async (name: string): Promise<string> =>
    (await office.effects.asset('policy/default.yaml')).replace(/^name: .*$/m, `name: ${name}`);
  const policyNamed = async (digest: string | null | undefined): Promise<string> =>
    policyId(
      JSON.parse(new TextDecoder().decode(await office.effects.store.get(`policies/${digest}.json`))) as Policy,
    ).replace(/@.*/, '');

  it('says of each region whether the run may replace a later month', async () => {
    const asked = { ...run, key: 'demand-2025-12-back', replaceLater: true };
    const plan = await planRun(asked, memoryBucket(), () => reach(), at);
    expect(plan.map(({ replaceLater }) => replaceLater)).toEqual([true, true]);
    const [plain] = await planRun(run, memoryBucket(), () => reach(), at);
    expect(plain).not.toHaveProperty('replaceLater');
  });

  it('fixes each region’s files and policy at one instant, in the order of the regions', async () => {
    await ingest(office.effects, await officeUploads());
    const plan = await planRun(run, memoryBucket(), () => reach(), at);
    expect(plan.map(({ code, plannedAt, problem }) => [code, plannedAt, problem])).toEqual([
      ['330101', at, null],
      ['330102', at, null],
    ]);
    expect(await office.effects.store.get(`snapshots/${plan[0]?.snapshot}.json`)).toBeInstanceOf(Uint8Array);
    expect(await policyNamed(plan[0]?.policy)).toBe('default');
  });

  it('stands once made, whatever comes in later', async () => {
    const lake = memoryBucket();
    const first = await planRun(run, lake, () => reach(), at);
    await ingest(office.effects, await officeUploads());
    expect(await planRun(run, lake, () => reach(), '2026-01-06T00:00:00.000Z')).toEqual(first);
    const next = await planRun({ ...run, key: 'demand-2025-12-late' }, lake, () => reach(), at);
    expect(next[0]?.snapshot).not.toBe(first[0]?.snapshot);
  });

  it('is one where two make it at the same time', async () => {
    const lake = memoryBucket();
    const plans = await Promise.all(
      ['2026-01-05T00:00:00.000Z', '2026-01-05T00:00:01.000Z'].map((instant) =>
        planRun(run, lake, () => reach(), instant),
      ),
    );
    expect(plans[0]).toEqual(plans[1]);
  });

  it('takes the policy that lies with the files', async () => {
    const [planned] = await planRun(run, memoryBucket(), () => reach({ 'Policy.yml': 'x', 'a/policy.yaml': 'x' }), at);
    expect(planned?.problem?.zh).toContain('规则文件 policy.yaml');
    const written = await named('office');
    const [good] = await planRun(
      run,
      memoryBucket(),
      () => reach({ 'policy.yaml': written, 'a/policy.yaml': 'x' }),
      at,
    );
    expect(await policyNamed(good?.policy)).toBe('office');
  });

  it('names the problem of one region, in both languages, and stops no other', async () => {
    const damaged = { ...office.effects.ledger, read: () => Promise.reject(new DamagedEventError('intake', 7)) };
    const others: Record<string, RegionReach> = {
      '330101': reach({ 'policy.yaml': 'name: [half' }),
      '330102': reach(),
      '330103': reach({}, { ledger: damaged }),
      '330104': reach({ 'policy.yaml': 'x'.repeat(300_000) }),
      '330105': reach({}, { landing: refusing(403) }),
      '330106': reach(
        {},
        { ledger: { ...office.effects.ledger, read: () => Promise.reject(new LedgerDamagedError('ledger')) } },
      ),
    };
    const regions = Object.keys(others).map((code) => ({ code, name: code }));
    const plan = await planRun({ ...run, regions }, memoryBucket(), (code) => others[code] ?? reach(), at);
    expect(plan.map(({ snapshot, problem }) => [snapshot !== null, problem !== null])).toEqual([
      [false, true],
      [true, false],
      [false, true],
      [false, true],
      [false, true],
      [false, true],
    ]);
    expect(plan[4]?.problem?.zh).toContain('拒绝');
    expect(plan[0]?.problem?.en).toContain('policy.yaml');
    expect(plan[2]?.problem?.zh).toContain('intake#7');
    expect(plan[3]?.problem?.zh).toContain('文件太大');
  });

  it('is not made where something failed for the moment', async () => {
    const lake = memoryBucket();
    const throttled = { ...office.effects.ledger, read: () => Promise.reject(new Error('throttled')) };
    await expect(planRun(run, lake, () => reach({}, { ledger: throttled }), at)).rejects.toThrow('throttled');
    expect(lake.objects.size).toBe(0);
  });

  it.each([
    ['every region’s policy is refused', 403, PolicyUnreadableError],
    ['a read was asked to wait', 503, Error],
  ] as const)('is not made where %s', async (_what, status, error) => {
    const lake = memoryBucket();
    await expect(planRun(run, lake, () => reach({}, { landing: refusing(status) }), at)).rejects.toThrow(error);
    expect(lake.objects.size).toBe(0);
  });

  it('is of the named regions alone where some are named', async () => {
    expect(
      (await planRun({ ...run, only: ['330102'] }, memoryBucket(), () => reach(), at)).map(({ code }) => code),
    ).toEqual(['330102']);
  });
});
