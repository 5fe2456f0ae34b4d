import { directions } from '../contracts/codes.ts';

/** A fraction as people write it: 0.8 is 80%. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(6))}%`;

/** The sign of a direction, nothing where there is none. */
export const sign = (direction: string | undefined): string =>
  direction === undefined ? '' : (directions[direction] ?? direction);
