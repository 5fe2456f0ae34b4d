import { type Fen, parseYuan, sumFen } from '../core/money.ts';
import type { Cell, Row } from '../core/ports/engine.ts';
import type { Policy } from '../policy/schema.ts';
import type { Claim } from './solve.ts';

/** A row of allocation_range, read for sharing: its claim, and what its reason is written from. */
export interface Ask extends Claim {
  readonly row: Row;
  /** What the request's fund has this year in the project it continues; null where that is nothing. */
  readonly baseFen: Fen | null;
  readonly requestedFen: Fen;
  readonly floorFen: Fen;
}

/**
 * Where the envelope comes from: given with the command, set in the policy, or this year's budgets of the continued
 * funds; where those can't pay the lower limits, the lower limits themselves.
 */
export type EnvelopeOrigin = 'given' | 'policy' | 'base' | 'minimum';

export interface Problem {
  readonly asks: readonly Ask[];
  readonly envelopeFen: Fen;
  readonly origin: EnvelopeOrigin;
}

const fenOf = (cell: Cell | undefined): Fen => parseYuan(String(cell ?? '0'));

/**
 * Priorities turn into weights n … 1 by their order: with priorities 1 to 4 a first line pulls four times as hard as a
 * last one.
 */
const priorityWeights = ({ application }: Policy): ReadonlyMap<string, bigint> => {
  const ranks = [...new Set(application.map(({ priority }) => priority))].sort((a, b) => b - a);
  return new Map(application.map(({ grade, priority }) => [grade, BigInt(ranks.indexOf(priority) + 1)]));
};

/** 100.00 for no score up to 200.00 for full marks, in hundredths: within a priority the score decides. */
const scoreWeight = (score: Cell | undefined): bigint => 10_000n + fenOf(score);

const askOf = (row: Row, weights: ReadonlyMap<string, bigint>): Ask => ({
  row,
  id: `${row.project_code}\u0000${row.fund_source}`,
  baseFen: row.base_amount === null || row.base_amount === undefined ? null : fenOf(row.base_amount),
  requestedFen: fenOf(row.requested_amount),
  floorFen: fenOf(row.floor_amount),
  lowFen: fenOf(row.low_amount),
  highFen: fenOf(row.high_amount),
  weight: (weights.get(String(row.rule)) ?? 1n) * scoreWeight(row.score),
});

const envelopeFor = (
  asks: readonly Ask[],
  given: string | null,
  policy: Policy,
): Pick<Problem, 'envelopeFen' | 'origin'> => {
  if (given !== null) return { envelopeFen: parseYuan(given), origin: 'given' };
  const set = policy.settings.allocation_envelope_amount.value;
  if (set !== null) return { envelopeFen: parseYuan(set), origin: 'policy' };
  const base = sumFen(asks.map(({ baseFen }) => baseFen ?? 0n));
  const minimum = sumFen(asks.map(({ lowFen }) => lowFen));
  return base < minimum ? { envelopeFen: minimum, origin: 'minimum' } : { envelopeFen: base, origin: 'base' };
};

/**
 * Reads the rows of allocation_range into a problem for `solve`. The envelope is the one given (yuan, two decimals),
 * else the policy's, else this year's budgets of the continued funds (at least the lower limits). Throws MoneyError on
 * an amount that isn't one.
 */
export const problemOf = (rows: readonly Row[], given: string | null, policy: Policy): Problem => {
  const weights = priorityWeights(policy);
  const asks = rows.map((row) => askOf(row, weights));
  return { asks, ...envelopeFor(asks, given, policy) };
};
