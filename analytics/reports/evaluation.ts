import { departmentScores } from '../charts/department-scores.ts';
import { gradeDistribution } from '../charts/grade-distribution.ts';
import { selfScore, wideGap } from '../charts/self-score.ts';
import { counted } from '../charts/shape.ts';
import { widths } from '../charts/theme.ts';
import { closesYear } from '../period.ts';
import type { Row } from '../ports/engine.ts';
import { findings, worded } from '../words/codes.ts';
import { dateZh } from '../words/dates.ts';
import { percent } from '../words/figures.ts';
import { sentence } from '../words/report.ts';
import { type Text, text } from '../words/text.ts';
import { codes, num, str, whole } from './cells.ts';
import { columns, inHalves } from './columns.ts';
import { type Facts, gradeWord } from './facts.ts';
import { block, type Figure, figure } from './figure.ts';
import { gap, rate, score } from './figures.ts';
import { type Html, html } from './html.ts';
import { departmentLink, projectLink } from './links.ts';
import { type File, fact, factsList, page, reasonNotThere } from './page.ts';
import { paths } from './paths.ts';
import { behind, type Column, table } from './table.ts';
import { warningLines } from './warnings.ts';
import { absent, beside, both } from './words.ts';

const scoredProjects = (facts: Facts): readonly Row[] => facts.marts.evaluation_project.filter((row) => num(row, 'total') !== null);
const inGrade = (rows: readonly Row[], grade: string): number => (rows.length === 0 ? 0 : (counted(rows, 'grade').get(grade) ?? 0));

/** Means for display; the scores themselves are exact. */
const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);
const gaps = (rows: readonly Row[]): readonly number[] => rows.flatMap((row) => num(row, 'gap') ?? []);

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
  return sentence('yearScored', {
    projects: rows.length,
    poor: inGrade(rows, 'poor'),
    low: inGrade(rows, 'medium'),
    disclosed: facts.disclosed,
  });
};

export const meanSentence = (facts: Facts): Text | null => {
  const rows = scoredProjects(facts);
  const average = mean(rows.map((row) => num(row, 'total') ?? 0));
  return average === null ? null : sentence('mean', { mean: average, gap: mean(gaps(rows)), disclosed: facts.disclosed });
};

/** How the grades are spread. */
export const gradesFigure = (facts: Facts): Figure => {
  const all = facts.marts.evaluation_project;
  const listed = [...facts.policy.grades]
    .sort((a, b) => a.order - b.order)
    .map((grade) => ({ grade: grade.grade as string, name: `${grade.name.zh} ${grade.name.en}`, projects: inGrade(all, grade.grade) }));
  const ungraded = all.filter((row) => str(row, 'grade') === '').length;
  const rows = ungraded > 0 ? [...listed, { grade: 'ungraded', name: '未评 not graded', projects: ungraded }] : listed;
  const good = inGrade(all, 'excellent') + inGrade(all, 'good');
  return {
    finding: sentence('grades', { projects: scoredProjects(facts).length, good, disclosed: facts.disclosed }),
    measure: text('各等级的项目数和占比', 'Projects in each grade and their share'),
    wide: gradeDistribution(rows, { width: widths.half }),
    phone: gradeDistribution(rows, { width: widths.phone }),
    numbers: table(
      text('等级', 'Grades'),
      [
        { head: text('等级', 'Grade'), cell: (row) => row.name },
        { head: text('项目', 'Projects'), kind: 'number', cell: (row) => row.projects },
      ],
      rows,
    ),
  };
};

const known = (facts: Facts, column: string): boolean => facts.marts.evaluation_project.some((row) => num(row, column) !== null);

/** Own scores and re-evaluations, where the edition shows them. */
const ownColumns = (facts: Facts): readonly Column<Row>[] => [
  ...(known(facts, 'self_score')
    ? [
        { head: text('自评', 'Self'), kind: 'number' as const, cell: (row: Row) => score(num(row, 'self_score')) },
        { head: text('偏差', 'Gap'), kind: 'number' as const, cell: (row: Row) => gap(num(row, 'gap')) },
      ]
    : []),
  ...(known(facts, 're_score') ? [{ head: text('再评价', 'Re-evaluated'), kind: 'number' as const, cell: (row: Row) => score(num(row, 're_score')) }] : []),
];

