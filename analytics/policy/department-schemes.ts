import { z } from 'zod';
import { computedRow, judgedRow } from './measures.ts';
import { code, points, words } from './values.ts';

/** Whom a scheme is for: every condition that is given must hold; without any, every department. */
const condition = z.strictObject({
  department_code: z.string().min(1).optional(),
  department_group: z.string().min(1).optional(),
});

/**
 * What a whole department is evaluated by (部门整体支出, 财预〔2013〕53号): first levels in order with their weights, rows
 * computed from its facts and rows that are judged; what a level weighs beyond these is for the department's own rows.
 */
export const departmentSchemeSchema = z.strictObject({
  code,
  name: words,
  /** Why these departments are evaluated by it. */
  about: words,
  for: z.array(condition).min(1, {
    error: '没有写给谁用:至少写一个条件,{} 是所有部门｜it is for nobody: write a condition, {} for every department',
  }),
  levels: z.array(z.strictObject({ level1: z.string().min(1), weight: points })).min(1, {
    error:
      '没有一级指标:至少写一级,各级权重合计 100｜it has no level: write one at least, with weights that add to 100',
  }),
  computed: z.array(computedRow),
  judged: z.array(judgedRow),
  clause: z.string().min(1),
});
