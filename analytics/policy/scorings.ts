import { z } from 'zod';
import { code, multiple, points, positiveShare, share, wholeScalePoints, within, words } from './values.ts';

const clause = z.string().min(1);

/** A stretch of completions or shortfalls, `from` included and `below` not, and the share of the weight it earns. */
const step = z.strictObject({ from: within(0, 1_000_000), below: within(0, 1_000_000).nullable(), share });

/**
 * What a result far above its target costs, from `from` times the target on: nothing; nothing but a reason; points;
 * every hundredth above `from` one hundredth of the weight; or the share of a step.
 */
const over = z.discriminatedUnion('effect', [
  z.strictObject({ effect: z.literal('full') }),
  z.strictObject({ effect: z.literal('ask'), from: multiple(1, 99) }),
  z.strictObject({ effect: z.literal('points'), from: multiple(1, 99), points }),
  z.strictObject({ effect: z.literal('proportional'), from: multiple(1, 99) }),
  z.strictObject({ effect: z.literal('steps'), from: multiple(1, 99), steps: z.array(step).min(1) }),
]);

const common = {
  code,
  name: words,
  clause,
  over: over.optional(),
  /** A row that is not met holds its project's total, or its department's part, at this many points at most (一票否决). */
  veto_cap: wholeScalePoints.optional(),
};

/**
 * A way of turning a row's result into a share of its weight; a policy names as many as it needs, rules and indicators
 * refer to them by code. Completion is actual ÷ target; shortfall is how far the result misses its target, in the
 * indicator's own unit. What meets its target always earns the whole weight, unless `over` says otherwise.
 */
export const scoringSchema = z.discriminatedUnion('form', [
  /** Completion; nothing below `zero_below`, all from `full_from`. */
  z.strictObject({
    ...common,
    form: z.literal('proportional'),
    zero_below: share.optional(),
    full_from: positiveShare.optional(),
  }),
  /** The place of completion between two lines. */
  z.strictObject({ ...common, form: z.literal('between'), zero_at: share, full_at: positiveShare }),
  /** A ceiling: falls from the target to nothing at `zero_at` times the target. */
  z.strictObject({ ...common, form: z.literal('linear'), zero_at: multiple(1.01, 99) }),
  /** A ceiling: target ÷ actual. */
  z.strictObject({ ...common, form: z.literal('ratio') }),
  /** 1 − shortfall ÷ target, on either side. */
  z.strictObject({ ...common, form: z.literal('symmetric') }),
  /** Every unit short costs points; `of` says whether a unit is in the indicator's measure or a share of its target. */
  z.strictObject({
    ...common,
    form: z.literal('per_unit'),
    unit: within(0.000001, 1_000_000_000),
    of: z.enum(['value', 'target']),
    points: within(0.01, 100),
    count: z.enum(['started', 'whole']),
  }),
  /** By steps of completion, or of shortfall; what lies in no step earns nothing. */
  z.strictObject({
    ...common,
    form: z.literal('steps'),
    by: z.enum(['completion', 'shortfall']),
    steps: z.array(step).min(1),
  }),
  /** All or nothing. */
  z.strictObject({ ...common, form: z.literal('met_or_not') }),
]);

export type Scoring = z.infer<typeof scoringSchema>;

/** What a scoring applies to: every condition that is given must hold. The first rule that fits decides. */
export const scoringRuleSchema = z.strictObject({
  scheme: z.string().optional(),
  direction: z.enum(['>=', '>', '<=', '<', '=', 'by', 'range']).optional(),
  level1: z.string().optional(),
  level2: z.string().optional(),
  scoring: z.string(),
  clause,
});

export type Direction = NonNullable<z.infer<typeof scoringRuleSchema>['direction']>;

const upward: readonly Direction[] = ['>=', '>', '='];
const downward: readonly Direction[] = ['<=', '<'];

/** The directions of target that a scoring can score. */
export const suits = (scoring: Scoring): readonly Direction[] => {
  switch (scoring.form) {
    case 'proportional':
    case 'between':
      return upward;
    case 'linear':
    case 'ratio':
      return downward;
    case 'symmetric':
      return ['=', 'range'];
    case 'steps':
      return scoring.by === 'completion' ? [...upward, ...downward] : [...upward, ...downward, 'by', 'range'];
    default:
      return [...upward, ...downward, 'by', 'range'];
  }
};

/** Whether a scoring divides by the target, so that a target of 0 or below can only be met or not. */
export const divides = (scoring: Scoring): boolean =>
  scoring.form === 'steps'
    ? scoring.by === 'completion'
    : scoring.form === 'per_unit'
      ? scoring.of === 'target'
      : scoring.form !== 'met_or_not';
