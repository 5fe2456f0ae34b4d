import type { Random } from '../random.ts';

export interface Shape {
  readonly cost: number;
  readonly output: number;
  readonly benefit: number;
  readonly satisfaction: number;
}

/** Weights per level 1; with the execution rate's 10 they make 100 (财预〔2020〕10号, 101号 with cost). */
export const shapeOf = (draw: Random, satisfaction: boolean): Shape => {
  const cost = draw.chance(0.18);
  if (!satisfaction)
    return cost
      ? { cost: 20, output: 40, benefit: 30, satisfaction: 0 }
      : { cost: 0, output: 50, benefit: 40, satisfaction: 0 };
  return cost
    ? { cost: 20, output: 40, benefit: 20, satisfaction: 10 }
    : { cost: 0, output: 50, benefit: 30, satisfaction: 10 };
};

/**
 * Splits points among rows in halves of a point, the first row taking what is left.
 * @example split(30, 4) // [7.5, 7.5, 7.5, 7.5]
 */
export const split = (points: number, rows: number): readonly number[] => {
  const each = Math.floor((points * 2) / rows) / 2;
  return Array.from({ length: rows }, (_, index) => (index === 0 ? points - each * (rows - 1) : each));
};
