import { countUnits } from './count-units.ts';
import { hasUnits, isMultiple, measureOf, type Size, sizesOf } from './measure.ts';

/** Units that differ by less are none that one is mistaken for. */
export const leastPowers = 3;

/** A unit in which a bare number may be meant, and how many times further from its target than that it must be. */
export interface Mistaken {
  readonly unit: string;
  /** How many powers of ten this unit is larger; below 0 where it is smaller. */
  readonly powers: number;
  readonly times: number;
}

const mistaken = ({ name, power }: Size, own: number): Mistaken => ({
  unit: name,
  powers: power - own,
  times: 10 ** (Math.abs(power - own) / 2),
});

/**
 * The smaller and the larger unit in which a bare number may be meant beside a target in `unit`: in it the number comes
 * nearer to the target once it is so many times the target, or so many times less. A unit without others has none.
 * @example mistakenFor('万人') // { smaller: { unit: '人', powers: -4, times: 100 } }
 */
export const mistakenFor = (unit: string): { readonly smaller?: Mistaken; readonly larger?: Mistaken } => {
  const { of, power } = measureOf(unit);
  if (of === '' || !(hasUnits(of) || countUnits.includes(of) || isMultiple(unit))) return {};
  const sizes = sizesOf(of);
  const smaller = sizes.findLast((size) => size.power <= power - leastPowers);
  const larger = sizes.find((size) => size.power >= power + leastPowers);
  return {
    ...(smaller ? { smaller: mistaken(smaller, power) } : {}),
    ...(larger ? { larger: mistaken(larger, power) } : {}),
  };
};

/**
 * In which unit a number without one may be meant, where that brings it nearer to the target: 9000 of 2.6万人 may be
 * 人, 0.68 of 5000元 万元. A whole number is not asked for a larger unit: so much may be reached so far.
 * @example mistakenUnit('9000', '2.6', '万人') // '人'
 */
export const mistakenUnit = (value: string, target: string, unit: string): string | undefined => {
  const [number, wanted] = [Number(value), Number(target)];
  if (!(number > 0 && wanted > 0)) return undefined;
  const { smaller, larger } = mistakenFor(unit);
  if (smaller && number > wanted * smaller.times) return smaller.unit;
  return larger && !Number.isInteger(number) && number * larger.times < wanted ? larger.unit : undefined;
};
