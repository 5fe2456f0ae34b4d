import type { DepartmentScore, ProjectScore } from '../../contracts/marts/rows.ts';
import { dateZh } from '../../core/language/dates.ts';
import { type Text, text } from '../../core/language/text.ts';
import { closesYear } from '../../core/period.ts';
import { gradeParts } from '../../policy/grade-codes.ts';
import { num } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { counted } from '../parts/shape.ts';
import { sentence } from './evaluation-sentences.ts';

/** The projects that are evaluated: scored by the rules, or by finance's own re-evaluation alone. */
export const scoredProjects = (facts: Facts): readonly ProjectScore[] =>
  facts.marts.evaluation_project.filter((row) => num(row.score) !== null);
/** The projects that are not evaluated, which is not a score of 0. */
export const openProjects = (facts: Facts): readonly ProjectScore[] =>
  facts.marts.evaluation_project.filter((row) => num(row.score) === null);
/** For sorting: the lowest score first, those without one last. */
export const byScore = (a: ProjectScore, b: ProjectScore): number => (num(a.score) ?? 999) - (num(b.score) ?? 999);
/** How many of these rows have the grade. */
export const inGrade = (rows: readonly ProjectScore[], grade: string): number =>
  rows.length === 0 ? 0 : (counted(rows, 'grade').get(grade) ?? 0);

type Part = keyof typeof gradeParts;

/** How many of these rows have a grade of that part of the scale. */
export const inPart = (rows: readonly ProjectScore[], part: Part): number =>
  gradeParts[part].reduce((sum, grade) => sum + inGrade(rows, grade), 0);

/** What the policy calls its grades of that part, the best first: 优或良; nothing where it has none. */
export const gradesNamed = ({ policy }: Facts, part: Part): Text => {
  const own = policy.grades
    .filter(({ grade }) => (gradeParts[part] as readonly string[]).includes(grade))
    .toSorted((a, b) => a.order - b.order);
  return text(own.map(({ name }) => name.zh).join('或'), own.map(({ name }) => name.en).join(' or '));
};

/** Means for display; the scores themselves are exact. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
/** Own score less rule score, of those that gave one. */
export const gaps = (rows: readonly ProjectScore[]): readonly number[] => rows.flatMap((row) => num(row.gap) ?? []);

/** Why there is no evaluation; null where there is one. */
export const noEvaluation = (facts: Facts): Text | null => {
  if (scoredProjects(facts).length > 0 || facts.marts.evaluation_department.length > 0) return null;
  return closesYear(facts.through)
    ? sentence('evaluationEmpty', undefined)
    : sentence('evaluationNotYet', { through: dateZh(facts.through) }, { through: facts.through });
};

/** The sentence of the year, when it is scored. */
export const yearHeading = (facts: Facts): Text => {
  const rows = scoredProjects(facts);
  const names = {
    lower: gradesNamed(facts, 'lower'),
    middle: gradesNamed(facts, 'middle'),
    upper: gradesNamed(facts, 'upper'),
  };
  return sentence(
    'yearScored',
    {
      projects: rows.length,
      poor: inPart(rows, 'lower'),
      low: inPart(rows, 'middle'),
      open: openProjects(facts).length,
      disclosed: facts.disclosed,
      lower: names.lower.zh,
      middle: names.middle.zh,
      upper: names.upper.zh,
    },
    { lower: names.lower.en, middle: names.middle.en, upper: names.upper.en },
  );
};

export const meanSentence = (facts: Facts): Text | null => {
  const rows = scoredProjects(facts);
  const average = mean(rows.flatMap((row) => num(row.total) ?? []));
  return average === null
    ? null
    : sentence('mean', { mean: average, gap: mean(gaps(rows)), disclosed: facts.disclosed });
};

/** The departments that have a total, the best first. */
export const scoredDepartments = (facts: Facts): readonly DepartmentScore[] =>
  facts.marts.evaluation_department
    .filter((row) => num(row.total) !== null)
    .toSorted((a, b) => (num(b.total) ?? 0) - (num(a.total) ?? 0));
