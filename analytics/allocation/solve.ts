import { type Fen, formatYuan, sumFen } from '../core/money.ts';

/** What one line may get, in fen, and how strongly it pulls on what is left; 0 <= lowFen <= highFen, weight > 0. */
export interface Claim {
  /** Project and fund source; unique, and the last word where two lines tie. */
  readonly id: string;
  readonly lowFen: Fen;
  readonly highFen: Fen;
  readonly weight: bigint;
}

export interface Solution {
  /** Fen per claim, by id. */
  readonly allocated: ReadonlyMap<string, Fen>;
  /** What no range could take. */
  readonly reserveFen: Fen;
}

/** The envelope can't even pay the lower limits. Amounts are yuan with two decimals. */
export class EnvelopeTooSmallError extends Error {
  override readonly name = 'EnvelopeTooSmallError';
  readonly envelopeAmount: string;
  readonly minimumAmount: string;
  readonly shortfallAmount: string;
  constructor(envelopeFen: Fen, minimumFen: Fen, options?: ErrorOptions) {
    super(`the envelope ${formatYuan(envelopeFen)} is below the lower limits' sum ${formatYuan(minimumFen)}`, options);
    this.envelopeAmount = formatYuan(envelopeFen);
    this.minimumAmount = formatYuan(minimumFen);
    this.shortfallAmount = formatYuan(minimumFen - envelopeFen);
  }
}

const room = (claim: Claim): Fen => claim.highFen - claim.lowFen;

const byWeight = (a: Claim, b: Claim): number =>
  a.weight === b.weight ? (a.id < b.id ? -1 : 1) : a.weight > b.weight ? -1 : 1;

/** The leftover fen go one each to the largest remainders; equal remainders by weight, then by id. */
const largestRemainders = (claims: readonly Claim[], rest: Fen, pull: bigint): ReadonlyMap<string, Fen> => {
  const shares = claims.map((claim) => {
    const part = rest * room(claim) * claim.weight;
    return { claim, fen: part / pull, remainder: part % pull };
  });
  let left = rest - sumFen(shares.map(({ fen }) => fen));
  const ranked = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? byWeight(a.claim, b.claim) : a.remainder > b.remainder ? -1 : 1,
  );
  const given = new Map<string, Fen>();
  for (const { claim, fen } of ranked) {
    given.set(claim.id, left > 0n ? fen + 1n : fen);
    if (left > 0n) left -= 1n;
  }
  return given;
};

/**
 * Shares an envelope inside the ranges, exactly to the fen. Every line starts at its low. The rest rises like water:
 * all lines fill at a pace of room × weight, so among lines of equal room a heavier one is always filled at least as
 * far; a full line leaves the sharing and the others go on. The outcome depends on the claims alone, not on their
 * order. Throws EnvelopeTooSmallError.
 * @example solve([{ id: 'a', lowFen: 0n, highFen: 100n, weight: 1n }], 60n).allocated.get('a') // 60n
 */
export const solve = (claims: readonly Claim[], envelopeFen: Fen): Solution => {
  const minimum = sumFen(claims.map(({ lowFen }) => lowFen));
  if (envelopeFen < minimum) throw new EnvelopeTooSmallError(envelopeFen, minimum);
  const allocated = new Map(claims.map(({ id, lowFen }) => [id, lowFen]));
  const open = claims.filter((claim) => room(claim) > 0n).toSorted(byWeight);
  let rest = envelopeFen - minimum;
  let pull = sumFen(open.map((claim) => room(claim) * claim.weight));
  // The heaviest line is full first. It is full as soon as rest ÷ pull, the common pace, reaches 1 ÷ weight.
  let full = 0;
  for (const claim of open) {
    if (rest * claim.weight < pull) break;
    allocated.set(claim.id, claim.highFen);
    rest -= room(claim);
    pull -= room(claim) * claim.weight;
    full += 1;
  }
  const sharing = open.slice(full);
  if (sharing.length === 0) return { allocated, reserveFen: rest };
  for (const [id, fen] of largestRemainders(sharing, rest, pull)) allocated.set(id, (allocated.get(id) ?? 0n) + fen);
  return { allocated, reserveFen: 0n };
};
