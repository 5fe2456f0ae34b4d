import { bareNumber, digits, plain } from './plain.ts';

const number = new RegExp(`^(${digits})分?$`);

/**
 * A number of points or a weight; undefined where a cell has none.
 * @example pointsIn('30分') // '30'
 */
export const pointsIn = (written: string | undefined): string | undefined => {
  const found = number.exec(plain(written ?? ''))?.[1];
  return found === undefined ? undefined : bareNumber(found);
};
