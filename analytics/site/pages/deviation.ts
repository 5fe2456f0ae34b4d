import type { DepartmentMonth, DistrictMonth, UnitMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { compactZh, percent } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import { monthOf, type Period } from '../../core/period.ts';
import { deviationBars } from '../charts/deviation-bars.ts';
import { widths } from '../charts/theme.ts';
import { num, str, whole } from '../parts/cells.ts';
import { type Facts, lags, lagThreshold } from '../parts/facts.ts';
import type { Figure } from '../parts/figure.ts';
import { difference, exactMoney, rate } from '../parts/figures.ts';
import { departmentLink } from '../parts/links.ts';
import { isCurved, planOfSum } from '../parts/plan.ts';
import { isReported, lastSaid } from '../parts/reported.ts';
import { type Column, table } from '../parts/table.ts';
import { beside, state } from '../parts/words.ts';
import { sentence } from './department-sentences.ts';

/** Worst first; those without a figure last. */
const worstFirst = (a: DepartmentMonth, b: DepartmentMonth): number =>
  (num(a.execution_deviation) ?? 9) - (num(b.execution_deviation) ?? 9) ||
  (str(a.department_code) < str(b.department_code) ? -1 : 1);

/** The departments of a period in the order the chart shows them. */
export const rankedByDeviation = (facts: Facts, period: Period): readonly DepartmentMonth[] =>
  [...(facts.departmentsIn.get(period) ?? [])].sort(worstFirst);

/** The same with the projects of no listed unit below them, so that a table adds up to the district. */
export const withUnlisted = (
  facts: Facts,
  period: Period,
  rows: readonly DepartmentMonth[],
): readonly DepartmentMonth[] => {
  const outside = facts.unlistedIn.get(period);
  return outside ? [...rows, outside] : rows;
};

type SummedMonth = DepartmentMonth | UnitMonth | DistrictMonth;

/** The execution rate of a sum, and of which month where none of its projects reported money for this one. */
const executed = (row: SummedMonth): Html => {
  const last = lastSaid(str(row.period), row.money_age);
  const shown = rate(num(row.execution_rate), last ? '未报' : '—');
  return last ? html`${shown} <span class="small soft">${beside(last)}</span>` : shown;
};

/** How far the execution of a sum is from its plan; not reported where none of its projects reported money. */
export const deviation = (row: SummedMonth): Html =>
  difference(num(row.execution_deviation), isReported(row.money_age) ? '—' : '未报');

/** The goal progress of a sum; not reported where none of its projects reported goals for the month. */
export const goals = (row: SummedMonth): Html =>
  rate(num(row.goal_progress), whole(row.goals_missing) > 0 ? '未报' : '—');

/** Projects that count in a sum with an earlier month's money, and against that month's plan. */
export const carried = (row: SummedMonth): number => (isReported(row.money_age) ? whole(row.money_carried) : 0);

/** What the execution rate of a sum is compared with, or when it was last reported. */
export const compared = (row: SummedMonth): Html => {
  const last = lastSaid(str(row.period), row.money_age);
  if (last) return html`本月未报,${beside(last)}`;
  const [year, earlier, plan] = [num(row.last_year_rate), carried(row), planOfSum(row)];
  return html`计划 ${rate(num(row.planned_progress), '—')}${plan && html` · ${beside(plan)}`}${year !== null && html` · 上年同期 ${percent(year)}`}${earlier > 0 && html` · ${beside(text(`${earlier} 个项目按最近报数的月份`, 'by the month last reported'))}`}`;
};

/** What a month adds up to, for departments and units alike. */
export const monthColumns: readonly Column<SummedMonth>[] = [
  { head: text('项目', 'Projects'), kind: 'number', cell: (row) => whole(row.projects) },
  { head: text('全年预算数', 'Budget'), kind: 'number', cell: (row) => exactMoney(row.budget_amount) },
  { head: text('执行数', 'Spent'), kind: 'number', cell: (row) => exactMoney(row.spent_amount) },
  { head: text('执行率', 'Executed'), kind: 'number', cell: executed },
  {
    head: text('差,百分点', 'Deviation'),
    kind: 'number',
    cell: deviation,
  },
  {
    head: text('目标进度', 'Goals'),
    kind: 'number',
    cell: goals,
  },
  { head: text('资金灯', 'Money light'), kind: 'short', cell: (row) => state(str(row.light)) },
];

/** Columns of a department's month, for every table that lists departments. */
export const departmentColumns = (facts: Facts, from: string): readonly Column<DepartmentMonth>[] => [
  { head: facts.department, cell: (row) => departmentLink(facts, from, str(row.department_code)) },
  ...monthColumns,
  { head: text('红', 'Red'), kind: 'number', cell: (row) => whole(row.red) },
  { head: text('黄', 'Yellow'), kind: 'number', cell: (row) => whole(row.yellow) },
  { head: text('未报', 'Not reported'), kind: 'number', cell: (row) => whole(row.missing) },
];

export const lightKey: Html = html`<ul class="key"><li><i class="m good">●</i> 绿灯 green</li><li><i class="m warn">▲</i> 黄灯 yellow</li><li><i class="m bad">■</i> 红灯 red</li><li><i class="m low">◆</i> 目标偏低 target too low</li><li>◌ 虚线:未报 not reported</li></ul>`;

/** So many bars a chart shows; the numbers behind it have all. */
const shown = 12;

/** Who lags: departments by their distance from the plan. */
export const deviationFigure = (facts: Facts, from: string, period: Period): Figure => {
  const rows = rankedByDeviation(facts, period);
  const threshold = lagThreshold(facts);
  const behind = rows.filter((row) => lags({ light: row.light, rate: row.execution_rate }));
  // With a curve in force each department has a plan of its own, and no one figure is everybody's.
  const planned = rows.some(isCurved) ? null : monthOf(period) / 12;
  const plan =
    planned === null
      ? text(
          '各自的计划进度(有项目按规则的计划曲线)',
          'their own planned progress (some projects by the policy’s plan curve)',
        )
      : text(`计划进度(${percent(planned)})`, 'planned progress');
  const drawn = rows.map((row) => ({
    name: str(row.department_name),
    deviation: num(row.execution_deviation),
    reported: isReported(row.money_age),
    budget: num(row.budget_amount) ?? 0,
    light: str(row.light),
  }));
  const worst = drawn.slice(0, shown);
  const cut =
    drawn.length > shown
      ? text(`落后最多的 ${shown} 个;`, `The ${shown} furthest behind: execution`)
      : text('', 'Execution');
  const earlier = rows.some((row) => carried(row) > 0)
    ? text(';沿用前期数的项目按那个月的计划', '; a project carried from an earlier month by the plan of that month')
    : text('', '');
  const all = withUnlisted(facts, period, rows);
  const total = all.reduce((sum, row) => sum + (num(row.budget_amount) ?? 0), 0);
  return {
    finding: sentence(
      'worstDepartments',
      {
        names: behind.slice(0, 2).map((row) => str(row.department_name)),
        count: behind.length,
        unreported: rows.filter((row) => !isReported(row.money_age)).length,
        all: rows.length,
        unit: facts.department.zh,
        threshold: threshold.zh,
      },
      { unit: facts.department.en, threshold: threshold.en },
    ),
    measure: text(
      `${cut.zh}执行率与${plan.zh}之差,百分点;右列为全年预算,全部合计 ${compactZh(total)}${facts.policy.region.currency.zh}${earlier.zh}`,
      `${cut.en} rate less ${plan.en}, percentage points; the year’s budget at the right${earlier.en}`,
    ),
    wide: deviationBars(worst, planned, { width: widths.half }),
    phone: deviationBars(worst, planned, { width: widths.phone, phone: true }),
    key: lightKey,
    numbers: table(text('各部门执行', 'Departments'), departmentColumns(facts, from), all),
  };
};
