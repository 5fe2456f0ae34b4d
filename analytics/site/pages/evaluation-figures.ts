import type { DepartmentScore } from '../../contracts/marts/rows.ts';
import { html } from '../../core/html.ts';
import { text } from '../../core/language/text.ts';
import { departmentScores } from '../charts/department-scores.ts';
import { gradeDistribution } from '../charts/grade-distribution.ts';
import { selfScore, wideGap } from '../charts/self-score.ts';
import { widths } from '../charts/theme.ts';
import { num, str, whole } from '../parts/cells.ts';
import { inHalves } from '../parts/columns.ts';
import { drawable, drawnOf } from '../parts/cut-off.ts';
import { type Facts, gradeWord } from '../parts/facts.ts';
import type { Figure } from '../parts/figure.ts';
import { gap, rate, score } from '../parts/figures.ts';
import { departmentLink } from '../parts/links.ts';
import { paths } from '../parts/paths.ts';
import { table } from '../parts/table.ts';
import { absent, beside } from '../parts/words.ts';
import { sentence } from './evaluation-sentences.ts';
import { projectColumns } from './score-columns.ts';
import { gaps, gradesNamed, inGrade, inPart, scoredDepartments, scoredProjects } from './scores.ts';

/** How the grades are spread. */
export const gradesFigure = (facts: Facts): Figure => {
  const all = facts.marts.evaluation_project;
  const listed = [...facts.policy.grades]
    .sort((a, b) => a.order - b.order)
    .map((grade) => ({
      grade: grade.grade as string,
      name: `${grade.name.zh} ${grade.name.en}`,
      projects: inGrade(all, grade.grade),
    }));
  const ungraded = all.filter((row) => str(row.grade) === '').length;
  const rows =
    ungraded > 0
      ? [
          ...listed,
          {
            grade: 'ungraded',
            name: facts.disclosed ? '未公布 not published' : '未评 not evaluated',
            projects: ungraded,
          },
        ]
      : listed;
  const good = inPart(all, 'upper');
  const upper = gradesNamed(facts, 'upper');
  return {
    finding: sentence(
      'grades',
      { projects: scoredProjects(facts).length, good, disclosed: facts.disclosed, upper: upper.zh },
      { upper: upper.en },
    ),
    measure: text('各等级的项目数和占已评项目的比例', 'Projects in each grade and their share of the graded'),
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

/** Own scores against the rules'; null where nobody gave one. */
export const selfFigure = (facts: Facts): Figure | null => {
  const rows = scoredProjects(facts).filter((row) => num(row.gap) !== null);
  if (rows.length === 0) return null;
  const drawn = drawable(rows).flatMap((row) => {
    const self = num(row.self_score);
    return self === null ? [] : [{ score: num(row.total) ?? 0, self }];
  });
  const high = gaps(rows).filter((value) => value > wideGap).length;
  const low = gaps(rows).filter((value) => value < -wideGap).length;
  const widest = rows.toSorted((a, b) => Math.abs(num(b.gap) ?? 0) - Math.abs(num(a.gap) ?? 0)).slice(0, 20);
  return {
    finding: sentence('selfHigh', { high, low, points: wideGap }),
    measure: text(
      `自评分与规则得分,${rows.length} 个项目;虚线上两者相等${drawnOf(rows).zh}`,
      `Self score and rule score of ${rows.length} projects; equal on the dotted line${drawnOf(rows).en}`,
    ),
    wide: selfScore(drawn, { width: widths.side }),
    phone: selfScore(drawn, { width: widths.phone }),
    numbers: table(text('自评偏差最大的 20 个项目', 'The 20 widest gaps'), projectColumns(facts), widest),
  };
};

/** Departments by total and rank; null where none is scored. */
export const departmentsFigure = (facts: Facts): Figure | null => {
  const rows = scoredDepartments(facts);
  if (rows.length === 0) return null;
  const drawn = rows.map((row) => ({
    name: str(row.department_name),
    score: num(row.total) ?? 0,
    grade: str(row.grade),
    rank: num(row.rank),
    best: num(row.rank_low),
    worst: num(row.rank_high),
  }));
  const grouped = facts.policy.settings.rank_within.value === 'group';
  const halves = inHalves(drawn);
  const overlap = drawn.some((row) => row.best !== null && row.worst !== null && row.worst > row.best);
  return {
    finding: sentence('ranks', { unit: facts.department.zh, overlap }, { unit: facts.department.en }),
    measure: text(
      `左:总分;右:${grouped ? '同类中的' : ''}名次,横条是少看任何一个项目时名次可能的范围`,
      `Left: total; right: rank${grouped ? ' within the group' : ''}, the bar is where it could lie with any one project left out`,
    ),
    wide: departmentScores(halves[0] ?? [], { width: widths.half, among: drawn }),
    ...(halves[1] ? { more: departmentScores(halves[1], { width: widths.half, among: drawn }) } : {}),
    phone: departmentScores(drawn, { width: widths.phone, phone: true }),
    numbers: table(
      text('部门得分', 'Department scores'),
      [
        {
          head: facts.department,
          cell: (row: DepartmentScore) => departmentLink(facts, paths.evaluation, str(row.department_code)),
        },
        { head: text('类别', 'Group'), kind: 'words', cell: (row) => str(row.group) || absent('—') },
        {
          head: text('已评 / 项目', 'Evaluated / projects'),
          kind: 'number',
          cell: (row) => `${whole(row.evaluated)} / ${whole(row.projects)}`,
        },
        { head: text('项目部分', 'Projects’ part'), kind: 'number', cell: (row) => score(num(row.project_part)) },
        { head: text('整体部分', 'Framework part'), kind: 'number', cell: (row) => score(num(row.framework_part)) },
        { head: text('整体占比', 'Its share'), kind: 'number', cell: (row) => rate(num(row.framework_share), '—') },
        { head: text('总分', 'Total'), kind: 'number', cell: (row) => html`<b>${score(num(row.total))}</b>` },
        {
          head: text('等级', 'Grade'),
          kind: 'short',
          cell: (row) => beside(gradeWord(facts, str(row.grade) || 'ungraded')),
        },
        {
          head: text('名次', 'Rank'),
          kind: 'number',
          cell: (row) =>
            html`${num(row.rank) ?? absent('—')} <span class="soft">(${num(row.rank_low) ?? '—'}–${num(row.rank_high) ?? '—'})</span>`,
        },
        ...(facts.disclosed
          ? []
          : [
              {
                head: text('平均自评偏差', 'Mean self gap'),
                kind: 'number' as const,
                cell: (row: DepartmentScore) => gap(num(row.self_gap)),
              },
            ]),
      ],
      rows,
    ),
  };
};
