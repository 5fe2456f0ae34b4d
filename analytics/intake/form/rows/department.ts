import type { Fault } from '../../fault.ts';
import { departmentNamed } from '../identity.ts';
import type { Known, KnownRow } from '../known.ts';
import type { ReadForm } from '../read-form.ts';

/**
 * A department on a project's form that is another than its unit's on the list. One that is on no list is left alone:
 * departments are often written short.
 */
export const departmentFaults = (form: ReadForm, project: KnownRow, known: Known): readonly Fault[] => {
  const head = form.heads.get('department');
  const unit = known.units.byCode.get(project.unit_code ?? '')?.[0];
  if (!head || !unit) return [];
  const { row } = departmentNamed(known, [head.text]);
  if (row === null || row.department_code === unit.department_code) return [];
  const place = { sheet: form.sheet, row: head.row, column: head.label, value: head.text };
  const detail = { unit: unit.unit_name ?? '', listed: unit.department_name ?? '' };
  return [{ code: 'form-department-differs', severity: 'warning', place, detail, times: 1 }];
};
