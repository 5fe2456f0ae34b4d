import { percent, quantity } from '../core/language/figures.ts';
import { type Text, text } from '../core/language/text.ts';
import type { Row } from '../core/ports/engine.ts';
import type { Policy } from '../policy/schema.ts';
import type { Scoring } from '../policy/scorings.ts';

/** The share of its weight that a row earns: the formula with the row's own numbers, and what it comes to. */
export interface Worked {
  readonly says: Text;
  readonly share: number;
}

/** The numbers of a scored row. */
interface Numbers {
  readonly target: number;
  readonly high: number | null;
  readonly actual: number;
  readonly weight: number;
  readonly direction: string;
  /** Days for a due day, else the row's own measure. */
  readonly short: number;
}

const same = (says: string, share: number): Worked => ({ says: text(says, says), share });

const dayNumber = (day: unknown): number => Date.parse(`${String(day).slice(0, 10)}T00:00:00Z`) / 86_400_000;

const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const numbersOf = (row: Row): Numbers | null => {
  const direction = String(row.direction);
  const [target, actual] =
    direction === 'by'
      ? [row.target_date ? dayNumber(row.target_date) : null, row.actual_date ? dayNumber(row.actual_date) : null]
      : [numberOf(row.target), numberOf(row.actual)];
  if (target === null || actual === null) return null;
  const high = numberOf(row.target_high);
  const counted = direction !== 'by' && target > 0 ? Math.max(actual, 0) : actual;
  const short =
    direction === 'range'
      ? Math.max(target - counted, counted - (high ?? target), 0)
      : direction === '>=' || direction === '>'
        ? Math.max(target - counted, 0)
        : direction === '='
          ? Math.abs(counted - target)
          : Math.max(counted - target, 0);
  return { target, high, actual: counted, weight: Number(row.weight), direction, short };
};

const shown = ({ direction, target, actual, high }: Numbers): string => {
  if (direction === 'by') return actual <= target ? '按期' : `迟 ${quantity(actual - target)} 天`;
  if (high !== null) return `${quantity(actual)} / ${quantity(target)}–${quantity(high)}`;
  return `${quantity(actual)} / ${quantity(target)}`;
};

const full = (numbers: Numbers): Worked => ({
  says: text(`${shown(numbers)}:满分`, `${shown(numbers)}: all`),
  share: 1,
});
const none = (numbers: Numbers): Worked => ({
  says: text(`${shown(numbers)}:0 分`, `${shown(numbers)}: nothing`),
  share: 0,
});

const within = (low: number, value: number): number => Math.min(Math.max(value, 0), low);

const proportional = (numbers: Numbers, zero: number, all: number): Worked => {
  const ratio = numbers.actual / numbers.target;
  if (ratio >= all) return full(numbers);
  if (ratio < zero) return none(numbers);
  return same(`${quantity(numbers.actual)} ÷ ${quantity(numbers.target)}`, ratio);
};

const between = (numbers: Numbers, zero: number, all: number): Worked => {
  const ratio = numbers.actual / numbers.target;
  if (ratio >= all) return full(numbers);
  if (ratio <= zero) return none(numbers);
  return same(
    `(${quantity(numbers.actual)} ÷ ${quantity(numbers.target)} − ${zero}) ÷ (${all} − ${zero})`,
    (ratio - zero) / (all - zero),
  );
};

const linear = (numbers: Numbers, zero: number): Worked => {
  const { actual, target } = numbers;
  if (actual <= target) return full(numbers);
  const share = within(1, (zero * target - actual) / ((zero - 1) * target));
  if (share === 0) return none(numbers);
  return same(
    `(${quantity(zero)} × ${quantity(target)} − ${quantity(actual)}) ÷ ${zero === 2 ? quantity(target) : `(${quantity(zero - 1)} × ${quantity(target)})`}`,
    share,
  );
};

const ratio = (numbers: Numbers): Worked =>
  numbers.actual <= numbers.target
    ? full(numbers)
    : same(`${quantity(numbers.target)} ÷ ${quantity(numbers.actual)}`, numbers.target / numbers.actual);

const symmetric = (numbers: Numbers): Worked => {
  if (numbers.short === 0) return full(numbers);
  const edge = Math.abs(numbers.high !== null && numbers.actual > numbers.high ? numbers.high : numbers.target);
  const share = within(1, 1 - numbers.short / edge);
  return share === 0 ? none(numbers) : same(`1 − ${quantity(numbers.short)} ÷ ${quantity(edge)}`, share);
};

const perUnit = (numbers: Numbers, unit: number, points: number, started: boolean): Worked => {
  if (numbers.short === 0) return full(numbers);
  // The quotient of two decimals may miss a whole number by a hair.
  const exact = Number((numbers.short / unit).toFixed(9));
  const units = started ? Math.ceil(exact) : Math.floor(exact);
  const share = within(1, 1 - (units * points) / numbers.weight);
  return same(
    `(${quantity(numbers.weight)} − ${quantity(units)} × ${quantity(points)}) ÷ ${quantity(numbers.weight)}`,
    share,
  );
};

const isMet = ({ direction, actual, target, high }: Numbers, exact: boolean): boolean => {
  if (direction === '>') return actual > target;
  if (direction === '<') return actual < target;
  if (direction === '>=') return actual >= target;
  if (direction === 'range') return actual >= target && actual <= (high ?? target);
  if (direction === '=') return exact ? actual === target : target === 0 ? actual <= 0 : actual >= target;
  return actual <= target;
};

