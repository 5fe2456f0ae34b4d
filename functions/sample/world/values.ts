import type { Random } from '../random.ts';
import { along, type Knots, months } from './course.ts';
import type { Goal } from './goals.ts';
import { keep, type Losable, weakness } from './loss.ts';
import type { Aim, Indicator, Story } from './types.ts';

/** Points of 90 lost at the quarters' ends, as reported, and after the year-end check. */
export type Losses = readonly [march: number, june: number, september: number, december: number, verified: number];

/**
 * What goes wrong in the goals: by aim, bent by the story; `slow` means the mid-year light comes from the money
 * instead.
 */
export const lossesOf = (draw: Random, aim: Aim, story: Story, slow: boolean, executionLoss: number): Losses => {
  const total = {
    excellent: draw.between(1.5, 9.6),
    good: draw.between(10.3, 19.6),
    medium: draw.between(20.4, 38.5),
    poor: draw.between(40.5, 56),
  }[aim.grade];
  const verified = Math.max(0, total - executionLoss);
  const december = verified * draw.between(0.45, 0.7);
  const calm = draw.between(0.5, 4.5);
  const goalsBehind = !slow || (aim.light === 'red' && draw.chance(0.4));
  const june =
    aim.light === 'red' && goalsBehind
      ? draw.between(21, 38)
      : aim.light === 'yellow' && goalsBehind
        ? draw.between(10, 16)
        : calm;
  if (story === 'red-autumn') return [calm, calm + 2, draw.between(25, 40), verified * 0.5, verified];
  return [june * draw.between(0.6, 1), june, june * 0.5 + december * 0.5, december, verified];
};

/** The largest believable shortfall of a goal. */
const losable = (goal: Goal): Losable => {
  if (goal.direction === 'qualitative') return { weight: goal.weight, most: 0.55 };
  if (goal.target === 0) return { weight: goal.weight, most: 0 };
  if (goal.measure === '%' || goal.measure === '‰' || goal.measure === '分') return { weight: goal.weight, most: 0.22 };
  return { weight: goal.weight, most: goal.direction === '>=' ? 0.65 : 0.3 };
};

const planned = (goal: Goal): Knots =>
  goal.plan
    ? [
        [0, 0],
        [3, goal.plan[0]],
        [6, goal.plan[1]],
        [9, goal.plan[2]],
        [12, 1],
      ]
    : [
        [0, 0],
        [12, 1],
      ];

/** Rounds a value to the goal's decimals, to the good side when nothing is being lost. */
const written = (goal: Goal, value: number, up: boolean): number => {
  const scale = 10 ** goal.decimals;
  const shifted = value * scale;
  return (up ? Math.ceil(shifted - 1e-9) : Math.floor(shifted + 1e-9)) / scale;
};

const valueAt = (goal: Goal, kept: number, ease: number, month: number): number => {
  const target = goal.target ?? 0;
  const losing = kept < 0.995;
  if (goal.direction === 'qualitative') return Math.round(Math.min(kept, 0.9 + ease) * 100) / 100;
  if (target === 0) return 0;
  const share = goal.flow ? along(planned(goal), month) : 1;
  if (goal.direction === '<=' || goal.direction === '<')
    return written(goal, target * share * (losing ? 2 - kept : 0.86 + ease), losing);
  if (goal.direction === '=') return written(goal, target * share * Math.min(1, kept), !losing);
  const value = written(goal, target * share * (losing ? kept : kept + ease), !losing);
  return goal.measure === '%' ? Math.min(value, 100) : value;
};

/**
 * What each indicator really reached, month by month. A blue project's counts run to two or three times their targets.
 */
export const indicatorsOf = (
  draw: Random,
  goals: readonly Goal[],
  losses: Losses,
  blue: boolean,
): readonly Indicator[] => {
  const rows = goals.map(losable);
  const { order, eager } = weakness(draw, goals.length);
  const [march, june, september, december, checked] = losses.map((points) => keep(rows, order, eager, points));
  return goals.map((goal, index) => {
    const boost = blue && goal.flow && goal.direction === '>=' && !goal.plan ? draw.between(2.5, 3.1) : 1;
    const ease = draw.between(0.005, 0.06);
    const [m, j, s, d] = [march?.[index] ?? 1, june?.[index] ?? 1, september?.[index] ?? 1, december?.[index] ?? 1];
    const kept: Knots = [
      [0, m],
      [3, m],
      [6, j],
      [9, s],
      [12, d],
    ];
    let highest = 0;
    const values = months.map((month) => {
      const value = valueAt(goal, boost > 1 ? boost : along(kept, month), ease, month);
      highest = goal.flow ? Math.max(highest, value) : value;
      return highest;
    });
    return { ...goal, values, verified: valueAt(goal, boost > 1 ? boost : (checked?.[index] ?? 1), ease, 12) };
  });
};
