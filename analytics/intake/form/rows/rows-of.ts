import type { Fault } from '../../fault.ts';
import { factsOf, type IndicatorFact } from '../facts.ts';
import type { Known, KnownRow } from '../known.ts';
import type { ReadForm } from '../read-form.ts';
import { isOfDepartment } from '../schema.ts';
import { departmentFaults } from './department.ts';
import { notFilledIn } from './filled-in.ts';
import { declarationRows, goalRows } from './goals.ts';
import { levelFaults } from './level-points.ts';
import { levelsSetRight, withDeclaredLevels } from './levels.ts';
import { pointsOfNothing, pointsOfOtherRate, rateDiffers, spentMissing } from './money-faults.ts';
import { monitoringRows } from './monitoring.ts';
import type { FormRows, Said, SpokenOf } from './row.ts';
import { resultRows, selfEvaluationRows } from './self-evaluation.ts';
import { subjectOf } from './subject.ts';
import { isOfTotal, sumFaults } from './sums.ts';
import { daysUnread } from './unread-cells.ts';
import { pointsAboveWeight, weightSum } from './weights.ts';

const isRefused = (faults: readonly Fault[]): boolean => faults.some(({ severity }) => severity === 'fault');

type Rows = (form: ReadForm, facts: readonly IndicatorFact[], of: SpokenOf) => Said<readonly FormRows[]>;

const rowsByKind: Readonly<Record<ReadForm['description']['kind'], Rows>> = {
  goals: declarationRows,
  monitoring: monitoringRows,
  'self-evaluation': selfEvaluationRows,
  'department-goals': (form, facts, of) => goalRows(form, facts, of, 'department-indicator'),
  'department-self-evaluation': (form, facts, of) => resultRows(form, facts, of, 'department-evaluation'),
};

const spokenOf = ({ description, fiscalYear }: ReadForm, listed: KnownRow, known: Known): SpokenOf => {
  const [field, goals] = isOfDepartment(description.kind)
    ? (['department_code', known.departmentIndicators] as const)
    : (['project_code', known.indicators] as const);
  const code = listed[field] ?? null;
  return { listed, cells: { fiscal_year: String(fiscalYear), [field]: code }, declared: goals.get(code ?? '') ?? [] };
};

/**
 * The rows that a form gives to each dataset, once its names are known by code. A form with a fault gives none: what it
 * says is not taken in part.
 */
export const rowsOf = (form: ReadForm, known: Known): Said<readonly FormRows[]> => {
  const { facts: written, faults: cells } = factsOf(form);
  const { facts, faults: levels } = levelsSetRight(form, written);
  const frame = [
    ...form.faults,
    ...cells,
    ...notFilledIn(form, facts),
    ...spentMissing(form),
    ...rateDiffers(form),
    ...pointsOfOtherRate(form),
    ...pointsOfNothing(form, facts),
    ...levelFaults(form, facts),
    ...weightSum(form, facts),
    ...sumFaults(form, facts),
    ...pointsAboveWeight(form, facts),
    ...daysUnread(form),
  ];
  const { kind } = form.description;
  // Lists are of a year: without one no name can be looked for.
  if (form.fiscalYear === null) return { rows: [], faults: [...frame, ...levels] };
  const subject = subjectOf(form, known);
  if (subject.row === null || (kind === 'monitoring' && form.month === null))
    return { rows: [], faults: [...frame, ...levels, ...subject.faults] };
  const of = spokenOf(form, subject.row, known);
  const isDeclaration = kind === 'goals' || kind === 'department-goals';
  const found = [
    ...frame,
    ...(isDeclaration ? levels : withDeclaredLevels(levels, facts, of.declared)),
    ...subject.faults,
  ];
  const said = rowsByKind[kind](form, facts, of);
  const other = isOfDepartment(kind) ? [] : departmentFaults(form, subject.row, known);
  const faults = [...found, ...other, ...said.faults];
  return isRefused(faults)
    ? { rows: [], faults }
    : { rows: said.rows, faults: faults.filter((fault) => !isOfTotal(form, said.rows, fault)) };
};
