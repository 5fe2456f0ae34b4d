import type { Random } from '../random.ts';
import type { Aim, Department, Story } from './types.ts';

/** How a story pushes a project's standing; negative is worse. */
const push: Partial<Record<Story, number>> = {
  underspends: -0.35,
  'money-ahead': -0.3,
  impossible: -0.3,
  overspends: -0.1,
  inflates: -0.2,
  'no-reasons': -0.15,
  'red-autumn': 0.1,
  steady: 0.08,
};

const grades: readonly (readonly [Aim['grade'], number])[] = [
  ['poor', 0.06],
  ['medium', 0.29],
  ['good', 0.8],
  ['excellent', 1],
];

const lights: readonly (readonly [Aim['light'], number])[] = [
  ['red', 0.13],
  ['yellow', 0.43],
  ['green', 1],
];

const level = <Name>(levels: readonly (readonly [Name, number])[], share: number): Name => {
  const found = levels.find(([, below]) => share < below) ?? levels.at(-1);
  if (!found) throw new RangeError('no levels');
  return found[0];
};

/** Pay and office costs have no story: they run as planned. */
export const settled: Aim = { grade: 'excellent', light: 'green' };

/**
 * Ranks projects by luck and story, and reads grade and mid-year light off the rank: with the settled ones about
 * 35/40/20/5 and 60/20/12.
 */
export const aimsOf = (draw: Random, departments: readonly Department[]): readonly Aim[] => {
  const standing = departments.map((department) => draw.next() + (push[department.story] ?? 0));
  const atMidYear = standing.map((value) => value + draw.between(-0.35, 0.35));
  const share = (values: readonly number[]): readonly number[] => {
    const order = values.map((value, index) => [value, index] as const).sort((a, b) => a[0] - b[0]);
    const shares = new Array<number>(values.length).fill(0);
    for (const [place, [, index]] of order.entries()) shares[index] = (place + 0.5) / values.length;
    return shares;
  };
  const [yearEnd, midYear] = [share(standing), share(atMidYear)];
  return departments.map((department, index) => {
    const light = level(lights, midYear[index] ?? 1);
    const easy = draw.chance(department.story === 'low-targets' ? 0.6 : 0.09);
    return { grade: level(grades, yearEnd[index] ?? 1), light: light === 'green' && easy ? 'blue' : light };
  });
};
