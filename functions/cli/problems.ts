import { text } from '../../analytics/core/language/text.ts';
import type { Problem } from '../steps/problems.ts';
import { argumentProblems } from './problems/argument.ts';
import { inputProblems } from './problems/input.ts';
import { placeProblems } from './problems/place.ts';

/** What stops a command on one machine. */
export const problems = {
  ...inputProblems,
  ...argumentProblems,
  ...placeProblems,
  unexpected: (message: string): Problem => ({
    code: 'unexpected',
    says: text(`程序出错:${message}`, `Something went wrong in the program: ${message}`),
    remedy: text(
      '数据没有受影响;请把这行连同 jixiao doctor 的输出报告给维护人',
      'Your data are unharmed; please report this line with the output of: jixiao doctor',
    ),
  }),
} as const;
