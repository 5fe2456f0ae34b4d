import type { Fault } from '../../fault.ts';
import { departmentNamed, type Identified, projectMatched, projectNamed, unitNamed } from '../identity.ts';
import type { Known, KnownRow, NameList } from '../known.ts';
import type { ReadForm } from '../read-form.ts';
import { type FormHead, isOfDepartment } from '../schema.ts';

/** The project (or department) that a form is of, or the faults for which it can't be told. */
export interface Subject {
  readonly row: KnownRow | null;
  readonly faults: readonly Fault[];
}

const listed = (rows: readonly KnownRow[], code: string, name: string): string =>
  rows.map((row) => `${row[code] ?? ''} ${row[name] ?? ''}`.trim()).join('、');

const unknown = (
  form: ReadForm,
  head: FormHead,
  found: Identified,
  [code, name]: readonly [string, string],
  more: Fault['detail'] = {},
): Fault => {
  const { row, label, text } = form.heads.get(head) ?? { row: form.row, label: '', text: '' };
  const nearest = found.row === null ? listed(found.nearest, code, name) : '';
  const isAmbiguous = found.row === null && found.isAmbiguous;
  const what = head === 'project' ? 'project' : head === 'unit' ? 'unit' : 'department';
  return {
    code: isAmbiguous ? `form-${what}-ambiguous` : `form-${what}-unknown`,
    severity: 'fault',
    place: { sheet: form.sheet, row, ...(label ? { column: label } : {}), ...(text ? { value: text } : {}) },
    detail: { ...(nearest ? { nearest } : {}), year: String(form.fiscalYear ?? ''), ...more },
    times: 1,
  };
};

/** The list that was refused, where nothing else of it is known of the form's year. */
const refusedList = ({ rows }: NameList, list: string | undefined): Fault['detail'] =>
  rows.length === 0 && list !== undefined ? { refused_list: list } : {};

/**
 * Where no unit at all is known of the form's year, the list was refused; or it is the year that is wrong, or the list
 * that is to come.
 */
const unlisted = ({ units, refused }: Known): Fault['detail'] => {
  const list = refused.get('organisation');
  return units.rows.length === 0 && list === undefined ? { unlisted: 'true' } : refusedList(units, list);
};

/** A department where its unit is asked for, and the units it has. */
const ofDepartment = (known: Known, written: string): Fault['detail'] => {
  const { row } = departmentNamed(known, [written]);
  const own = known.units.rows.filter((unit) => row && unit.department_code === row.department_code);
  return own.length > 0 ? { units: listed(own.slice(0, 3), 'unit_code', 'unit_name') } : {};
};

/** The project of a form: as finance has matched its name, or found by code or name within the unit it names. */
const projectOf = (form: ReadForm, known: Known): Subject => {
  const [project = '', unit] = [form.heads.get('project')?.text, form.heads.get('unit')?.text];
  const matched = projectMatched(known, project, unit ?? '');
  if (matched?.row) return { row: matched.row, faults: [] };
  const ofUnit = unit === undefined ? undefined : unitNamed(known, unit);
  if (ofUnit?.row === null) {
    const more = { ...unlisted(known), ...ofDepartment(known, unit ?? '') };
    return { row: null, faults: [unknown(form, 'unit', ofUnit, ['unit_code', 'unit_name'], more)] };
  }
  const found = projectNamed(known, project, ofUnit?.row ?? null);
  if (found.row !== null) return { row: found.row, faults: [] };
  const said = { unit: unit ?? '', ...refusedList(known.projects, known.refused.get('project')) };
  return { row: null, faults: [unknown(form, 'project', found, ['project_code', 'project_name'], said)] };
};

/** The department of a whole department's form. */
const departmentOf = (form: ReadForm, known: Known): Subject => {
  const written = [form.heads.get('department_code')?.text, form.heads.get('department')?.text];
  const found = departmentNamed(
    known,
    written.filter((each) => each !== undefined),
  );
  if (found.row !== null) return { row: found.row, faults: [] };
  const names = ['department_code', 'department_name'] as const;
  const fault = unknown(form, 'department', found, names, unlisted(known));
  // Code and name of cells of their own are both said, for either may be the slip.
  const value = written.filter((each) => each !== undefined).join(' ');
  return { row: null, faults: [value ? { ...fault, place: { ...fault.place, value } } : fault] };
};

/** What a form is of, whatever its kind. */
export const subjectOf = (form: ReadForm, known: Known): Subject =>
  isOfDepartment(form.description.kind) ? departmentOf(form, known) : projectOf(form, known);
