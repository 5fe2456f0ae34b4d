import type { Random } from '../random.ts';
import { along, type Knots, months } from './course.ts';
import type { Aim, Fund, Story } from './types.ts';

const sources = ['政府性基金预算', '上级专项转移支付', '国有资本经营预算'];

/** Times the amount by a share, exact to the fen, rounded down. */
const times = (amount: bigint, share: number): bigint => (amount * BigInt(Math.round(share * 1_000_000))) / 1_000_000n;

/** To whole hundreds of yuan, so that the amount can be written in 万元 with two decimals. */
const round100 = (amount: bigint): bigint => (amount / 10_000n) * 10_000n;

const finalRate = { excellent: [0.96, 1], good: [0.92, 0.995], medium: [0.82, 0.96], poor: [0.48, 0.76] } as const;

/** Cumulative share of the adjusted budget that is spent, by month, with the story's bends. */
const rates = (draw: Random, aim: Aim, story: Story, staff: boolean, slow: boolean): Knots => {
  const [low, high] = finalRate[staff ? 'excellent' : aim.grade];
  let end = draw.between(low, high);
  let middle = 0.5 + draw.between(-0.08, 0.03);
  if (!staff && slow) middle = aim.light === 'red' ? draw.between(0.12, 0.28) : draw.between(0.315, 0.395);
  let quarter = middle * draw.between(0.4, 0.5);
  let third = middle + (end - middle) * draw.between(0.42, 0.56);
  if (story === 'red-autumn' && !staff) {
    middle = draw.between(0.42, 0.5);
    third = draw.between(0.46, 0.53);
    end = draw.between(0.93, 0.99);
    quarter = middle * 0.48;
  }
  if (story === 'underspends' && !staff) end = Math.min(end, draw.between(0.62, 0.9));
  if (story === 'money-ahead' && !staff && aim.light !== 'green') {
    middle = draw.between(0.6, 0.76);
    quarter = draw.between(0.3, 0.4);
    third = draw.between(0.82, 0.92);
  }
  if (story === 'overspends' && aim.light !== 'green' && !staff) {
    end = draw.between(1.02, 1.08);
    third = draw.between(0.86, 0.98);
  }
  third = Math.min(third, end);
  return [
    [0, 0],
    [3, Math.min(quarter, middle)],
    [6, Math.min(middle, third)],
    [9, third],
    [12, end],
  ];
};

/** The budget's course: as adopted until the month of its adjustment, then changed. */
const adjustments = (draw: Random, initial: bigint, story: Story): readonly bigint[] => {
  const changes = draw.chance(story === 'adjusts' ? 0.6 : 0.1);
  const month = draw.int(5, 10);
  const share =
    story === 'adjusts' ? draw.pick([0.68, 0.75, 0.84, 1.12, 1.25, 1.4]) : draw.pick([0.86, 0.92, 1.06, 1.12]);
  const after = changes ? round100(times(initial, share)) : initial;
  return months.map((at) => (at < month ? initial : after));
};

export interface MoneyPlan {
  readonly initial: bigint;
  readonly aim: Aim;
  readonly story: Story;
  readonly staff: boolean;
  /** Whether the mid-year light comes from the money. */
  readonly slow: boolean;
}

/** A project's money by fund source, month by month. Spending never falls. */
export const fundsOf = (draw: Random, plan: MoneyPlan): readonly Fund[] => {
  const whole = round100(plan.initial);
  const second = !plan.staff && draw.chance(0.14) ? round100(times(whole, draw.between(0.2, 0.45))) : 0n;
  const carried = !plan.staff && draw.chance(0.07) ? round100(times(whole, draw.between(0.05, 0.15))) : 0n;
  const line = plan.staff ? '301' : draw.pick(['302', '302', '310', '303', '312']);
  const parts: readonly (readonly [string, Fund['kind'], bigint])[] = [
    ['一般公共预算', 'current', whole - second - carried],
    [draw.pick(sources), 'current', second],
    ['一般公共预算', 'carryover', carried],
  ];
  const course = rates(draw, plan.aim, plan.story, plan.staff, plan.slow);
  return parts
    .filter(([, , initial]) => initial > 0n)
    .map(([source, kind, initial]) => {
      const adjusted = plan.staff
        ? months.map(() => initial)
        : adjustments(draw.fork(source + kind), initial, plan.story);
      let spentSoFar = 0n;
      const spent = months.map((month) => {
        const ripple = plan.staff || month === 12 ? 0 : draw.between(-0.012, 0.012);
        const now = times(adjusted[month - 1] ?? initial, Math.max(0, along(course, month) + ripple));
        spentSoFar = now > spentSoFar ? now : spentSoFar;
        return spentSoFar;
      });
      return { source, kind, line, initial, adjusted, spent };
    });
};
