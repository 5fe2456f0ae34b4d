/** How many letters must be changed, put in, taken out or swapped with their neighbour to make one word of another. */
const editsBetween = (a: string, b: string): number => {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
};

/**
 * The one known word that a written one is a slip for: a letter or two apart, fewer in short words; undefined where
 * there is none, or several are as near.
 * @example nearestWord('rouding_mode', ['rounding_mode', 'rounding_decimals']) // 'rounding_mode'
 */
export const nearestWord = (written: string, known: readonly string[]): string | undefined => {
  const slips = Math.min(2, Math.floor(written.length / 3));
  const edits = known.map((word) => [word, editsBetween(written.toLowerCase(), word.toLowerCase())] as const);
  const least = Math.min(...edits.map(([, count]) => count));
  const nearest = edits.filter(([, count]) => count === least && count <= slips);
  return nearest.length === 1 ? nearest[0]?.[0] : undefined;
};
