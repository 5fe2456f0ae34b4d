import type { Fault } from '../../fault.ts';
import { isNear } from '../../near.ts';
import { departmentNamed, mayBeNameOf } from '../identity.ts';
import type { Known, KnownRow } from '../known.ts';
import type { ReadForm } from '../read-form.ts';
import { likeness } from '../same-name.ts';

const listed = ({ department_code, department_name }: KnownRow, withCode: boolean): string =>
  `${withCode ? `${department_code} ` : ''}${department_name ?? ''}`;

/** A name without the place that it begins with: 残联 of 云山县残联. */
const withoutPlace = (name: string): string => name.trim().replace(/^.{1,6}?[省市州盟县区旗](?=..)/, '');

/** Whether a department that is on no list may be the unit's, written short or with a slip, or the unit itself. */
const mayBeOf = (unit: KnownRow, written: string): boolean => {
  const own = unit.department_name ?? '';
  const [bare, listedBare] = [withoutPlace(written), withoutPlace(own)];
  return (
    own === '' ||
    mayBeNameOf(unit, bare, 'department_name') ||
    mayBeNameOf(unit, written, 'unit_name') ||
    isNear(likeness(bare, listedBare))
  );
};

/**
 * A department on a project's form that is another than its unit's on the list, one of no list among them, or whose
 * code and name are not of one. Departments are often written short.
 */
export const departmentFaults = (form: ReadForm, project: KnownRow, known: Known): readonly Fault[] => {
  const head = form.heads.get('department');
  const unit = known.units.byCode.get(project.unit_code ?? '')?.[0];
  if (!head || !unit) return [];
  const written = [head.text, form.heads.get('department_code')?.text ?? ''].filter((each) => each.trim() !== '');
  const found = departmentNamed(known, written);
  const isDoubtful = found.row === null && found.isAmbiguous;
  const isOwn = found.row === null ? mayBeOf(unit, head.text) : found.row.department_code === unit.department_code;
  if (!isDoubtful && isOwn) return [];
  const place = { sheet: form.sheet, row: head.row, column: head.label, value: written.join(' ') };
  const detail = { unit: unit.unit_name ?? '', listed: listed(unit, isDoubtful) };
  return [{ code: 'form-department-differs', severity: 'warning', place, detail, times: 1 }];
};
