import { z } from 'zod';
import { formatYuan, parseYuan } from '../core/money.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A rule's number or choice together with the clause it comes from; nothing in a policy stands without one. */
const entry = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, clause: z.string().min(1), about: words.optional() });

const number = entry(z.number());
const share = entry(z.number().min(0).max(1));
const perhaps = entry(z.number().nullable());
/** Yuan, as a number or in quotes; more than two decimals, or more digits than a number keeps exactly, are refused. */
const yuan = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(
    z.string().regex(/^\d{1,15}(\.\d{1,2})?$/, {
      error:
        '写成以元为单位、最多两位小数的金额,如 26000000.55｜write an amount in yuan with at most two decimals, such as 26000000.55',
    }),
  )
  .transform((written) => formatYuan(parseYuan(written)));
const money = entry(yuan.nullable());
const points = entry(z.number().min(0).max(100));
/** A day that every year has. */
const monthAndDay = z
  .string()
  .regex(/^(?!02-29)(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
    error: '写成 月-日,如 03-31,每年都有的日子｜write month and day such as 03-31, a day that every year has',
  })
  .refine((day) => new Date(`2025-${day}T00:00:00Z`).toISOString().slice(5, 10) === day, {
    error: '没有这一天｜there is no such day',
  })
  .meta({ title: '月-日 month-day' });
const clause = z.string().min(1);
const grade = z.enum(['excellent', 'good', 'medium', 'poor']);
const factor = z.number().min(0);

/** Scalars: each becomes a column of the one-row table `policy`. */
export const settingsSchema = z.strictObject({
  /**
   * What a fault refuses: the file, or only the project where its dataset can be taken apart: in evaluations, or
   * everywhere.
   */
  refusal: entry(z.enum(['file', 'project_in_evaluation', 'project'])),
  money_kinds: entry(z.enum(['all', 'current'])),
  execution_denominator: entry(z.enum(['adjusted', 'initial', 'received'])),
  /** What a rate is taken over where the denominator above is 0. */
  zero_denominator: entry(z.enum(['adjusted', 'unrated'])),
  money_light_measure: entry(z.enum(['difference', 'ratio'])),
  money_yellow_below: number,
  money_red_below: number,
  indicator_yellow_below: number,
  indicator_red_below: number,
  indicator_blue_from: perhaps,
  overspend_is_red: entry(z.enum(['yes', 'no'])),
  project_light_rule: entry(z.enum(['goal_progress', 'worst_indicator'])),
  stale_after_periods: number,
  forecast_z: number,
  forecast_spread: number,
  execution_weight: entry(z.number().min(0).max(100)),
  execution_scoring: entry(z.enum(['proportional', 'banded'])),
  /** What the execution row earns where there is nothing to execute. */
  execution_without_budget: entry(z.enum(['full', 'as_others', 'zero'])),
  /** Places to which the execution rate is rounded before it is scored; null scores the exact rate. */
  execution_rate_decimals: entry(z.number().int().min(0).max(6).nullable()),
  at_least_formula: entry(z.enum(['proportional', 'pass_line'])),
  at_least_pass_line: share,
  at_most_formula: entry(z.enum(['linear', 'ratio'])),
  equal_formula: entry(z.enum(['as_at_least', 'symmetric'])),
  /** What counts where a judged row's share or points lie outside its tier: the lower of the two, or neither. */
  outside_tier: entry(z.enum(['lower', 'refuse'])),
  /** Whether the points written on a judged row are its judgement, or stand beside it for comparison only. */
  judged_points: entry(z.enum(['judgement', 'comparison'])),
  satisfaction_formula: entry(z.enum(['proportional', 'threshold'])),
  satisfaction_full_from: share,
  satisfaction_zero_below: share,
  far_above_from: number,
  far_above_deduction: number,
  rounding_mode: entry(z.enum(['half_up', 'half_even'])),
  rounding_decimals: entry(z.number().int().min(0).max(2)),
  missing_self_evaluation: entry(z.enum(['not_evaluated', 'year_end_values'])),
  missing_self_evaluation_deduction: points,
  unanswered_row: entry(z.enum(['zero', 'not_evaluated'])),
  /** The day of the following year by which self-evaluations are due, as month and day; null judges none late. */
  self_evaluation_due: entry(monthAndDay.nullable()),
  late_self_evaluation_deduction: points,
  framework_share: share,
  allocation_envelope_amount: money,
  /**
   * How a continued project's request from a fund that has no budget of it this year is ranged: as new, or by the
   * project's grade.
   */
  fund_without_budget_rule: entry(z.enum(['new', 'grade'])),
  statutory_floor_share: share,
  staff_floor_share: share,
});

export const policySchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().min(1),
  title: words,
  region: z.strictObject({
    name: words,
    /** Said on every page, such as that all data are fictional. */
    notice: words.nullable(),
    currency: words,
    department: words,
    /** Where the data come from, for the foot of each page. */
    source: words,
  }),
  settings: settingsSchema,
  execution_bands: z.array(z.strictObject({ from: factor, below: factor.nullable(), share: factor, clause })),
  tiers: z.array(
    z.strictObject({
      tier: z.enum(['met', 'partly', 'unmet']),
      low: factor,
      high: factor,
      monitoring: factor,
      evaluation: factor,
      clause,
    }),
  ),
  grades: z.array(
    z.strictObject({ grade, from: z.number(), below: z.number(), order: z.number().int(), name: words, clause }),
  ),
  caps: z.array(z.strictObject({ from: factor, below: factor, cap: z.number(), clause })),
  framework: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z_]+$/),
      name: words,
      numerator: z.string(),
      denominator: z.string(),
      formula: z.enum(['ratio', 'change']),
      direction: z.enum(['>=', '<=']),
      target: z.number(),
      weight: z.number(),
      clause,
    }),
  ),
  application: z.array(
    z.strictObject({
      grade: z.enum(['excellent', 'good', 'medium', 'poor', 'not_evaluated', 'ungraded', 'new']),
      low: factor,
      high: factor,
      priority: z.number().int(),
      name: words,
      clause,
    }),
  ),
  known_slips: z.array(
    z.strictObject({
      kind: z.string(),
      level: z.string(),
      key: z.string(),
      measure: z.string(),
      period: z.string(),
      /**
       * What this system must give there, compared as precisely as the published figure; without it any figure passes
       * for the slip.
       */
      gives: z.string().min(1).optional(),
      note: words,
    }),
  ),
});

export type Policy = z.infer<typeof policySchema>;
export type Settings = Policy['settings'];
