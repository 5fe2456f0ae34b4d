import type { Row } from '../ports/engine.ts';
import { text } from '../words/text.ts';
import { num, str } from './cells.ts';
import { type Facts, gradeWord } from './facts.ts';
import { gap, rate, score } from './figures.ts';
import { html } from './html.ts';
import { departmentLink, projectLink } from './links.ts';
import { paths } from './paths.ts';
import type { Column } from './table.ts';
import { beside } from './words.ts';

const known = (facts: Facts, column: string): boolean =>
  facts.marts.evaluation_project.some((row) => num(row, column) !== null);

/** Own scores and re-evaluations, where the edition shows them. */
const ownColumns = (facts: Facts): readonly Column<Row>[] => [
  ...(known(facts, 'self_score')
    ? [
        { head: text('自评', 'Self'), kind: 'number' as const, cell: (row: Row) => score(num(row, 'self_score')) },
        { head: text('偏差', 'Gap'), kind: 'number' as const, cell: (row: Row) => gap(num(row, 'gap')) },
      ]
    : []),
  ...(known(facts, 're_score')
    ? [
        {
          head: text('再评价', 'Re-evaluated'),
          kind: 'number' as const,
          cell: (row: Row) => score(num(row, 're_score')),
        },
      ]
    : []),
];

/** A project's points on the way to its grade. */
export const projectColumns = (facts: Facts): readonly Column<Row>[] => [
  {
    head: text('项目', 'Project'),
    cell: (row) => projectLink(facts, paths.evaluation, str(row, 'project_code'), str(row, 'project_name')),
  },
  {
    head: facts.department,
    kind: 'words',
    cell: (row) => departmentLink(facts, paths.evaluation, str(row, 'department_code')),
  },
  { head: text('执行率', 'Executed'), kind: 'number', cell: (row) => rate(num(row, 'execution_rate'), '—') },
  { head: text('执行', 'Execution'), kind: 'number', cell: (row) => score(num(row, 'execution_points')) },
  { head: text('成本', 'Cost'), kind: 'number', cell: (row) => score(num(row, 'cost_points')) },
  { head: text('产出', 'Output'), kind: 'number', cell: (row) => score(num(row, 'output_points')) },
  { head: text('效益', 'Benefit'), kind: 'number', cell: (row) => score(num(row, 'benefit_points')) },
  { head: text('满意度', 'Satisfaction'), kind: 'number', cell: (row) => score(num(row, 'satisfaction_points')) },
  { head: text('总分', 'Total'), kind: 'number', cell: (row) => html`<b>${score(num(row, 'total'), '未评')}</b>` },
  {
    head: text('等级', 'Grade'),
    kind: 'short',
    cell: (row) => beside(gradeWord(facts, str(row, 'grade') || 'ungraded')),
  },
  ...ownColumns(facts),
];
