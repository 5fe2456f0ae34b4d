import { type Figure, percent, points, quantity } from '../core/language/figures.ts';
import { roundHalfUp } from '../core/language/round.ts';
import { text } from '../core/language/text.ts';

/** What the sentence below is called. */
export const arithmeticTitle = text('权重 × 得分率 = 得分', 'Weight × share = points');

/** The share with as many decimals as it takes for the printed weight × share to round to the printed points. */
const shareOf = (weight: Figure, earned: Figure): string => {
  const share = Number(earned) / Number(weight);
  const printed = Number(roundHalfUp(weight, 4));
  const fits = (decimals: number): boolean =>
    roundHalfUp(printed * Number(roundHalfUp(share, decimals, 2)), 2, -2) === roundHalfUp(earned, 2);
  return percent(share, [1, 2, 3, 4, 5, 6].find(fits) ?? 7);
};

/**
 * weight × share and the points they make, with the share read off the points themselves; null where nothing is weighed
 * or nothing was earned.
 * @example scoreArithmetic('80', '70.00') // { product: '80 × 87.5%', points: '70.00' }
 */
export const scoreArithmetic = (
  weight: Figure,
  earned: Figure | null,
): { readonly product: string; readonly points: string } | null => {
  if (earned === null || Number(weight) === 0) return null;
  return { product: `${quantity(weight)} × ${shareOf(weight, earned)}`, points: points(earned) };
};
