import type { Fault } from '../../fault.ts';
import { factsOf, type IndicatorFact } from '../facts.ts';
import type { Known } from '../known.ts';
import type { ReadForm } from '../read-form.ts';
import { notFilledIn } from './filled-in.ts';
import { declarationRows, goalRows } from './goals.ts';
import { levelFaults } from './level-points.ts';
import { pointsOfNothing, spentMissing } from './money-faults.ts';
import { monitoringRows } from './monitoring.ts';
import type { FormRows, Said } from './row.ts';
import { resultRows, selfEvaluationRows } from './self-evaluation.ts';
import { subjectOf } from './subject.ts';

const isRefused = (faults: readonly Fault[]): boolean => faults.some(({ severity }) => severity === 'fault');

const ofProject = { goals: declarationRows, monitoring: monitoringRows, 'self-evaluation': selfEvaluationRows };

const ofDepartment = (
  form: ReadForm & { readonly description: { readonly kind: string } },
  facts: readonly IndicatorFact[],
  code: string,
  known: Known,
): Said<readonly FormRows[]> => {
  const subject = { fiscal_year: String(form.fiscalYear), department_code: code };
  const declared = known.departmentIndicators.get(code) ?? [];
  return form.description.kind === 'department-goals'
    ? goalRows(form, facts, declared, subject, 'department-indicator')
    : resultRows(form, facts, declared, subject, 'department-evaluation');
};

/**
 * The rows that a form gives to each dataset, once its names are known by code. A form with a fault gives none: what it
 * says is not taken in part.
 */
export const rowsOf = (form: ReadForm, known: Known): Said<readonly FormRows[]> => {
  const { facts, faults: cells } = factsOf(form);
  const frame = [
    ...form.faults,
    ...cells,
    ...notFilledIn(form, facts),
    ...spentMissing(form),
    ...pointsOfNothing(form, facts),
    ...levelFaults(form, facts),
  ];
  const { kind } = form.description;
  const isDepartment = kind === 'department-goals' || kind === 'department-self-evaluation';
  const subject = subjectOf(form, known);
  const found = [...frame, ...subject.faults];
  if (subject.row === null || form.fiscalYear === null || (kind === 'monitoring' && form.month === null))
    return { rows: [], faults: found };
  const said = isDepartment
    ? ofDepartment(form, facts, subject.row.department_code ?? '', known)
    : ofProject[kind](form, facts, subject.row, known);
  const faults = [...found, ...said.faults];
  return { rows: isRefused(faults) ? [] : said.rows, faults };
};
