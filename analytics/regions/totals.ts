import type { DistrictMonth } from '../contracts/marts/rows.ts';
import { formatYuan, parseYuan, sumFen } from '../core/money.ts';
import type { Overview, StandingRegion } from './overview.ts';
import type { RegionResult } from './region.ts';

export interface CountedRegion extends StandingRegion {
  readonly result: RegionResult;
}

/** What all regions with a result of the period add up to, money to the fen. */
export interface RegionTotals {
  readonly regions: readonly CountedRegion[];
  readonly currency: RegionResult['words']['currency'];
  readonly budget: string;
  readonly spent: string;
  /** Spent of the budget as a fraction; null where there is no budget. */
  readonly rate: number | null;
  readonly counts: Readonly<Record<(typeof counted)[number], number>>;
}

const counted = ['departments', 'projects', 'green', 'yellow', 'red', 'blue', 'missing'] as const;

/** The regions that have a result for the overview's period. */
export const countedRegions = ({ period, regions }: Overview): readonly CountedRegion[] =>
  regions.flatMap((region) =>
    region.outcome?.period === period && region.outcome.result ? [{ ...region, result: region.outcome.result }] : [],
  );

const summed = (rows: readonly DistrictMonth[], column: 'budget_amount' | 'spent_amount'): bigint =>
  sumFen(rows.map((row) => parseYuan(row[column] ?? '0')));

/**
 * Sums over the regions of the period; null where there are none, or their money is not of one currency and can't be
 * added.
 */
export const totalsOf = (overview: Overview): RegionTotals | null => {
  const regions = countedRegions(overview);
  const [first] = regions;
  if (!first) return null;
  const currency = first.result.words.currency;
  if (regions.some(({ result }) => result.words.currency.en !== currency.en)) return null;
  const rows = regions.map(({ result }) => result.month);
  const [budget, spent] = [summed(rows, 'budget_amount'), summed(rows, 'spent_amount')];
  const count = (column: (typeof counted)[number]): number => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0);
  return {
    regions,
    currency,
    budget: formatYuan(budget),
    spent: formatYuan(spent),
    rate: budget === 0n ? null : Number((spent * 10_000_000n) / budget) / 1e7,
    counts: Object.fromEntries(counted.map((column) => [column, count(column)])) as RegionTotals['counts'],
  };
};
