import { type Text, text } from '../core/language/text.ts';
import type { Policy, Settings } from './schema.ts';
import type { Scoring } from './scorings.ts';

/** An indicator as it is declared and answered, or the money of an execution rate. */
export type ExampleRow =
  | {
      readonly direction: string;
      readonly target?: number;
      readonly high?: number;
      readonly day?: string;
      readonly actual?: number;
      readonly done?: string;
      readonly tier?: string;
      readonly points?: number;
      readonly level1?: string;
    }
  | { readonly budget: number; readonly spent: number };

/** One rule at work: under which setting or scoring, on which row of weight 10, with what arithmetic, for how many points. */
export interface RuleExample {
  readonly rule: Text;
  readonly settings: Partial<Readonly<Record<keyof Settings, string | number | null>>>;
  readonly scoring: Scoring | null;
  readonly row: ExampleRow;
  readonly how: string;
  readonly points: string;
}

type Form = Scoring extends infer Each
  ? Each extends Scoring
    ? Omit<Each, 'code' | 'name' | 'clause'>
    : never
  : never;

const by = (
  settings: RuleExample['settings'],
  zh: string,
  en: string,
  row: ExampleRow,
  how: string,
  points: string,
): RuleExample => ({ rule: text(zh, en), settings, scoring: null, row, how, points });

const named = (zh: string, en: string, form: Form, row: ExampleRow, how: string, points: string): RuleExample => ({
  rule: text(zh, en),
  settings: {},
  scoring: { code: 'example', name: { zh, en }, clause: '算例 example', ...form } as Scoring,
  row,
  how,
  points,
});

const least = (target: number, actual: number): ExampleRow => ({ direction: '>=', target, actual });
const most = (target: number, actual: number): ExampleRow => ({ direction: '<=', target, actual });

/** What an example takes for granted unless it is about it. */
const granted: RuleExample['settings'] = {
  rounding_mode: 'half_up',
  rounding_decimals: 2,
  execution_rate_decimals: null,
  at_least_formula: 'proportional',
};

/** Whether an example of the settings holds under a policy: it has every setting that the example rests on. */
export const holdsUnder = (policy: Policy, { settings, scoring, row }: RuleExample): boolean =>
  scoring === null &&
  !('tier' in row) &&
  !Object.values(settings).includes('banded') &&
  Object.entries({ ...granted, ...settings }).every(
    ([name, value]) => policy.settings[name as keyof Settings].value === value,
  );

