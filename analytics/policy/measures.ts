import { z } from 'zod';
import type { Dataset } from '../contracts/dataset.ts';
import { departmentFact } from '../contracts/datasets/department-fact.ts';
import { projectFact } from '../contracts/datasets/project-fact.ts';
import { type Text, text } from '../core/language/text.ts';
import { code, points, ratio, words } from './values.ts';

const common = {
  code,
  name: words,
  level1: z.string().min(1),
  level2: z.string().min(1).optional(),
  weight: points,
  clause: z.string().min(1),
};

/**
 * A row that is worked out of facts: numerator ÷ denominator; `change` and `saving` are (numerator − denominator) and
 * (denominator − numerator) ÷ denominator. Scored by the policy's formulas, or by the scoring it names.
 */
export const computedRow = z.strictObject({
  ...common,
  numerator: z.string(),
  denominator: z.string(),
  formula: z.enum(['ratio', 'change', 'saving']),
  direction: z.enum(['>=', '>', '<=', '<', '=']),
  target: ratio,
  scoring: z.string().optional(),
});

/** A row that is judged by tier, share or points; `asks` says what for. */
export const judgedRow = z.strictObject({ ...common, asks: words });

export type ComputedRow = z.infer<typeof computedRow>;
export type JudgedRow = z.infer<typeof judgedRow>;

const choicesOf = ({ fields }: Dataset): readonly (readonly [string, Text])[] =>
  (fields.find(({ name }) => name === 'fact_code')?.choices ?? []).map(({ code, label }) => [code, label]);

/** Money that execution tells of a project: the rows that speak for it in the closing month. */
const executed: readonly (readonly [string, Text])[] = [
  ['initial_amount', text('年初预算数', 'initial budget')],
  ['adjusted_amount', text('全年预算数', 'adjusted budget')],
  ['received_amount', text('到位资金', 'money received')],
  ['spent_amount', text('执行数', 'money spent')],
];

/** What computed rows may divide, by code, for projects and for whole departments. */
export const factWords: Readonly<Record<'project' | 'department', ReadonlyMap<string, Text>>> = {
  project: new Map([...executed, ...choicesOf(projectFact)]),
  department: new Map(choicesOf(departmentFact)),
};