const projectColumns = (facts: Facts): readonly Column<Row>[] => [
  { head: text('项目', 'Project'), cell: (row) => projectLink(facts, paths.evaluation, str(row, 'project_code'), str(row, 'project_name')) },
  { head: facts.department, kind: 'words', cell: (row) => departmentLink(facts, paths.evaluation, str(row, 'department_code')) },
  { head: text('执行率', 'Executed'), kind: 'number', cell: (row) => rate(num(row, 'execution_rate'), '—') },
  { head: text('执行', 'Execution'), kind: 'number', cell: (row) => score(num(row, 'execution_points')) },
  { head: text('成本', 'Cost'), kind: 'number', cell: (row) => score(num(row, 'cost_points')) },
  { head: text('产出', 'Output'), kind: 'number', cell: (row) => score(num(row, 'output_points')) },
  { head: text('效益', 'Benefit'), kind: 'number', cell: (row) => score(num(row, 'benefit_points')) },
  { head: text('满意度', 'Satisfaction'), kind: 'number', cell: (row) => score(num(row, 'satisfaction_points')) },
  { head: text('总分', 'Total'), kind: 'number', cell: (row) => html`<b>${score(num(row, 'total'), '未评')}</b>` },
  { head: text('等级', 'Grade'), kind: 'short', cell: (row) => beside(gradeWord(facts, str(row, 'grade') || 'ungraded')) },
  ...ownColumns(facts),
];

const selfFigure = (facts: Facts): Figure | null => {
  const rows = scoredProjects(facts).filter((row) => num(row, 'self_score') !== null);
  if (rows.length === 0) return null;
  const drawn = rows.map((row) => ({ score: num(row, 'total') ?? 0, self: num(row, 'self_score') ?? 0 }));
  const high = gaps(rows).filter((value) => value > wideGap).length;
  const low = gaps(rows).filter((value) => value < -wideGap).length;
  const widest = rows.toSorted((a, b) => Math.abs(num(b, 'gap') ?? 0) - Math.abs(num(a, 'gap') ?? 0)).slice(0, 20);
  return {
    finding: sentence('selfHigh', { high, low, points: wideGap }),
    measure: text(`自评分与规则得分,${rows.length} 个项目;虚线上两者相等`, `Self score and rule score of ${rows.length} projects; equal on the dotted line`),
    wide: selfScore(drawn, { width: widths.side }),
    phone: selfScore(drawn, { width: widths.phone }),
    numbers: table(text('自评偏差最大的 20 个项目', 'The 20 widest gaps'), projectColumns(facts), widest),
  };
};

export const scoredDepartments = (facts: Facts): readonly Row[] =>
  facts.marts.evaluation_department.filter((row) => num(row, 'total') !== null).toSorted((a, b) => (num(b, 'total') ?? 0) - (num(a, 'total') ?? 0));

const departmentsFigure = (facts: Facts): Figure | null => {
  const rows = scoredDepartments(facts);
  if (rows.length === 0) return null;
  const drawn = rows.map((row) => ({
    name: str(row, 'department_name'),
    score: num(row, 'total') ?? 0,
    grade: str(row, 'grade'),
    rank: num(row, 'rank'),
    best: num(row, 'rank_low'),
    worst: num(row, 'rank_high'),
  }));
  const halves = inHalves(drawn);
  const overlap = drawn.some((row) => row.best !== null && row.worst !== null && row.worst > row.best);
  return {
    finding: sentence('ranks', { unit: facts.department.zh, overlap }, { unit: facts.department.en }),
    measure: text(
      '左:总分;右:名次,横条是少看任何一个项目时名次可能的范围',
      'Left: total; right: rank, the bar is where it could lie with any one project left out',
    ),
    wide: departmentScores(halves[0] ?? [], { width: widths.half, among: drawn }),
    ...(halves[1] ? { more: departmentScores(halves[1], { width: widths.half, among: drawn }) } : {}),
    phone: departmentScores(drawn, { width: widths.phone, phone: true }),
    numbers: table(
      text('部门得分', 'Department scores'),
      [
        { head: facts.department, cell: (row: Row) => departmentLink(facts, paths.evaluation, str(row, 'department_code')) },
        { head: text('类别', 'Group'), kind: 'words', cell: (row) => str(row, 'group') || absent('—') },
        { head: text('项目', 'Projects'), kind: 'number', cell: (row) => whole(row, 'projects') },
        { head: text('项目部分', 'Projects’ part'), kind: 'number', cell: (row) => score(num(row, 'project_part')) },
        { head: text('整体部分', 'Framework part'), kind: 'number', cell: (row) => score(num(row, 'framework_part')) },
        { head: text('整体占比', 'Its share'), kind: 'number', cell: (row) => rate(num(row, 'framework_share'), '—') },
        { head: text('总分', 'Total'), kind: 'number', cell: (row) => html`<b>${score(num(row, 'total'))}</b>` },
        { head: text('等级', 'Grade'), kind: 'short', cell: (row) => beside(gradeWord(facts, str(row, 'grade') || 'ungraded')) },
        {
          head: text('名次', 'Rank'),
          kind: 'number',
          cell: (row) => html`${num(row, 'rank') ?? absent('—')} <span class="soft">(${num(row, 'rank_low') ?? '—'}–${num(row, 'rank_high') ?? '—'})</span>`,
        },
        { head: text('平均自评偏差', 'Mean self gap'), kind: 'number', cell: (row) => gap(num(row, 'self_gap')) },
      ],
      rows,
    ),
  };
};

