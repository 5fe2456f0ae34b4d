import { level1, lights, notEvaluated, reasons, worded } from '../../contracts/codes.ts';
import type { AllocationLine, IndicatorMonth, ProjectMonth, ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { count, percent, quantity } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { monthOf } from '../../core/period.ts';
import { progressStrip } from '../charts/progress-strip.ts';
import { widths } from '../charts/theme.ts';
import { codes, num, str, whole } from '../parts/cells.ts';
import { type Facts, gradeWord, lags, lagThreshold, unscored } from '../parts/facts.ts';
import { figure } from '../parts/figure.ts';
import { difference, exactMoney, money, rate, score } from '../parts/figures.ts';
import { departmentLink, fileLink } from '../parts/links.ts';
import { onlySide, otherSide, projectState } from '../parts/one-sided.ts';
import { type File, fact, factsList, page, reasonNotThere } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { lastMonth, lastSaid } from '../parts/reported.ts';
import { type Column, table, wordyTable } from '../parts/table.ts';
import { absent, beside, both, shape, state } from '../parts/words.ts';
import { linesTable, total } from './allocation-lines.ts';
import { sentence as evaluationSentence } from './evaluation-sentences.ts';
import { noticesTable } from './notices.ts';
import { executionRate, goalProgress } from './projects-month.ts';
import { sentence as projectsSentence } from './projects-sentences.ts';
import { actual, hasSources, scoreSection, source, target } from './score.ts';

const age = (row: IndicatorMonth): Html => {
  const periods = num(row.age_in_periods);
  if (periods === null) return absent('从未报数');
  return periods === 0 ? html`本期` : html`${dateZh(str(row.reported_period))},${periods} 期前`;
};

const forecast = (row: IndicatorMonth): Html => {
  const value = num(row.forecast);
  if (value === null) return absent('—');
  const [low, high] = [num(row.forecast_low), num(row.forecast_high)];
  return html`<span class="nw">${quantity(value, 2)}</span>${low !== null && high !== null && low !== high && html`<span class="en">${quantity(low, 2)}–${quantity(high, 2)}</span>`}`;
};

const indicatorColumns = (facts: Facts, sources: boolean): readonly Column<IndicatorMonth>[] => [
  {
    head: text('指标', 'Indicator'),
    cell: (row) =>
      html`${shape(str(row.light))} ${str(row.indicator_name)}<span class="en">${worded(level1, str(row.level1)).zh}${str(row.level2) && html` · ${str(row.level2)}`}</span>`,
  },
  { head: text('目标', 'Target'), kind: 'number', cell: target },
  { head: text('实际', 'Actual'), kind: 'number', cell: actual },
  { head: text('数据期', 'As of'), kind: 'short', cell: age },
  { head: text('完成率', 'Completion'), kind: 'number', cell: (row) => rate(num(row.completion)) },
  {
    head: text('计划', 'Plan'),
    kind: 'number',
    // What an earlier month reported is compared with no plan of this one.
    cell: (row) => (row.reported === true ? rate(num(row.planned_progress), '—') : absent('—')),
  },
  { head: text('灯', 'Light'), kind: 'short', cell: (row) => state(str(row.light)) },
  { head: text('年末预测', 'Forecast'), kind: 'number', cell: forecast },
  { head: text('未达概率', 'Miss chance'), kind: 'number', cell: (row) => rate(num(row.miss_probability), '—') },
  {
    head: text('说明和措施', 'Explanation'),
    kind: 'long',
    cell: (row) => [str(row.explanation), str(row.measure)].filter(Boolean).join(';') || absent('—'),
  },
  ...(sources
    ? [
        {
          head: text('原始单元格', 'Source'),
          kind: 'words' as const,
          cell: (row: IndicatorMonth) => source(facts, row),
        },
      ]
    : []),
];

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
  { head: text('灯', 'Light'), kind: 'short', cell: projectState },
];

/** The initial budget of the money that counts; the declared one where money is reported without it. */
const initialAmount = (facts: Facts, row: ProjectMonth): string | null => {
  const declared = facts.initialAmounts.get(str(row.project_code)) ?? null;
  return row.initial_amount ?? (row.budget_amount === null ? null : declared);
};

