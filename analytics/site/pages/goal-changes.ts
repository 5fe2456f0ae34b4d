import { directions } from '../../contracts/codes.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { percent, quantity } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import type { Facts } from '../parts/facts.ts';
import type { GoalChange } from '../parts/goal-change.ts';
import { type Column, wordyTable } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { hasSources, source } from './scored-rows.ts';

const fields = new Map(indicator.fields.map((field) => [field.name, field]));

const valueWords = (changed: string, value: string): string => {
  if (changed === 'direction') return directions[value] ?? value;
  const field = fields.get(changed);
  if (field?.type === 'fraction') return percent(Number(value));
  if (field?.type === 'number') return quantity(value);
  return field?.choices?.find(({ code }) => code === value)?.label.zh ?? value;
};

const order = [...fields.keys()];

/** In the order of a declaration of goals. */
const asDeclared = (a: GoalChange, b: GoalChange): number => order.indexOf(a.changed) - order.indexOf(b.changed);

type Side = 'value_before' | 'value_after';

/** What changed of an indicator, as it was or as it is: 目标值 12;权重 50. */
const sideOf =
  (side: Side) =>
  (rows: readonly GoalChange[]): Html => {
    const parts = rows
      .toSorted(asDeclared)
      .flatMap(({ changed, [side]: value }) =>
        value === null ? [] : [`${fields.get(changed)?.label.zh ?? changed} ${valueWords(changed, value)}`],
      );
    if (parts.length > 0) return html`${parts.join(';')}`;
    // A single part that was empty is no indicator that came or went.
    const isWhole = rows.some(({ changed }) => changed === 'direction');
    if (!isWhole) return absent('—');
    return side === 'value_before' ? absent('没有这项指标') : absent('不再列');
  };

/** One line for each indicator that an adjustment changed; the rows of a line differ in what changed only. */
const linesOf = (rows: readonly GoalChange[]): readonly (readonly GoalChange[])[] => [
  ...Map.groupBy(rows, ({ change_order, indicator_code }) => `${change_order} ${indicator_code}`).values(),
];

const columns = (facts: Facts, rows: readonly GoalChange[]): readonly Column<readonly GoalChange[]>[] => [
  { head: text('指标', 'Indicator'), cell: ([first]) => first?.indicator_name ?? '' },
  { head: text('调整前', 'Before'), kind: 'words', cell: sideOf('value_before') },
  { head: text('调整后', 'After'), kind: 'words', cell: sideOf('value_after') },
  { head: text('调整原因', 'Reason'), kind: 'long', cell: ([first]) => first?.reason ?? absent('—') },
  {
    head: text('批复', 'Approved by'),
    kind: 'words',
    cell: ([first]) =>
      html`${first?.approved_on ? dateZh(first.approved_on) : absent('—')}${first?.document && html`<span class="en">${first.document}</span>`}`,
  },
  ...(hasSources(rows)
    ? [
        {
          head: text('原始单元格', 'Source'),
          kind: 'words' as const,
          cell: ([first]: readonly GoalChange[]) => (first ? source(facts, first) : absent('—')),
        },
      ]
    : []),
];

/** What approved adjustments changed in a project's goals; nothing where none did. */
export const goalChangesSection = (facts: Facts, rows: readonly GoalChange[]): Html | false => {
  if (rows.length === 0) return false;
  const indicators = new Set(rows.map(({ indicator_code }) => indicator_code)).size;
  const heading = text(
    `批复后经批准调整过 ${indicators} 项指标`,
    `Goals adjusted after their approval: ${indicators} ${indicators === 1 ? 'indicator' : 'indicators'}`,
  );
  const label = text('目标调整', 'Adjustments of goals');
  return html`<section><h2>${both(heading)}</h2>${wordyTable(label, columns(facts, rows), linesOf(rows))}</section>
`;
};