const incompleteSection = (facts: Facts): Html | null => {
  // What is missing was not told to the public, so who lacks something is not either.
  if (facts.disclosed) return null;
  const rows = facts.marts.evaluation_project.filter((row) => row.complete !== true);
  if (rows.length === 0) return null;
  const columns: readonly Column<Row>[] = [
    { head: text('项目', 'Project'), cell: (row) => projectLink(facts, paths.evaluation, str(row, 'project_code'), str(row, 'project_name')) },
    { head: facts.department, kind: 'words', cell: (row) => departmentLink(facts, paths.evaluation, str(row, 'department_code')) },
    {
      head: text('缺什么', 'What is missing'),
      kind: 'long',
      cell: (row) =>
        codes(row, 'findings')
          .map((code) => worded(findings, code).zh)
          .join(';') || absent('—'),
    },
  ];
  return html`<section><h2>${both(sentence('incomplete', { count: rows.length }))}</h2><p class="unit">${both(text('未达目标的指标要写原因和措施,否则不能提交', 'A missed target needs a reason and a measure before it can be submitted'))}</p>${behind(table(text('资料不齐的项目', 'Incomplete self-evaluations'), columns, rows), text('名单', 'Names'))}</section>
`;
};

const lowest = 15;

const lowestHeading = (facts: Facts, shown: number): Text =>
  facts.disclosed
    ? text(`公开的项目中得分最低的 ${shown} 个`, `The ${shown} lowest scores of the disclosed projects`)
    : text(`得分最低的 ${shown} 个项目`, `The ${shown} lowest scores`);

const projectsSection = (facts: Facts): Html | null => {
  const rows = facts.marts.evaluation_project.toSorted((a, b) => (num(a, 'total') ?? 999) - (num(b, 'total') ?? 999));
  if (rows.length === 0) return null;
  const columns = projectColumns(facts);
  return html`<section><h2>${both(lowestHeading(facts, Math.min(lowest, rows.length)))}</h2><p class="unit">${both(text('点项目名看每一项指标的算式和原始单元格', 'A name leads to the arithmetic of every indicator and its source cells'))}</p>
${table(text('项目得分', 'Project scores'), columns, rows.slice(0, lowest))}${rows.length > lowest && behind(table(text('其余项目', 'The other projects'), columns, rows.slice(lowest)), text(`其余 ${rows.length - lowest} 个项目`, `the other ${rows.length - lowest} projects`))}</section>
`;
};

const evaluationFacts = (facts: Facts): Html => {
  const rows = scoredProjects(facts);
  const average = mean(rows.map((row) => num(row, 'total') ?? 0));
  const self = mean(gaps(rows));
  const re = facts.marts.evaluation_project.filter((row) => num(row, 're_score') !== null);
  return factsList([
    fact(text('评价项目', 'Projects scored'), html`${rows.length}`, html`${facts.disclosed ? '公开' : '共'} ${facts.marts.evaluation_project.length} 个`),
    fact(text('平均分', 'Mean'), score(average), html`<span lang="en">unweighted</span> 不加权`),
    ...[...facts.policy.grades]
      .sort((a, b) => a.order - b.order)
      .map((grade) =>
        fact(grade.name, html`${inGrade(rows, grade.grade)}`, html`${percent(rows.length === 0 ? 0 : inGrade(rows, grade.grade) / rows.length)}`),
      ),
    ...(self === null ? [] : [fact(text('自评偏差', 'Self gap'), gap(self), html`平均,分 <span lang="en">points</span>`)]),
    ...(re.length === 0 ? [] : [fact(text('财政再评价', 'Re-evaluated'), html`${re.length}`, html`个项目 <span lang="en">projects</span>`)]),
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
          text('评价的规则见“方法”;到时本页给出每个项目和部门的得分', 'The rules are on the method page; scores of projects and departments will stand here'),
        ),
      ],
    });
  const average = meanSentence(facts);
  const [departments, own] = [departmentsFigure(facts), selfFigure(facts)];
  const rows = scoredProjects(facts).length;
  const figures = [rows > 0 ? gradesFigure(facts) : null, own, departments?.more ? null : departments].filter((given) => given !== null);
  const body = [
    evaluationFacts(facts),
    warningLines(facts),
    departments?.more ? await figure(departments) : null,
    columns(await Promise.all(figures.map(block))),
    projectsSection(facts),
    incompleteSection(facts),
  ].filter((part) => part !== null);
  return page(facts, { ...frame, heading: yearHeading(facts), ...(average ? { lead: both(average) } : {}), body });
};
