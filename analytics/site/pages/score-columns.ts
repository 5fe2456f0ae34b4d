import { notEvaluated, worded } from '../../contracts/codes.ts';
import type { ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { text } from '../../core/language/text.ts';
import { num, str } from '../parts/cells.ts';
import { type Facts, gradeWord, unscored } from '../parts/facts.ts';
import { gap, rate, score } from '../parts/figures.ts';
import { departmentLink, projectLink } from '../parts/links.ts';
import { paths } from '../parts/paths.ts';
import type { Column } from '../parts/table.ts';
import { beside, both } from '../parts/words.ts';

const known = (facts: Facts, column: 'self_score' | 're_score'): boolean =>
  facts.marts.evaluation_project.some((row) => num(row[column]) !== null);

/** Own scores and re-evaluations, where the edition shows them. */
const ownColumns = (facts: Facts): readonly Column<ProjectScore>[] => [
  ...(known(facts, 'self_score')
    ? [
        {
          head: text('自评', 'Self'),
          kind: 'number' as const,
          cell: (row: ProjectScore) => score(num(row.self_score)),
        },
        { head: text('偏差', 'Gap'), kind: 'number' as const, cell: (row: ProjectScore) => gap(num(row.gap)) },
      ]
    : []),
  ...(known(facts, 're_score')
    ? [
        {
          head: text('再评价', 'Re-evaluated'),
          kind: 'number' as const,
          cell: (row: ProjectScore) => score(num(row.re_score)),
        },
      ]
    : []),
];

/** The score a project's grade is given for; says where finance's own stands in, and why there is none. */
export const scoreCell = (facts: Facts, row: ProjectScore): Html =>
  html`<b>${score(num(row.score), unscored(facts).zh)}</b>${str(row.graded_by) === 're_evaluation' && html`<span class="en">再评价</span>`}`;

/** A grade, or why there is none; the public edition does not say what is missing. */
export const gradeCell = (facts: Facts, row: ProjectScore): Html => {
  const [grade, reason] = [str(row.grade), str(row.not_evaluated_reason)];
  if (grade) return beside(gradeWord(facts, grade));
  if (facts.disclosed) return beside(unscored(facts));
  if (!reason) return beside(gradeWord(facts, 'ungraded'));
  return both(worded(notEvaluated, reason));
};

/** A project's points on the way to its grade. */
export const projectColumns = (facts: Facts): readonly Column<ProjectScore>[] => [
  {
    head: text('项目', 'Project'),
    cell: (row) => projectLink(facts, paths.evaluation, str(row.project_code), str(row.project_name)),
  },
  {
    head: facts.department,
    kind: 'words',
    cell: (row) => departmentLink(facts, paths.evaluation, str(row.department_code)),
  },
  { head: text('执行率', 'Executed'), kind: 'number', cell: (row) => rate(num(row.execution_rate), '—') },
  { head: text('执行', 'Execution'), kind: 'number', cell: (row) => score(num(row.execution_points)) },
  { head: text('成本', 'Cost'), kind: 'number', cell: (row) => score(num(row.cost_points)) },
  { head: text('产出', 'Output'), kind: 'number', cell: (row) => score(num(row.output_points)) },
  { head: text('效益', 'Benefit'), kind: 'number', cell: (row) => score(num(row.benefit_points)) },
  { head: text('满意度', 'Satisfaction'), kind: 'number', cell: (row) => score(num(row.satisfaction_points)) },
  ...(facts.marts.evaluation_project.some((row) => num(row.other_points) !== null)
    ? [
        {
          head: text('其他一级指标', 'Other levels'),
          kind: 'number' as const,
          cell: (row: ProjectScore) => score(num(row.other_points)),
        },
      ]
    : []),
  { head: text('总分', 'Total'), kind: 'number', cell: (row) => scoreCell(facts, row) },
  {
    head: text('等级', 'Grade'),
    kind: 'short',
    cell: (row) => gradeCell(facts, row),
  },
  ...ownColumns(facts),
];
