import type { DepartmentMonth, DistrictMonth, ProjectMonth, UnitMonth } from '../../contracts/marts/rows.ts';
import { type Text, text } from '../../core/language/text.ts';
import { str, whole } from './cells.ts';

type SummedMonth = DepartmentMonth | UnitMonth | DistrictMonth;

/** Whether a curve of the policy plans the money of a project, or of some project of a sum. */
export const isCurved = (row: SummedMonth | ProjectMonth): boolean =>
  'plan_clause' in row ? str(row.plan_clause) !== '' : whole(row.plan_curved) > 0;

/** How many projects of a sum are held against a curve; null where none is, but all against months ÷ 12. */
export const planOfSum = (row: SummedMonth): Text | null => {
  const curved = whole(row.plan_curved);
  if (curved === 0) return null;
  return curved === whole(row.projects)
    ? text('按规则的计划曲线', 'by the policy’s curves')
    : text(`其中 ${curved} 个项目按规则的计划曲线`, `${curved} by the policy’s curves`);
};

/** Which curve the money of a project is held against; null where it is months ÷ 12. */
export const planOfProject = (row: ProjectMonth): Text | null => {
  const clause = str(row.plan_clause);
  return clause === '' ? null : text(`按规则的计划曲线(${clause})`, 'by the policy’s curve');
};
