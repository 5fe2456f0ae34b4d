import { pointsIn } from '../cells/points.ts';
import type { ReadForm } from '../read-form.ts';

/** Points as a whole number of thousandths. */
export const thousandths = (written: string): number => Math.round(Number(written) * 1000);

/** The weight or the points of the execution rate that stand beside the money. */
export const besideMoney = ({ money }: ReadForm, column: 'weight' | 'points'): string | undefined =>
  pointsIn(money?.cells.get(column)?.text);
