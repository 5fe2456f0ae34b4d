import { level1, worded } from '../../contracts/codes.ts';
import type { IndicatorMonth, ProjectMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { count, quantity } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { progressStrip } from '../charts/progress-strip.ts';
import { widths } from '../charts/theme.ts';
import { num, str } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { figure } from '../parts/figure.ts';
import { rate } from '../parts/figures.ts';
import { planOfProject } from '../parts/plan.ts';
import { type Column, wordyTable } from '../parts/table.ts';
import { absent, shape, state } from '../parts/words.ts';
import { many } from '../sentences/phrases.ts';
import { actual, hasSources, source, target } from './scored-rows.ts';

/** A goal whose day is still to come: the unit reported on it, and no day has been given yet. */
const isOpen = (row: IndicatorMonth): boolean => row.reported === true && num(row.age_in_periods) === null;

const age = (row: IndicatorMonth): Html => {
  if (isOpen(row)) return html`本期`;
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
  { head: text('实际', 'Actual'), kind: 'number', cell: (row) => (isOpen(row) ? absent('未到期') : actual(row)) },
  { head: text('数据期', 'As of'), kind: 'short', cell: age },
  { head: text('完成率', 'Completion'), kind: 'number', cell: (row) => rate(num(row.completion)) },
  {
    head: text('计划', 'Plan'),
    kind: 'number',
    // What an earlier month reported is compared with no plan of this one.
    cell: (row) => (row.reported === true && !isOpen(row) ? rate(num(row.planned_progress), '—') : absent('—')),
  },
  { head: text('灯', 'Light'), kind: 'short', cell: (row) => state(str(row.light)) },
  { head: text('年末预测', 'Forecast'), kind: 'number', cell: forecast },
  { head: text('未达概率', 'Miss chance'), kind: 'number', cell: (row) => rate(num(row.miss_probability), '—') },
  {
    head: text('说明和措施', 'Explanation'),
    kind: 'long',
    // A form may have one column for both.
    cell: (row) => [...new Set([str(row.explanation), str(row.measure)])].filter(Boolean).join(';') || absent('—'),
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

/**
 * The indicators that the project's progress is made of: those that carry weight, or all where none does, as in
 * `monitoring_progress`.
 */
const counted = (indicators: readonly IndicatorMonth[]): readonly IndicatorMonth[] => {
  const weighed = indicators.filter((indicator) => (num(indicator.weight) ?? 0) > 0);
  return weighed.length > 0 ? weighed : indicators;
};

const progressFinding = (indicators: readonly IndicatorMonth[], shown: readonly IndicatorMonth[]): Text => {
  if (indicators.length === 0) return text('没有绩效指标', 'No indicators');
  const of = (light: string): number => shown.filter((indicator) => str(indicator.light) === light).length;
  const [red, silent] = [of('red'), of('missing')];
  const [zh, en] = shown.length < indicators.length ? ['有权重的', ' with weight'] : ['', ''];
  return text(
    `${count(shown.length)} 项${zh}指标${red === 0 ? '没有红灯' : `中 ${red} 项红灯`}${silent > 0 ? `,${silent} 项未报` : ''}`,
    `${red === 0 ? 'None' : red} of ${many(shown.length, 'indicator')}${en} ${red > 1 ? 'are' : 'is'} red${silent > 0 ? `, ${silent} not reported` : ''}`,
  );
};

/** How far the money and the indicators that count of a project’s month are, against the plan. */
export const progressFigure = async (
  facts: Facts,
  row: ProjectMonth,
  indicators: readonly IndicatorMonth[],
): Promise<Html> => {
  const shown = counted(indicators);
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
  const plan = planOfProject(row);
  const isDifference = facts.policy.settings.money_light_measure.value === 'difference';
  return figure({
    finding: progressFinding(indicators, shown),
    measure: text(
      `条为完成率,竖线为到本期的计划;指标的灯看完成率 ÷ 计划 − 1,资金的灯看执行率${isDifference ? ' − ' : ' ÷ '}计划${plan ? `,资金的计划${plan.zh}` : ''};虚线框没有数`,
      `Bars show completion, the tick the plan to date; an indicator’s light judges completion ÷ plan − 1, the money’s rate ${isDifference ? '−' : '÷'} plan${plan ? `, planned ${plan.en}` : ''}; dashed frames have no figure`,
    ),
    wide: progressStrip(rows, { width: widths.phone }),
    numbers: wordyTable(text('指标进展', 'Indicators'), indicatorColumns(facts, hasSources(indicators)), indicators),
  });
};