const projectFacts = (
  facts: Facts,
  row: ProjectMonth | undefined,
  scored: ProjectScore | undefined,
  lines: readonly AllocationLine[],
): Html => {
  const { region } = facts.policy;
  const parts: Html[] = [];
  if (row) {
    const missing = otherSide(row);
    const since = lastSaid(str(row.period), row.money_age);
    const goalsSince = whole(row.indicators) > 0 ? lastSaid(str(row.period), row.goals_age) : null;
    parts.push(
      fact(
        text('全年预算数', 'Budget'),
        money(row.budget_amount, region),
        html`年初 ${money(initialAmount(facts, row), region)}`,
      ),
      fact(
        text('执行数', 'Spent'),
        money(row.spent_amount, region),
        html`${rate(num(row.execution_rate), '无执行率')}${since && html` · 本月未报,${beside(since)}`}`,
      ),
      fact(
        text('目标进度', 'Goals'),
        goalProgress(row),
        html`占计划 · ${whole(row.indicators)} 项指标${goalsSince && html` · ${beside(goalsSince)}`}`,
      ),
      fact(
        text('灯', 'Light'),
        html`${shape(str(row.light))} ${worded(lights, str(row.light)).zh}`,
        html`<span lang="en">${worded(lights, str(row.light)).en}</span>${missing && html` · ${beside(missing)}`}`,
      ),
    );
  }
  if (scored)
    parts.push(
      num(scored.score) === null
        ? fact(text('总分', 'Score'), html`${unscored(facts).zh}`, html`<span lang="en">${unscored(facts).en}</span>`)
        : fact(text('总分', 'Score'), score(num(scored.score)), beside(gradeWord(facts, str(scored.grade)))),
    );
  const re = scored ? num(scored.re_score) : null;
  if (re !== null) parts.push(fact(text('财政再评价', 'Re-evaluated'), score(re)));
  if (lines.length > 0)
    parts.push(
      fact(
        text(`${facts.run.allocation?.year ?? ''} 年安排`, 'Next year'),
        money(total(lines, 'allocated_amount'), region),
        html`申请 ${money(total(lines, 'requested_amount'), region)}`,
      ),
    );
  return factsList(parts);
};

const strip = async (facts: Facts, row: ProjectMonth, indicators: readonly IndicatorMonth[]): Promise<Html> => {
  const shown = indicators.filter((indicator) => (num(indicator.weight) ?? 0) > 0);
  const spending = {
    name: '资金执行',
    done: row.money_reported === true ? num(row.execution_rate) : null,
    plan: num(row.planned_progress) ?? 0,
    light: str(row.money_light) || 'missing',
  };
  // Money that is reported and has no rate is not missing: the table says why.
  const isShown = spending.done !== null || row.money_reported !== true;
  const rows = [
    ...(isShown ? [spending] : []),
    ...shown.map((indicator) => ({
      name: str(indicator.indicator_name),
      done: indicator.reported === true ? num(indicator.completion) : null,
      plan: num(indicator.planned_progress) ?? 1,
      light: str(indicator.light),
    })),
  ];
  const red = shown.filter((indicator) => str(indicator.light) === 'red').length;
  const silent = shown.filter((indicator) => str(indicator.light) === 'missing').length;
  const isDifference = facts.policy.settings.money_light_measure.value === 'difference';
  return figure({
    finding: text(
      `${count(shown.length)} 项指标${red === 0 ? '没有红灯' : `中 ${red} 项红灯`}${silent > 0 ? `,${silent} 项未报` : ''}`,
      `${red === 0 ? 'None' : red} of ${shown.length} indicators ${red > 1 ? 'are' : 'is'} red${silent > 0 ? `, ${silent} not reported` : ''}`,
    ),
    measure: text(
      `条为完成率,竖线为到本期的计划;指标的灯看完成率 ÷ 计划 − 1,资金的灯看执行率${isDifference ? ' − ' : ' ÷ '}计划;虚线框为未报`,
      `Bars show completion, the tick the plan to date; an indicator’s light judges completion ÷ plan − 1, the money’s rate ${isDifference ? '−' : '÷'} plan; dashed frames were not reported`,
    ),
    wide: progressStrip(rows, { width: widths.phone }),
    numbers: wordyTable(text('指标进展', 'Indicators'), indicatorColumns(facts, hasSources(indicators)), indicators),
  });
};

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
  return file ? html`${says}<span class="small">${fileLink(facts, path, file)}</span>` : says;
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
  const months = html`<section><h2>${both(monthsHeading(facts, history))}</h2><p class="unit">${both(text(`金额单位:${facts.policy.region.currency.zh};未报的月份不补数`, `Money in ${facts.policy.region.currency.en}; months not reported stay empty`))}</p>${table(text('逐月执行', 'Months'), monthColumns, history)}</section>
`;
  const notices = facts.noticesOf.get(code) ?? [];
  const body = [
    projectFacts(facts, row, scored, lines),
    scored && scoreSection(facts, scored, facts.evaluationIndicatorsOf.get(code) ?? []),
    row
      ? html`<div class="two">${months}${await strip(facts, row, indicators)}</div>`
      : reasonNotThere(text('没有监控数据', 'No monitoring figures')),
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
