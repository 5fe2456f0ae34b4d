import type { ProjectMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { type Text, text } from '../../core/language/text.ts';
import { num, str } from '../parts/cells.ts';
import { mostTogether } from '../parts/cut-off.ts';
import { type Facts, gradeWord, unscored } from '../parts/facts.ts';
import { score } from '../parts/figures.ts';
import { departmentLink } from '../parts/links.ts';
import { type File, page, reasonNotThere } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { type Column, table } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { byUrgency, projectColumns } from './projects-month.ts';
import { sentence } from './projects-sentences.ts';

type Group = readonly [department: string, projects: readonly ProjectMonth[]];

/** Too many projects for one page: each department's page has its own. */
const departmentsTable = (facts: Facts, groups: readonly Group[]): Html => {
  const lit =
    (light: string) =>
    ([, projects]: Group) =>
      projects.filter((row) => str(row.light) === light).length;
  return html`<section><h2>${both(text(`项目列在各${facts.department.zh}的页面`, `The page of each ${facts.department.en} lists its projects`))}</h2>${table(
    facts.department,
    [
      { head: facts.department, cell: ([code]: Group) => departmentLink(facts, paths.projects, code) },
      { head: text('项目', 'Projects'), kind: 'number', cell: ([, projects]) => projects.length },
      { head: text('红', 'Red'), kind: 'number', cell: lit('red') },
      { head: text('黄', 'Yellow'), kind: 'number', cell: lit('yellow') },
      { head: text('未报', 'Not reported'), kind: 'number', cell: lit('missing') },
    ],
    groups,
  )}</section>
`;
};

const redFirst = ({ disclosed }: Facts): Text =>
  disclosed
    ? text('红灯在前;点项目名看它的算式。', 'Red first; a name leads to its arithmetic.')
    : text('红灯在前;点项目名看它的算式和原始单元格。', 'Red first; a name leads to its arithmetic and source cells.');

/** Every project of this edition, by department: the way to find one. */
export const projectsPage = (facts: Facts): File => {
  const rows = facts.projectsIn.get(facts.through) ?? [];
  const groups = [...Map.groupBy(rows, (row) => str(row.department_code))].sort(([a], [b]) => (a < b ? -1 : 1));
  const scored: readonly Column<ProjectMonth>[] = [
    {
      head: text('得分', 'Score'),
      kind: 'number',
      cell: (row) => score(num(facts.evaluation.get(str(row.project_code))?.score ?? null), unscored(facts).zh),
    },
    {
      head: text('等级', 'Grade'),
      kind: 'short',
      cell: (row) => {
        const grade = facts.evaluation.get(str(row.project_code))?.grade;
        return grade ? gradeWord(facts, String(grade)).zh : absent('—');
      },
    },
  ];
  const columns = [...projectColumns(facts, paths.projects, false), ...(facts.evaluation.size > 0 ? scored : [])];
  const apart = rows.length > mostTogether;
  const body = apart
    ? [departmentsTable(facts, groups)]
    : groups.map(
        ([
          code,
          members,
        ]) => html`<section><h2>${departmentLink(facts, paths.projects, code)} <span class="soft small">${members.length} 个项目</span></h2>${table(text('项目', 'Projects'), columns, members.toSorted(byUrgency))}</section>
`,
      );
  return page(facts, {
    path: paths.projects,
    under: paths.projects,
    kicker: text(`项目 · ${dateZh(facts.through)}`, `Projects, ${facts.through}`),
    heading: sentence(
      'projects',
      { all: rows.length, units: groups.length, unit: facts.department.zh, disclosed: facts.disclosed },
      { unit: facts.department.en },
    ),
    ...(apart ? {} : { lead: both(redFirst(facts)) }),
    body: body.length > 0 ? body : [reasonNotThere(text('这一版没有可以列出的项目', 'This edition lists no projects'))],
  });
};
