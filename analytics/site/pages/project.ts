import { lights, notEvaluated, reasons, worded } from '../../contracts/codes.ts';
import type { ProjectMonth, ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { percent } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { monthOf } from '../../core/period.ts';
import { codes, num, str } from '../parts/cells.ts';
import { type Facts, gradeWord, lags, lagThreshold } from '../parts/facts.ts';
import { difference, exactMoney, rate } from '../parts/figures.ts';
import { departmentLink, refusedFileSays } from '../parts/links.ts';
import { onlySide, projectState } from '../parts/one-sided.ts';
import { type File, page, reasonNotThere } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { lastMonth } from '../parts/reported.ts';
import { type Column, table } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { linesTable, total } from './allocation-lines.ts';
import { sentence as evaluationSentence } from './evaluation-sentences.ts';
import { goalChangesSection } from './goal-changes.ts';
import { noticesTable } from './notices.ts';
import { ownMoneyNote } from './own-money-note.ts';
import { projectFacts } from './project-facts.ts';
import { progressFigure } from './project-indicators.ts';
import { executionRate, goalProgress } from './projects-month.ts';
import { sentence as projectsSentence } from './projects-sentences.ts';
import { scoreSection } from './score.ts';

const monthColumns: readonly Column<ProjectMonth>[] = [
  { head: text('月', 'Month'), cell: (row) => dateZh(str(row.period)) },
  {
    head: text('执行数', 'Spent'),
    kind: 'number',
    cell: (row) => (row.money_reported === true ? exactMoney(row.spent_amount) : absent()),
  },
  {
    head: text('执行率', 'Executed'),
    kind: 'number',
    cell: (row) => (row.money_reported === true ? executionRate(row) : absent()),
  },
  { head: text('计划', 'Plan'), kind: 'number', cell: (row) => rate(num(row.planned_progress), '—') },
  {
    head: text('差,百分点', 'Deviation'),
    kind: 'number',
    cell: (row) => (row.money_reported === true ? difference(num(row.execution_deviation)) : absent()),
  },
  { head: text('目标进度', 'Goals'), kind: 'number', cell: goalProgress },
  { head: text('灯', 'Light'), kind: 'words', cell: projectState },
];

const monthsHeading = (facts: Facts, history: readonly ProjectMonth[]): Text => {
  const reported = history.filter((month) => month.money_reported === true);
  const given = {
    months: history.length,
    lagging: reported.filter((month) => lags({ light: month.money_light, rate: month.execution_rate })).length,
    threshold: lagThreshold(facts).zh,
    missing: history.length - reported.length,
  };
  return projectsSentence('lagging', given, { threshold: lagThreshold(facts).en });
};

/** Why the rules give no total, and what stands in for it; the refused file leads to its faults. */
const notScored = (facts: Facts, path: string, scored: ProjectScore): Html => {
  const [given, file] = [num(scored.score), str(scored.refused_file)];
  if (given !== null) {
    const grade = gradeWord(facts, str(scored.grade));
    return both(projectsSentence('reScored', { score: given, grade: grade.zh }, { grade: grade.en }));
  }
  if (facts.disclosed) return both(projectsSentence('unpublished', undefined));
  const why = worded(notEvaluated, str(scored.not_evaluated_reason));
  const says = both(projectsSentence('notEvaluatedProject', { why: why.zh }, { why: why.en }));
  return file ? html`${says}${refusedFileSays(facts, path, file)}` : says;
};

/** One project: where it stands, how its score adds up and from which cells, what it gets next year. */
export const projectPage = async (facts: Facts, code: string): Promise<File> => {
  const path = paths.project(code);
  const history = facts.projectHistory.get(code) ?? [];
  const row = history.find((month) => str(month.period) === facts.through);
  const scored = facts.evaluation.get(code);
  const known = row ?? scored;
  const name = facts.projectNames.get(code) ?? code;
  const lines = facts.linesOf.get(code) ?? [];
  const unit = known ? str(known.unit_code) : '';
  const indicators = facts.indicatorsOf.get(code) ?? [];
  const lead: Html[] = [];
  if (scored && num(scored.total) !== null) {
    const grade = gradeWord(facts, str(scored.grade));
    lead.push(
      both(
        evaluationSentence(
          'score',
          {
            total: num(scored.total) ?? 0,
            re: str(scored.graded_by) === 're_evaluation' ? num(scored.score) : null,
            grade: grade.zh,
            self: num(scored.self_score),
            gap: num(scored.gap),
          },
          { grade: grade.en },
        ),
      ),
    );
  }
  if (scored && num(scored.total) === null) lead.push(notScored(facts, path, scored));
  if (row && !(scored && num(scored.total) !== null)) {
    const only = onlySide(row);
    const unsaid = only === null ? [] : ['goals_missing', 'money_missing'];
    const words = codes(row.reasons)
      .filter((reason) => !unsaid.includes(reason))
      .map((reason) => worded(reasons, reason));
    const light = worded(lights, str(row.light));
    const given = {
      month: monthOf(facts.through),
      rate: num(row.execution_rate),
      deviation: num(row.execution_deviation),
      last: row.money_reported === true ? null : (lastMonth(facts.through, row.money_age) ?? ('never' as const)),
      goals: num(row.goal_progress),
      only,
      light: light.zh,
      why: words.map((word) => word.zh),
    };
    lead.push(both(projectsSentence('project', given, { light: light.en, why: words.map((word) => word.en) })));
  }
  const months = html`<section><h2>${both(monthsHeading(facts, history))}</h2><p class="unit">${both(text(`金额单位:${facts.policy.region.currency.zh};未报的月份不补数`, `Money in ${facts.policy.region.currency.en}; months not reported stay empty`))}</p>${ownMoneyNote(facts.ownMoneyOf.get(code))}${table(text('逐月执行', 'Months'), monthColumns, history)}</section>
`;
  const notices = facts.noticesOf.get(code) ?? [];
  const body = [
    projectFacts(facts, row, scored, lines),
    scored && scoreSection(facts, scored, facts.evaluationIndicatorsOf.get(code) ?? []),
    row
      ? html`<div class="two">${months}${await progressFigure(facts, row, indicators)}</div>`
      : reasonNotThere(text('没有监控数据', 'No monitoring figures')),
    goalChangesSection(facts, facts.goalChangesOf.get(code) ?? []),
    lines.length > 0 &&
      html`<section><h2>${both(text(`${facts.run.allocation?.year ?? ''} 年安排 ${percent(Number(total(lines, 'requested_amount')) === 0 ? 0 : Number(total(lines, 'allocated_amount')) / Number(total(lines, 'requested_amount')))} 的申请`, 'Next year’s allocation'))}</h2>${linesTable(facts, path, lines)}</section>
`,
    notices.length > 0 && noticesTable(facts, path, notices, text('偏差通知', 'Deviation notices')),
  ].filter((part) => part !== false && part !== undefined);
  const kicker = known
    ? html`${departmentLink(facts, path, str(known.department_code))}${facts.unitNames.has(unit) && html` · ${facts.unitNames.get(unit)}`} · ${code}`
    : html`${code}`;
  return page(facts, { path, under: paths.projects, kicker, heading: text(name, name), lead: html`${lead}`, body });
};
