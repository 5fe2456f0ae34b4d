/** A stream of random numbers that anyone can redraw from its seed and its label. */
export interface Random {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly int: (low: number, high: number) => number;
  readonly between: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly shuffle: <Item>(items: readonly Item[]) => Item[];
  /** An independent stream; drawing from it never shifts this one. */
  readonly fork: (label: string | number) => Random;
}

/** FNV-1a over the label's code units: turns words into a 32-bit start value. */
const hash = (label: string): number => {
  let state = 0x811c9dc5;
  for (let index = 0; index < label.length; index++) state = Math.imul(state ^ label.charCodeAt(index), 0x01000193);
  return state >>> 0;
};

/**
 * Marsaglia's xorshift32 behind a multiplicative finish. Not for secrets.
 * @example random('1').int(1, 6)
 */
export const random = (seed: string): Random => {
  let state = hash(seed) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (Math.imul(state, 0x9e3779b1) >>> 0) / 0x1_0000_0000;
  };
  for (let warm = 0; warm < 8; warm++) next();
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  const shuffle = <Item>(items: readonly Item[]): Item[] => {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last--) {
      const other = int(0, last);
      [order[last], order[other]] = [order[other] as Item, order[last] as Item];
    }
    return order;
  };
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    pick,
    shuffle,
    fork: (label) => random(`${seed}/${label}`),
  };
};
