import { countUnits } from '../../count-units.ts';
import { hasUnits, isMultiple, measureOf, sizesOf } from '../../measure.ts';
import { leastPowers, mistakenUnit } from '../../mistaken-unit.ts';
import { fold } from '../../recognise/fold.ts';
import { shifted } from './shifted.ts';

/** A number in the unit of its target; or that it can't be, or in which other unit it may be as well. */
export type InUnit =
  | { readonly value: string }
  | { readonly differs: true }
  | { readonly own: string; readonly other: string };

/** Seconds in a unit of time. */
const seconds: Readonly<Record<string, number>> = {
  秒: 1,
  分钟: 60,
  小时: 3600,
  天: 86_400,
  日: 86_400,
  工作日: 86_400,
  周: 604_800,
  月: 2_592_000,
  个月: 2_592_000,
};

/**
 * The unit that a name has in brackets at its end, where it is one of those we know: 改造面积(平方米).
 * @example unitInName('单位造价(元)') // '元'
 */
export const unitInName = (name: string): string => {
  const written = /\(([^()]+)\)$/.exec(fold(name))?.[1]?.replace(/^单位:?/, '') ?? '';
  const { of } = measureOf(written);
  return hasUnits(of) || countUnits.includes(of) || seconds[of] !== undefined || of === '%' ? written : '';
};

/** How far a number is from the target, in powers of ten. */
const distance = (value: number, target: number): number => Math.abs(Math.log10(value / target));

/** The number and the target, where both are above nothing and can be compared. */
const compared = (value: string, target: string): readonly [number, number] | undefined => {
  const [own, wanted] = [Number(value), Number(target)];
  return own > 0 && wanted > 0 ? [own, wanted] : undefined;
};

/**
 * In which other unit a target without one may be meant, where the result has one: 2天 of 24 may be of hours. A
 * multiple, 0.68万元, is the number that it is.
 */
const withoutTarget = (value: string, unit: string, target: string): InUnit => {
  const { of, power } = measureOf(unit);
  const numbers = compared(value, target);
  // 96% of 0.95 is a share in per cent.
  if (of === '%')
    return numbers && numbers[1] <= 1 && distance(numbers[0] / 100, numbers[1]) < distance(...numbers)
      ? { own: unit, other: '' }
      : { value };
  if (isMultiple(unit)) {
    const whole = shifted(value, power);
    const isNearer = numbers && distance(numbers[0], numbers[1]) < distance(numbers[0] * 10 ** power, numbers[1]);
    return isNearer ? { own: unit, other: of } : { value: whole };
  }
  if (!numbers) return { value };
  const own = seconds[unit];
  if (own !== undefined) {
    const far = (size: number): number => distance((numbers[0] * own) / size, numbers[1]);
    const other = Object.entries(seconds).find(([, size]) => far(size) < far(own));
    return other ? { own: unit, other: other[0] } : { value };
  }
  if (!hasUnits(of)) return { value };
  // The number in a larger unit is smaller, so the sizes count the other way.
  const other = sizesOf(of)
    .filter((size) => Math.abs(size.power - power) >= leastPowers)
    .find((size) => distance(numbers[0] * 10 ** (power - size.power), numbers[1]) < distance(...numbers));
  return other ? { own: unit, other: other.name } : { value };
};

/**
 * A number with its unit in the unit of its target. `target` is the target's number, by which a unit that one of the
 * two leaves out is judged.
 * @example inUnit('0.68', '万元', '元', '5000') // { value: '6800' }
 */
export const inUnit = (value: string, unit: string, wanted: string, target: string): InUnit => {
  if (unit === '' && wanted === '') return { value };
  if (wanted === '') return withoutTarget(value, unit, target);
  if (unit === '') {
    const other = mistakenUnit(value, target, wanted);
    return other === undefined ? { value } : { own: wanted, other };
  }
  const [from, to] = [measureOf(unit), measureOf(wanted)];
  if (from.of !== to.of && from.of !== '' && to.of !== '') return { differs: true };
  return { value: from.power === to.power ? value : shifted(value, from.power - to.power) };
};