type Steps = readonly { readonly from: number; readonly below: number | null; readonly share: number }[];

const step = (steps: Steps, value: number): number =>
  steps.find(({ from, below }) => value >= from - 1e-12 && (below === null || value < below - 1e-12))?.share ?? 0;

const bySteps = (numbers: Numbers, scoring: Extract<Scoring, { form: 'steps' }>): Worked => {
  const completion = scoring.by === 'completion';
  const reached = completion && numbers.actual === numbers.target;
  if (isMet(numbers, !completion) || reached) return full(numbers);
  const value = completion ? numbers.actual / numbers.target : numbers.short;
  const share = step(scoring.steps, value);
  const at = completion ? percent(value, 2) : quantity(value);
  return { says: text(`${at} 所在的档:${percent(share)}`, `${at} lies in a step of ${percent(share)}`), share };
};

const byScoring = (numbers: Numbers, scoring: Scoring): Worked => {
  switch (scoring.form) {
    case 'proportional':
      return proportional(numbers, scoring.zero_below ?? 0, scoring.full_from ?? 1);
    case 'between':
      return between(numbers, scoring.zero_at, scoring.full_at);
    case 'linear':
      return linear(numbers, scoring.zero_at);
    case 'ratio':
      return ratio(numbers);
    case 'symmetric':
      return symmetric(numbers);
    case 'per_unit': {
      const unit = scoring.of === 'target' ? scoring.unit * Math.abs(numbers.target) : scoring.unit;
      return perUnit(numbers, unit, scoring.points, scoring.count === 'started');
    }
    case 'steps':
      return bySteps(numbers, scoring);
    default:
      return isMet(numbers, true) ? full(numbers) : none(numbers);
  }
};

const threshold = (numbers: Numbers, { settings }: Policy): Worked => {
  const scale = numbers.target > 1 ? 100 : 1;
  const [all, zero] = [settings.satisfaction_full_from.value * scale, settings.satisfaction_zero_below.value * scale];
  if (numbers.actual >= all) return full(numbers);
  if (numbers.actual <= zero) return none(numbers);
  return same(
    `(${quantity(numbers.actual)} − ${quantity(zero)}) ÷ (${quantity(all)} − ${quantity(zero)})`,
    (numbers.actual - zero) / (all - zero),
  );
};

const settled: Readonly<Record<string, (numbers: Numbers, policy: Policy) => Worked>> = {
  at_least_proportional: (numbers) => proportional(numbers, 0, 1),
  at_least_pass_line: (numbers, { settings }) => between(numbers, settings.at_least_pass_line.value, 1),
  equal_as_at_least: (numbers, { settings }) =>
    settings.at_least_formula.value === 'pass_line'
      ? between(numbers, settings.at_least_pass_line.value, 1)
      : proportional(numbers, 0, 1),
  equal_symmetric: symmetric,
  range_symmetric: symmetric,
  at_most_linear: (numbers) => linear(numbers, 2),
  at_most_ratio: ratio,
  late_by_day: (numbers, { settings }) => perUnit(numbers, 1, settings.late_day_points.value ?? 0, true),
  satisfaction_threshold: threshold,
  met_or_not: (numbers, { settings }) =>
    isMet(numbers, settings.equal_formula.value === 'symmetric') ? full(numbers) : none(numbers),
};

/** What a result far above its target leaves of its share, by the scoring or the settings. */
const afterExcess = (worked: Worked, numbers: Numbers, scoring: Scoring | undefined, { settings }: Policy): Worked => {
  const upward = numbers.direction === '>=' || numbers.direction === '>' || numbers.direction === '=';
  if (!upward || numbers.target <= 0) return worked;
  const effect = scoring?.over?.effect ?? settings.far_above_effect.value;
  const from = scoring?.over && 'from' in scoring.over ? scoring.over.from : settings.far_above_from.value;
  const completion = numbers.actual / numbers.target;
  if (completion < from) return worked;
  if (effect === 'proportional')
    return same(`1 − (${quantity(completion, 4)} − ${quantity(from)})`, within(1, 1 - (completion - from)));
  if (scoring?.over?.effect === 'steps') {
    const share = step(scoring.over.steps, completion);
    return {
      says: text(
        `${percent(completion, 2)} 所在的档:${percent(share)}`,
        `${percent(completion, 2)} lies in a step of ${percent(share)}`,
      ),
      share,
    };
  }
  return worked;
};

/**
 * The formula behind a row of `evaluation_indicator` with its own numbers; null for what no formula makes: judged rows,
 * rows without a result or a weight, and execution, whose share is its rate, its band or what the policy says.
 */
export const formulaOf = (row: Row, policy: Policy): Worked | null => {
  const rule = String(row.rule);
  const scoring = policy.scorings.find(({ code }) => code === rule);
  const by = settled[rule];
  const numbers = Number(row.weight) > 0 && String(row.level1) !== 'execution' ? numbersOf(row) : null;
  if (numbers === null || (!by && !scoring)) return null;
  const worked = scoring ? byScoring(numbers, scoring) : by?.(numbers, policy);
  return worked ? afterExcess(worked, numbers, scoring, policy) : null;
};
