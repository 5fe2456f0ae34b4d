import type { DepartmentMonth, DistrictMonth, ProjectMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { text } from '../../core/language/text.ts';
import { monthOf, type Period, periodsThrough } from '../../core/period.ts';
import { type CumulativeForecast, type CumulativeRow, cumulative } from '../charts/cumulative.ts';
import { type HeatRow, heatMap, near } from '../charts/heat-map.ts';
import { widths } from '../charts/theme.ts';
import { num, str } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { drawn, type Figure } from '../parts/figure.ts';
import { difference, rate } from '../parts/figures.ts';
import { departmentLink } from '../parts/links.ts';
import { isCurved } from '../parts/plan.ts';
import { isReported } from '../parts/reported.ts';
import { behind, type Column, table } from '../parts/table.ts';
import { both } from '../parts/words.ts';
import { sentence } from './department-sentences.ts';
import { rankedByDeviation } from './deviation.ts';

/**
 * The months of one row's year up to a period; one without a row, or with an earlier month's money, is missing. What
 * lies ahead is planned on the straight line, unless a curve is in force, which is known to the month only.
 */
export const yearOf = (
  history: readonly (DepartmentMonth | ProjectMonth | DistrictMonth)[],
  through: Period,
): readonly CumulativeRow[] => {
  const months = new Map(history.map((row) => [str(row.period), row]));
  const known = periodsThrough(through).map((period) => {
    const row = months.get(period);
    const reported = row !== undefined && isReported(row.money_age);
    return {
      month: monthOf(period),
      due: true,
      reported,
      actual: reported ? num(row.execution_rate) : null,
      plan: row ? num(row.planned_progress) : null,
      last: row && 'last_year_rate' in row ? num(row.last_year_rate) : null,
    };
  });
  const end = monthOf(through);
  const plan = history.some(isCurved) ? null : 1;
  return end === 12 ? known : [...known, { month: 12, due: false, reported: false, actual: null, plan, last: null }];
};

/** The spending forecast as a share of the budget; null where there is no budget or no forecast. */
export const forecastOf = (
  row: DepartmentMonth | ProjectMonth | DistrictMonth | undefined,
): CumulativeForecast | null => {
  if (!row) return null;
  const budget = num(row.budget_amount) ?? 0;
  const middle = num(row.spent_forecast);
  if (budget <= 0 || middle === null) return null;
  return {
    middle: middle / budget,
    low: (num(row.spent_forecast_low) ?? middle) / budget,
    high: (num(row.spent_forecast_high) ?? middle) / budget,
  };
};

/** What the lines are; `curved` where a curve of the policy plans the money. */
export const cumulativeKey = (withLast: boolean, ahead: boolean, curved: boolean): Html =>
  html`<ul class="key"><li>实线 实际 actual</li><li>点线 ${curved ? '到本月的计划,按规则的计划曲线 plan to date, by the policy’s curve' : '计划 plan'}</li>${withLast && html`<li>浅线 上年 last year</li>`}${ahead && html`<li>虚线 预测与区间 forecast and its range</li>`}<li>○ 未报 not reported</li></ul>`;

/** Why a month has no rate. */
const why = ({ due, reported }: CumulativeRow): string => (reported ? '无执行率' : due ? '未报' : '—');

const monthColumns: readonly Column<CumulativeRow>[] = [
  { head: text('月', 'Month'), cell: (row) => row.month },
  { head: text('实际', 'Actual'), kind: 'number', cell: (row) => rate(row.actual, why(row)) },
  { head: text('计划', 'Plan'), kind: 'number', cell: (row) => rate(row.plan, '—') },
  { head: text('上年', 'Last year'), kind: 'number', cell: (row) => rate(row.last, '—') },
];

/** One department's or project's months as numbers. */
export const yearTable = (rows: readonly CumulativeRow[]): Html =>
  table(text('逐月累计执行率', 'Cumulative execution by month'), monthColumns, rows);

const most = 6;

/** Small multiples of the departments furthest behind; null where none has a rate to go by. */
export const multiples = async (facts: Facts, from: string, period: Period): Promise<Html | null> => {
  const closed = monthOf(period) === 12;
  const endOf = (row: DepartmentMonth): number | null =>
    (closed ? num(row.execution_rate) : forecastOf(row)?.high) ?? null;
  // A closed year is ranked by what it speaks of, the rate; one without a rate, or without a forecast, is no case.
  const ranked = rankedByDeviation(facts, period).filter(
    (row) => num(row.execution_deviation) !== null && endOf(row) !== null,
  );
  const worst = (closed ? ranked.toSorted((a, b) => (endOf(a) ?? 0) - (endOf(b) ?? 0)) : ranked).slice(0, most);
  if (worst.length === 0) return null;
  const short = worst.filter((row) => (endOf(row) ?? 1) < 0.9).length;
  const given = { count: worst.length, unit: facts.department.zh, short };
  const finding = closed
    ? sentence('closedYear', given, { unit: facts.department.en })
    : sentence('multiples', given, { unit: facts.department.en });
  const figures: Html[] = [];
  const numbers: Html[] = [];
  for (const row of worst) {
    const code = str(row.department_code);
    const rows = yearOf(facts.departmentHistory.get(code) ?? [], period);
    const chart = cumulative(rows, forecastOf(row), {
      width: widths.small,
      height: 110,
      name: str(row.department_name),
    });
    figures.push(
      html`<figure><figcaption>${departmentLink(facts, from, code)}</figcaption>${await drawn(chart)}</figure>`,
    );
    numbers.push(html`<h3>${str(row.department_name)}</h3>${yearTable(rows)}`);
  }
  return html`<section><h2>${both(finding)}</h2><p class="unit">${both(text('累计执行率,占全年预算', 'Cumulative execution as a share of the year’s budget'))}</p>
<div class="sms">${figures}</div>${cumulativeKey(
    worst.some((row) => num(row.last_year_rate) !== null),
    !closed,
    worst.some(isCurved),
  )}${behind(html`${numbers}`)}</section>
`;
};

/** How many months in a row a deviation has fallen, up to the last. */
const falling = (row: HeatRow): number => {
  let months = 0;
  for (let index = row.months.length - 1; index > 0; index -= 1) {
    const [now, before] = [row.months[index]?.deviation ?? null, row.months[index - 1]?.deviation ?? null];
    if (now === null || before === null || now >= before) break;
    months += 1;
  }
  return months;
};

const heatRow = (facts: Facts, department: DepartmentMonth, period: Period): HeatRow => {
  const months = new Map(
    (facts.departmentHistory.get(str(department.department_code)) ?? []).map((row) => [str(row.period), row]),
  );
  return {
    name: str(department.department_name),
    months: periodsThrough(period).map((month) => {
      const row = months.get(month);
      return {
        period: month,
        deviation: row ? num(row.execution_deviation) : null,
        reported: row !== undefined && isReported(row.money_age),
        light: row ? str(row.light) : 'missing',
      };
    }),
  };
};

/** What the grounds of the heat map mean, shades in points and lights as everywhere. */
const heatKey: Html = html`<ul class="key"><li>格内为百分点 points</li><li><i class="m good">■</i> 不慢于计划 on or ahead of plan</li><li><i class="m good-2">■</i> 落后不超过 ${near * 100} 个百分点 at most ${near * 100} behind</li><li><i class="m mid">■</i> 落后更多,未到黄灯 further behind, not yellow</li><li><i class="m warn">■</i> 黄灯 yellow</li><li><i class="m bad">■</i> 红灯 red</li><li>◌ 虚线:未报 not reported</li></ul>`;

/** Department × month. */
export const heatFigure = (facts: Facts, period: Period, width: number): Figure => {
  const rows = rankedByDeviation(facts, period).map((row) => heatRow(facts, row, period));
  const longest = [...rows].sort((a, b) => falling(b) - falling(a))[0];
  const missing = rows.flatMap((row) => row.months).filter((month) => !month.reported).length;
  const given = {
    name: longest?.name ?? '',
    months: longest ? falling(longest) : 0,
    unit: facts.department.zh,
    missing,
  };
  const columns: Column<HeatRow>[] = [
    { head: facts.department, cell: (row) => row.name },
    ...periodsThrough(period).map((month, index) => ({
      head: text(`${monthOf(month)}月`, String(monthOf(month))),
      kind: 'number' as const,
      cell: (row: HeatRow) =>
        difference(row.months[index]?.deviation ?? null, row.months[index]?.reported ? '无执行率' : '未报'),
    })),
  ];
  return {
    finding: sentence('heat', given, { unit: facts.department.en }),
    measure: text(
      '执行率与计划进度之差,百分点;虚线格为未报',
      'Execution rate less planned progress, percentage points; dashed cells were not reported',
    ),
    wide: heatMap(rows, { width }),
    key: heatKey,
    phone: heatMap(rows, { width: widths.phone, phone: true }),
    numbers: table(text('部门逐月进度差', 'Deviation by month'), columns, rows),
  };
};
