import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { PlannedRegion, RegionOutcome } from '../../analytics/regions/region.ts';
import type { Edition } from '../../analytics/site/parts/edition.ts';
import { bucketOutput } from '../../functions/adapters/bucket-output.ts';
import { planRun } from '../../functions/steps/plan/plan.ts';
import { buildRegion } from '../../functions/steps/run-region/region.ts';
import { type MemoryBucket, memoryBucket } from './memory-bucket.ts';

export const region = { code: '330101', name: '东江区' };

/** A region's run in the shape of the cloud's, on whatever effects, into buckets in memory. */
export interface RegionRun {
  readonly site: MemoryBucket;
  readonly lake: MemoryBucket;
  readonly planned: PlannedRegion;
  build(effects?: Effects): Promise<RegionOutcome>;
}

const landed = (policy: string | undefined) => ({
  versions: async () =>
    policy === undefined
      ? []
      : [{ name: 'policy.yaml', version: '1', bytes: policy.length, at: '2026-01-01T00:00:00.000Z', current: true }],
  read: async () => new TextEncoder().encode(policy),
});

interface Circumstances {
  readonly period?: string;
  readonly replaceLater?: boolean;
  readonly edition?: Edition;
  /** What lies in policy.yaml beside the region's files. */
  readonly policy?: string;
  /** Called before each change of a bucket; may throw. */
  readonly disturb?: (verb: string, key: string) => void;
  /** The buckets of a run before. */
  readonly into?: Pick<RegionRun, 'site' | 'lake'>;
}

/** Plans the region's run. */
export const plannedRun = async (
  effects: Effects,
  { period = '2025-12', replaceLater, edition = 'internal', policy, disturb, into }: Circumstances = {},
): Promise<RegionRun> => {
  const { site, lake } = into ?? { site: memoryBucket(disturb), lake: memoryBucket(disturb) };
  const run = { key: `monthly-${period}`, period, regions: [region], ...(replaceLater && { replaceLater }) };
  const [planned] = await planRun(
    run,
    lake,
    () => ({ ...effects, landing: landed(policy) }),
    '2026-01-05T00:00:00.000Z',
  );
  if (!planned) throw new Error('nothing was planned');
  const places = { site, lake, region: region.code, fiscalYear: Number(period.slice(0, 4)) };
  const open = () => bucketOutput(places, effects.clock);
  return {
    site,
    lake,
    planned,
    build: (others = effects) => buildRegion(others, planned, { lake, edition, open }),
  };
};