/** Every rule for a row of weight 10, each with an example; a test holds them against the models. */
export const ruleExamples: readonly RuleExample[] = [
  by(
    { at_least_formula: 'proportional' },
    '≥ 按比例',
    'At least, in proportion',
    least(100, 80),
    '10 × 80 ÷ 100',
    '8.00',
  ),
  by(
    { at_least_formula: 'pass_line', at_least_pass_line: 0.6 },
    '≥ 从及格线起',
    'From a pass line',
    least(100, 80),
    '10 × (0.8 − 0.6) ÷ (1 − 0.6)',
    '5.00',
  ),
  named(
    '到一条线满分,以下按比例',
    'Full from a line, proportional below',
    { form: 'proportional', full_from: 0.95 },
    least(100, 96),
    '96% ≥ 95%',
    '10.00',
  ),
  named(
    '一条线以下不得分,以上按比例',
    'Nothing below a line, proportional above',
    { form: 'proportional', zero_below: 0.6 },
    least(100, 59),
    '59% < 60%',
    '0.00',
  ),
  named(
    '两条线之间',
    'Between two lines',
    { form: 'between', zero_at: 0.5, full_at: 0.9 },
    least(100, 70),
    '10 × (0.7 − 0.5) ÷ (0.9 − 0.5)',
    '5.00',
  ),
  named(
    '每差一个单位扣分',
    'Points per unit short',
    { form: 'per_unit', unit: 1, of: 'value', points: 2, count: 'started' },
    least(12, 10.5),
    '差 1.5,算 2 个:10 − 2 × 2',
    '6.00',
  ),
  named(
    '每低目标的 1% 扣分',
    'Points per hundredth of the target short',
    { form: 'per_unit', unit: 0.01, of: 'target', points: 0.5, count: 'whole' },
    least(200, 195.5),
    '低 2.25%,满 2 个:10 − 2 × 0.5',
    '9.00',
  ),
  named(
    '按完成率分档',
    'Steps of completion',
    {
      form: 'steps',
      by: 'completion',
      steps: [
        { from: 0.9, below: 1, share: 0.8 },
        { from: 0.6, below: 0.9, share: 0.5 },
      ],
    },
    least(100, 92),
    '92% 在 [90%, 100%):10 × 80%',
    '8.00',
  ),
  named(
    '按差额分档',
    'Steps of shortfall',
    { form: 'steps', by: 'shortfall', steps: [{ from: 0, below: 3, share: 0.7 }] },
    least(10, 8),
    '差 2 在 [0, 3):10 × 70%',
    '7.00',
  ),
  named('达到才得分', 'All or nothing', { form: 'met_or_not' }, least(100, 99), '99 < 100', '0.00'),
  by(
    { at_most_formula: 'linear' },
    '≤ 线性扣减',
    'At most, linear',
    most(100, 150),
    '10 × (2 × 100 − 150) ÷ 100',
    '5.00',
  ),
  by({ at_most_formula: 'ratio' }, '≤ 之比', 'At most, ratio', most(100, 150), '10 × 100 ÷ 150', '6.67'),
  named(
    '≤ 到目标的 1.8 倍为 0',
    'At most, nothing from 1.8 times',
    { form: 'linear', zero_at: 1.8 },
    most(100, 140),
    '10 × (1.8 × 100 − 140) ÷ (0.8 × 100)',
    '5.00',
  ),
  named('≤ 不超过才得分', 'Stay within', { form: 'met_or_not' }, most(100, 101), '101 > 100', '0.00'),
  by(
    { equal_formula: 'as_at_least' },
    '= 同“不低于”',
    'Equal, as at least',
    { direction: '=', target: 100, actual: 120 },
    '120 ≥ 100',
    '10.00',
  ),
  by(
    { equal_formula: 'symmetric' },
    '= 两边对称',
    'Equal, symmetric',
    { direction: '=', target: 100, actual: 120 },
    '10 × (1 − 20 ÷ 100)',
    '8.00',
  ),
  by(
    { range_formula: 'met_or_not' },
    '区间,在里面才得分',
    'Range, all or nothing',
    { direction: 'range', target: 80, high: 90, actual: 79 },
    '79 < 80',
    '0.00',
  ),
  by(
    { range_formula: 'symmetric' },
    '区间,按离最近一端的距离',
    'Range, by distance',
    { direction: 'range', target: 80, high: 90, actual: 99 },
    '10 × (1 − 9 ÷ 90)',
    '9.00',
  ),
  by(
    { late_day_points: null },
    '时限,迟了不得分',
    'Due day, all or nothing',
    { direction: 'by', day: '2025-11-30', done: '2025-12-01' },
    '迟 1 天',
    '0.00',
  ),
  by(
    { late_day_points: 0.5 },
    '时限,每迟一天扣分',
    'Due day, points a day',
    { direction: 'by', day: '2025-11-30', done: '2025-12-06' },
    '10 − 6 × 0.5',
    '7.00',
  ),
  by(
    { satisfaction_formula: 'proportional' },
    '满意度按比例',
    'Satisfaction, in proportion',
    { ...least(95, 75), level1: 'satisfaction' },
    '10 × 75 ÷ 95',
    '7.89',
  ),
  by(
    { satisfaction_formula: 'threshold', satisfaction_full_from: 0.9, satisfaction_zero_below: 0.6 },
    '满意度在两条线之间',
    'Satisfaction, between lines',
    { ...least(95, 75), level1: 'satisfaction' },
    '10 × (75 − 60) ÷ (90 − 60)',
    '5.00',
  ),
  by({}, '定性只选档次', 'Judged by its tier', { direction: 'qualitative', tier: 'partly' }, '10 × 70%', '7.00'),
  by(
    { judged_points: 'judgement' },
    '定性直接填得分',
    'Judged by points',
    { direction: 'qualitative', points: 8.5 },
    '8.5 在 0 和 10 之间',
    '8.50',
  ),
  by(
    { far_above_effect: 'proportional', far_above_from: 1.3 },
    '远超目标按比例调减',
    'Far above, in proportion',
    least(100, 150),
    '10 × (1 − (1.5 − 1.3))',
    '8.00',
  ),
  by(
    { far_above_effect: 'points', far_above_deduction: 2, far_above_from: 1.3 },
    '远超目标扣固定分',
    'Far above, points',
    least(100, 130),
    '10 − 2',
    '8.00',
  ),
  named(
    '远超目标分档',
    'Far above, by steps',
    { form: 'proportional', over: { effect: 'steps', from: 1.3, steps: [{ from: 1.3, below: 2, share: 0.9 }] } },
    least(100, 150),
    '150% 在 [130%, 200%):10 × 90%',
    '9.00',
  ),
  by(
    { execution_scoring: 'proportional' },
    '执行率按比例',
    'Execution, in proportion',
    { budget: 100, spent: 79.99 },
    '10 × 79.99%',
    '8.00',
  ),
  by(
    { execution_scoring: 'banded' },
    '执行率分档',
    'Execution by bands',
    { budget: 100, spent: 79.99 },
    '79.99% 在 [60%, 80%):10 × 50%',
    '5.00',
  ),
  by(
    { execution_scoring: 'zero_below_line', execution_zero_below: 0.6 },
    '执行率一条线以下不得分',
    'Execution, nothing below a line',
    { budget: 100, spent: 59.9 },
    '59.9% < 60%',
    '0.00',
  ),
  by(
    { execution_without_budget: 'full' },
    '没有可执行的预算',
    'Nothing to execute',
    { budget: 0, spent: 0 },
    '分母为 0,没有支出:不扣分',
    '10.00',
  ),
  by({ rounding_mode: 'half_even' }, '四舍六入五成双', 'Half to even', least(1000, 968.5), '9.685 → 9.68', '9.68'),
  by({ rounding_mode: 'up' }, '进一', 'Rounded up', least(1000, 968.1), '9.681 → 9.69', '9.69'),
  by({ rounding_mode: 'down' }, '去尾', 'Rounded down', least(1000, 968.9), '9.689 → 9.68', '9.68'),
  by({ rounding_decimals: 0 }, '取整', 'Whole points', least(100, 86.2), '8.62 → 9', '9.00'),
];
