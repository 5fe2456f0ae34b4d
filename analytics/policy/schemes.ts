import { z } from 'zod';
import { computedRow } from './measures.ts';
import { code, points, wholeScalePoints, words } from './values.ts';

/** Whom a scheme is for: every condition that is given must hold. */
const condition = z.strictObject({
  project_type: z.enum(['staff', 'operation', 'specific']).optional(),
  fund_source: z.string().min(1).optional(),
  /** The beginning of a functional classification, such as 205 for education. */
  function_code: z
    .string()
    .regex(/^\d{3}(\d\d){0,2}$/, {
      error:
        '功能科目编码是 3、5 或 7 位数字:写成如 205 或 20502,加引号｜must be 3, 5 or 7 digits: write one such as 205 or 20502, in quotes',
    })
    .optional(),
  department_code: z.string().min(1).optional(),
  department_group: z.string().min(1).optional(),
  project_code: z.string().min(1).optional(),
});

/**
 * What a kind of project is evaluated by: the weight of its execution rate, its first levels in order with the weights
 * of their rows, rows computed for it, and, through scoring rules that name it, how its rows are scored.
 */
export const schemeSchema = z.strictObject({
  code,
  name: words,
  /** Why these projects are evaluated by it. */
  about: words,
  for: z
    .array(condition)
    .min(1, { error: '没有写给谁用:至少写一个条件｜it is for nobody: write one condition at least' }),
  /** 0 leaves execution unscored. */
  execution_weight: wholeScalePoints,
  levels: z.array(z.strictObject({ level1: z.string().min(1), weight: points.nullable() })),
  /** Rows that are worked out of money and facts beside those that the projects declare. */
  computed: z.array(computedRow).optional(),
  clause: z.string().min(1),
});
