import { findings, notEvaluated, worded } from '../../contracts/codes.ts';
import type { ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { percent } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { codes, num, str } from '../parts/cells.ts';
import { columns } from '../parts/columns.ts';
import { cutOff, inMart, mostListed, mostTogether } from '../parts/cut-off.ts';
import { type Facts, unscored } from '../parts/facts.ts';
import { block, figure } from '../parts/figure.ts';
import { gap, score } from '../parts/figures.ts';
import { departmentLink, fileLink, projectLink } from '../parts/links.ts';
import { type File, fact, factsList, page, reasonNotThere } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { behind, type Column, table } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { departmentsFigure, gradesFigure, selfFigure } from './evaluation-figures.ts';
import { sentence } from './evaluation-sentences.ts';
import { projectColumns } from './score-columns.ts';
import {
  byScore,
  gaps,
  inGrade,
  mean,
  meanSentence,
  noEvaluation,
  openProjects,
  scoredProjects,
  yearHeading,
} from './scores.ts';
import { districtTargets } from './targets.ts';
import { warningLines } from './warnings.ts';

const incompleteSection = (facts: Facts): Html | null => {
  // The public edition does not say what is missing, so it does not say who lacks something either.
  if (facts.disclosed) return null;
  const rows = facts.marts.evaluation_project.filter((row) => num(row.total) !== null && row.complete !== true);
  if (rows.length === 0) return null;
  const columns: readonly Column<ProjectScore>[] = [
    {
      head: text('项目', 'Project'),
      cell: (row) => projectLink(facts, paths.evaluation, str(row.project_code), str(row.project_name)),
    },
    {
      head: facts.department,
      kind: 'words',
      cell: (row) => departmentLink(facts, paths.evaluation, str(row.department_code)),
    },
    {
      head: text('缺什么', 'What is missing'),
      kind: 'long',
      cell: (row) =>
        codes(row.findings)
          .map((code) => worded(findings, code).zh)
          .join(';') || absent('—'),
    },
  ];
  return html`<section><h2>${both(sentence('incomplete', { count: rows.length }))}</h2><p class="unit">${both(text('未达目标的指标要写原因和措施,否则不能提交', 'A missed target needs a reason and a measure before it can be submitted'))}</p>${behind(table(text('资料不齐的项目', 'Incomplete self-evaluations'), columns, rows), text('名单', 'Names'))}</section>
`;
};

/** The refused file with a link to what was wrong with it. */
const refusedFile = (facts: Facts, row: ProjectScore): Html => {
  const file = str(row.refused_file);
  if (!file) return absent('—');
  return fileLink(facts, paths.evaluation, file);
};

/** Who is not evaluated and why; the public edition does not say what is missing. */
const openSection = (facts: Facts): Html | null => {
  const rows = openProjects(facts);
  if (facts.disclosed || rows.length === 0) return null;
  const columns: readonly Column<ProjectScore>[] = [
    {
      head: text('项目', 'Project'),
      cell: (row) => projectLink(facts, paths.evaluation, str(row.project_code), str(row.project_name)),
    },
    {
      head: facts.department,
      kind: 'words',
      cell: (row) => departmentLink(facts, paths.evaluation, str(row.department_code)),
    },
    {
      head: text('为什么', 'Why'),
      kind: 'long',
      cell: (row) => both(worded(notEvaluated, str(row.not_evaluated_reason))),
    },
    ...(rows.some((row) => str(row.refused_file) !== '')
      ? [
          {
            head: text('拒收的文件', 'Refused file'),
            kind: 'words' as const,
            cell: (row: ProjectScore) => refusedFile(facts, row),
          },
        ]
      : []),
  ];
  return html`<section><h2>${both(sentence('notEvaluated', { count: rows.length }))}</h2><p class="unit">${both(text('不计入平均分和部门得分;补送或更正自评后即可评价', 'In no mean and no department’s score; a self-evaluation sent or corrected is scored at once'))}</p>${table(text('未评的项目', 'Projects not evaluated'), columns, rows.slice(0, mostListed))}${cutOff(rows, inMart(facts, 'evaluation_project'))}</section>
`;
};

const lowest = 15;

const lowestHeading = (facts: Facts, shown: number): Text =>
  facts.disclosed
    ? text(`公开的项目中得分最低的 ${shown} 个`, `The ${shown} lowest scores of the disclosed projects`)
    : text(`得分最低的 ${shown} 个项目`, `The ${shown} lowest scores`);

const projectsSection = (facts: Facts): Html | null => {
  const rows = scoredProjects(facts).toSorted(byScore);
  if (rows.length === 0) return null;
  const columns = projectColumns(facts);
  return html`<section><h2>${both(lowestHeading(facts, Math.min(lowest, rows.length)))}</h2><p class="unit">${both(facts.disclosed ? text('点项目名看每一项指标的算式', 'A name leads to the arithmetic of every indicator') : text('点项目名看每一项指标的算式和原始单元格', 'A name leads to the arithmetic of every indicator and its source cells'))}</p>
${table(text('项目得分', 'Project scores'), columns, rows.slice(0, lowest))}${rows.length > lowest && behind(html`${table(text('其余项目', 'The other projects'), columns, rows.slice(lowest, mostTogether))}${cutOff(rows, inMart(facts, 'evaluation_project'), mostTogether)}`, text(`其余 ${rows.length - lowest} 个项目`, `the other ${rows.length - lowest} projects`))}</section>
`;
};

const evaluationFacts = (facts: Facts): Html => {
  const rows = scoredProjects(facts);
  const average = mean(rows.flatMap((row) => num(row.total) ?? []));
  const open = openProjects(facts).length;
  const self = mean(gaps(rows));
  const re = facts.marts.evaluation_project.filter((row) => num(row.re_score) !== null);
  return factsList([
    fact(
      text('评价项目', 'Projects scored'),
      html`${rows.length}`,
      html`${facts.disclosed ? '公开' : '共'} ${facts.marts.evaluation_project.length} 个`,
    ),
    fact(text('平均分', 'Mean'), score(average), html`不加权 <span lang="en">unweighted</span>`),
    ...[...facts.policy.grades]
      .sort((a, b) => a.order - b.order)
      .map((grade) =>
        fact(
          grade.name,
          html`${inGrade(rows, grade.grade)}`,
          html`${percent(rows.length === 0 ? 0 : inGrade(rows, grade.grade) / rows.length)}`,
        ),
      ),
    ...(open === 0 ? [] : [fact(unscored(facts), html`${open}`, html`不是零分 <span lang="en">not zero</span>`)]),
    ...(self === null
      ? []
      : [fact(text('自评偏差', 'Self gap'), gap(self), html`平均,分 <span lang="en">points</span>`)]),
    ...(re.length === 0
      ? []
      : [fact(text('财政再评价', 'Re-evaluated'), html`${re.length}`, html`个项目 <span lang="en">projects</span>`)]),
  ]);
};

/** The evaluation report of the year, or why there is none yet. */
export const evaluationPage = async (facts: Facts): Promise<File> => {
  const frame = {
    path: paths.evaluation,
    under: paths.evaluation,
    kicker: text(`绩效评价报告 · ${facts.run.fiscalYear} 年`, `Evaluation report, ${facts.run.fiscalYear}`),
  };
  const why = noEvaluation(facts);
  if (why)
    return page(facts, {
      ...frame,
      heading: why,
      body: [
        reasonNotThere(
          text(
            '评价的规则见“方法”;到时本页给出每个项目和部门的得分',
            'The rules are on the method page; scores of projects and departments will stand here',
          ),
        ),
      ],
    });
  const average = meanSentence(facts);
  const [departments, own] = [departmentsFigure(facts), selfFigure(facts)];
  const rows = scoredProjects(facts).length;
  const figures = [rows > 0 ? gradesFigure(facts) : null, own, departments?.more ? null : departments].filter(
    (given) => given !== null,
  );
  const body = [
    evaluationFacts(facts),
    warningLines(facts),
    departments?.more ? await figure(departments) : null,
    columns(await Promise.all(figures.map(block))),
    districtTargets(facts),
    openSection(facts),
    projectsSection(facts),
    incompleteSection(facts),
  ].filter((part) => part !== null);
  return page(facts, { ...frame, heading: yearHeading(facts), ...(average ? { lead: both(average) } : {}), body });
};
