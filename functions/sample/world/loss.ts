import type { Random } from '../random.ts';

/** A row that can fall short: its weight, and the largest share of it that is believable. */
export interface Losable {
  readonly weight: number;
  readonly most: number;
}

/**
 * Spreads points to be lost over rows in a fixed order, a few rows taking most of it; gives the share each row keeps.
 * The same order at every month makes the same indicators the weak ones all year.
 */
export const keep = (
  rows: readonly Losable[],
  order: readonly number[],
  eager: readonly number[],
  points: number,
): readonly number[] => {
  const lost = rows.map(() => 0);
  let left = points;
  for (const stretch of [1, 1.5, 2.4]) {
    for (const index of order) {
      const row = rows[index];
      if (!row || row.weight === 0 || left < 0.05) continue;
      const most = Math.min(0.96, row.most * stretch) * (stretch === 1 ? (eager[index] ?? 1) : 1);
      const already = lost[index] ?? 0;
      const more = Math.max(0, Math.min(most - already, left / row.weight));
      lost[index] = already + more;
      left -= more * row.weight;
    }
  }
  return lost.map((share) => 1 - share);
};

/** Order and eagerness of a project's rows, drawn once. */
export const weakness = (
  draw: Random,
  rows: number,
): { readonly order: readonly number[]; readonly eager: readonly number[] } => ({
  order: draw.shuffle(Array.from({ length: rows }, (_, index) => index)),
  eager: Array.from({ length: rows }, () => draw.between(0.45, 1)),
});
