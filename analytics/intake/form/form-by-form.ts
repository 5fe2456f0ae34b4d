import type { Dataset } from '../../contracts/dataset.ts';
import { departmentEvaluation } from '../../contracts/datasets/department-evaluation.ts';
import { departmentIndicator } from '../../contracts/datasets/department-indicator.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { progress } from '../../contracts/datasets/progress.ts';
import { selfEvaluation } from '../../contracts/datasets/self-evaluation.ts';
import type { UnreadForm } from '../batch.ts';
import type { Fault } from '../fault.ts';
import type { RefusedProject } from '../receipt.ts';
import type { Known } from './known.ts';
import type { ReadForm } from './read-form.ts';
import { subjectOf } from './rows/subject.ts';
import { type FormDescription, isOfDepartment } from './schema.ts';

/** What stands for the project of a form that names none on the list. */
const nobody = '';

/** Faults of a sheet that holds an official form which no description reads. */
const unreadForm = new Set([
  'form-unknown',
  'forms-side-by-side',
  'form-title-differs',
  'form-period-alone',
  'form-name-empty',
]);

/**
 * Whether each table of a document is read as a form. One table may go on where another ends, so that beside one that
 * nobody reads a form may not be what it seems.
 */
export const isEachRead = (read: readonly Fault[]): boolean =>
  read.every(({ code }) => code !== 'sheet-not-read' && !unreadForm.has(code));

/** A form of a workbook or document, the list that its project is looked up in, and what was found about it. */
export interface JudgedForm {
  readonly form: ReadForm;
  readonly known: Known;
  readonly faults: readonly Fault[];
}

const sheetsAtFault = (faults: readonly Fault[]): readonly (string | undefined)[] =>
  faults.flatMap(({ severity, place }) => (severity === 'fault' ? [place.sheet] : []));

const projectOf = ({ form, known }: JudgedForm): string => subjectOf(form, known).row?.project_code ?? nobody;

/**
 * The projects whose forms fall in a file of official forms, by code; undefined where the file stands or falls
 * whole. Each form of a project is a whole of its own: nothing is added up over several. Of one at fault all forms on
 * its sheet fall, for it may be the one that was read wrongly where two stand one below the other, and so do all forms
 * of their projects. `read` are faults of reading the sheets: one that is of no form and no sheet of an unread form is
 * of the whole file. A form of a whole department is not taken apart, for a department has no code of a project.
 */
export const fallenForms = (forms: readonly JudgedForm[], read: readonly Fault[]): readonly string[] | undefined => {
  const sheets = new Set(forms.map(({ form }) => form.sheet));
  if (forms.length === 0 || forms.some(({ form }) => isOfDepartment(form.description.kind))) return undefined;
  const isOfWhole = ({ severity, code, place }: Fault): boolean =>
    severity === 'fault' && !sheets.has(place.sheet ?? '') && !(place.sheet && unreadForm.has(code));
  if (read.some(isOfWhole)) return undefined;
  const faulty = sheetsAtFault([...read, ...forms.flatMap(({ faults }) => faults)]);
  const unread = faulty.some((sheet) => !sheets.has(sheet ?? '')) ? [nobody] : [];
  return [...unread, ...forms.filter(({ form }) => faulty.includes(form.sheet)).map(projectOf)];
};

/** What a form of each kind gives most rows of. */
const mostOf: Readonly<Record<FormDescription['kind'], Dataset>> = {
  goals: indicator,
  monitoring: progress,
  'self-evaluation': selfEvaluation,
  'department-goals': departmentIndicator,
  'department-self-evaluation': departmentEvaluation,
};

/** Where on the form the project is told from is no row of its rows. */
const projectsOf = (judged: JudgedForm): readonly RefusedProject[] => {
  const [code, { fiscalYear }] = [projectOf(judged), judged.form];
  return code === nobody ? [] : [{ fiscalYear, projectCode: code, rows: [] }];
};

/**
 * The forms of a file that give no rows, being at fault: what is refused is counted as well as what is accepted. A
 * form that no description reads counts for one row, of the kind of the forms beside it.
 */
export const unreadForms = (forms: readonly JudgedForm[], read: readonly Fault[]): readonly UnreadForm[] => {
  const atFault = forms.filter(({ faults }) => sheetsAtFault(faults).length > 0);
  const found = atFault.map((judged) => {
    const { sheet, table, description } = judged.form;
    const rows = Math.max(1, table.rows.length);
    return { sheet, dataset: mostOf[description.kind], rows, projects: projectsOf(judged) };
  });
  const unknown = new Set(sheetsAtFault(read.filter(({ code }) => unreadForm.has(code))));
  const [beside] = forms;
  return [
    ...found,
    ...[...unknown].flatMap((sheet) =>
      sheet && beside ? [{ sheet, dataset: mostOf[beside.form.description.kind], rows: 1, projects: [] }] : [],
    ),
  ];
};
