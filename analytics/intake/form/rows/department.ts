import type { Fault } from '../../fault.ts';
import { departmentNamed } from '../identity.ts';
import type { Known, KnownRow } from '../known.ts';
import type { ReadForm } from '../read-form.ts';

const listed = ({ department_code, department_name }: KnownRow, withCode: boolean): string =>
  `${withCode ? `${department_code} ` : ''}${department_name ?? ''}`;

/**
 * A department on a project's form that is another than its unit's on the list, or whose code and name are not of one.
 * One that is on no list is left alone: departments are often written short.
 */
export const departmentFaults = (form: ReadForm, project: KnownRow, known: Known): readonly Fault[] => {
  const head = form.heads.get('department');
  const unit = known.units.byCode.get(project.unit_code ?? '')?.[0];
  if (!head || !unit) return [];
  const written = [head.text, form.heads.get('department_code')?.text ?? ''].filter((each) => each.trim() !== '');
  const found = departmentNamed(known, written);
  const isDoubtful = found.row === null && found.isAmbiguous;
  if (!isDoubtful && (found.row === null || found.row.department_code === unit.department_code)) return [];
  const place = { sheet: form.sheet, row: head.row, column: head.label, value: written.join(' ') };
  const detail = { unit: unit.unit_name ?? '', listed: listed(unit, isDoubtful) };
  return [{ code: 'form-department-differs', severity: 'warning', place, detail, times: 1 }];
};
