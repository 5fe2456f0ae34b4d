import { unlisted } from '../../contracts/codes.ts';
import type { DepartmentScore, ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { percent, points } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import { num, str, whole } from '../parts/cells.ts';
import { type Facts, gradeWord } from '../parts/facts.ts';
import { exactMoney, score } from '../parts/figures.ts';
import { projectLink } from '../parts/links.ts';
import { type Column, table } from '../parts/table.ts';
import { both } from '../parts/words.ts';
import { frameworkSection } from './department-framework.ts';
import { sentence } from './evaluation-sentences.ts';
import { gradeCell, scoreCell } from './score-columns.ts';
import { byScore, scoredDepartments } from './scores.ts';

const sumLine = ({ policy }: Facts, scored: DepartmentScore): Html => {
  const mean =
    policy.settings.department_blend.value === 'budget_weighted'
      ? text('项目得分按预算加权平均', 'budget-weighted mean')
      : text('项目得分的平均', 'plain mean');
  const share = num(scored.framework_share) ?? 0;
  const [project, framework, total] = [num(scored.project_part), num(scored.framework_part), num(scored.total)];
  if (total === null)
    return html`<p class="soft">没有可以评分的项目。<span class="en inline" lang="en">No project could be scored.</span></p>`;
  if (project === null)
    return html`<p>总分 = 整体部分 = <b>${points(total)}</b><span class="en" lang="en">The total is the whole-department part: no project is evaluated.</span></p>`;
  if (framework === null || share === 0)
    return html`<p>总分 = ${mean.zh} = <b>${points(total)}</b><span class="en" lang="en">The total is the ${mean.en} of the project scores.</span></p>`;
  return html`<p>总分 = 项目部分 ${points(project)} × ${percent(1 - share)} + 整体部分 ${points(framework)} × ${percent(share)} = <b>${points(total)}</b><span class="en" lang="en">Total = project part (${mean.en}) and whole-department part, by the policy’s share.</span></p>`;
};

/** What there is to say of projects whose unit no list has, in place of a department's score. */
const unlistedHead = html`<h2>${both(text('不作为一个部门评分', 'Not scored as a department'))}</h2><p class="soft">${both(text('机构表里没有这些单位:项目各自评分,不计入任何部门的总分,也不排名', 'No list has these units: their projects are scored one by one, and count in no department’s total or rank'))}</p>`;

/** How much of the department its project part speaks for, where that is not all of it. */
const coverage = (scored: DepartmentScore): Html | null => {
  const [all, evaluated] = [whole(scored.projects), whole(scored.evaluated)];
  if (evaluated === all) return null;
  const budget = num(scored.budget_amount) ?? 0;
  const share = budget > 0 ? (num(scored.evaluated_budget_amount) ?? 0) / budget : null;
  return html`<p class="unit">${both(sentence('coverage', { evaluated, all, share }))}</p>`;
};

/** What units and finance gave, where the edition shows it. */
const ownScores = (facts: Facts): readonly Column<ProjectScore>[] =>
  facts.disclosed
    ? []
    : [
        { head: text('自评', 'Self'), kind: 'number', cell: (row) => score(num(row.self_score)) },
        { head: text('再评价', 'Re-evaluated'), kind: 'number', cell: (row) => score(num(row.re_score)) },
      ];

/** Those a department is ranked among, where that is its group alone. */
const peersOf = (facts: Facts, scored: DepartmentScore): { group: string; departments: number } | null => {
  if (facts.policy.settings.rank_within.value === 'all') return null;
  const group = str(scored.group);
  return { group, departments: scoredDepartments(facts).filter((row) => str(row.group) === group).length };
};

/** How a department came to its score and rank, and the scores of its projects. */
export const departmentEvaluation = (facts: Facts, from: string, scored: DepartmentScore): Html => {
  const code = str(scored.department_code);
  const total = num(scored.total);
  const grade = gradeWord(facts, str(scored.grade) || 'ungraded');
  const peers = peersOf(facts, scored);
  const projects = facts.marts.evaluation_project.filter((row) => str(row.department_code) === code).toSorted(byScore);
  const heading =
    total === null
      ? text('没有得分', 'Not scored')
      : sentence(
          'departmentScore',
          {
            total,
            grade: grade.zh,
            rank: num(scored.rank),
            best: num(scored.rank_low),
            worst: num(scored.rank_high),
            peers: peers && { ...peers, unit: facts.department.zh },
          },
          { grade: grade.en, peers: peers && { ...peers, unit: facts.department.en } },
        );
  const head =
    code === unlisted
      ? unlistedHead
      : html`<h2>${both(heading)}</h2>${sumLine(facts, scored)}${coverage(scored)}
${frameworkSection(facts, scored)}`;
  return html`<section>${head}
${
  projects.length > 0 &&
  html`<h3>${both(facts.disclosed ? text('公开的项目的得分,从低到高', 'Scores of the disclosed projects, lowest first') : text('项目得分,从低到高', 'Project scores, lowest first'))}</h3>${table(
    text('项目得分', 'Project scores'),
    [
      {
        head: text('项目', 'Project'),
        cell: (row: ProjectScore) => projectLink(facts, from, str(row.project_code), str(row.project_name)),
      },
      {
        head: text('全年预算数', 'Budget'),
        kind: 'number',
        cell: (row) => exactMoney(str(row.budget_amount) || null),
      },
      { head: text('总分', 'Total'), kind: 'number', cell: (row) => scoreCell(facts, row) },
      { head: text('等级', 'Grade'), kind: 'short', cell: (row) => gradeCell(facts, row) },
      ...ownScores(facts),
    ],
    projects,
  )}`
}</section>
`;
};
