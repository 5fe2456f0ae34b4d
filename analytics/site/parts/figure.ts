import { type Html, html, raw } from '../../core/html.ts';
import type { Text } from '../../core/language/text.ts';
import type { Chart } from '../charts/chart.ts';
import { renderChart } from '../charts/render.ts';
import type { Block } from './columns.ts';
import { behind } from './table.ts';
import { both } from './words.ts';

export interface Figure {
  /** What the data say, computed from them. */
  readonly finding: Text;
  /** What is measured, in which unit, when. */
  readonly measure: Text;
  readonly wide: Chart;
  /** The second half of a long chart, beside the first where there is room. */
  readonly more?: Chart;
  /** The chart laid out anew for a phone; without it the wide one serves both. */
  readonly phone?: Chart;
  readonly key?: Html;
  readonly numbers: Html;
}

export const drawn = async (chart: Chart): Promise<Html> => raw(await renderChart(chart));

/** What stands round a chart: heading, measure and the numbers' handle. */
const around = 170;

/** A figure with its height, for a page that balances columns. */
export const block = async (given: Figure): Promise<Block> => ({
  height: given.wide.height + around + (given.key ? 40 : 0),
  html: await figure(given),
});

/** Finding, measure, chart, key and the numbers behind it. */
export const figure = async (given: Figure): Promise<Html> => {
  const first = await drawn(given.wide);
  const wide = given.more
    ? html`<div class="even"><div>${first}</div><div>${await drawn(given.more)}</div></div>`
    : first;
  const chart = given.phone
    ? html`<div class="wide">${wide}</div><div class="phone">${await drawn(given.phone)}</div>`
    : wide;
  return html`<section><h2>${both(given.finding)}</h2><p class="unit">${both(given.measure)}</p><figure>${chart}</figure>${given.key}${behind(given.numbers)}</section>
`;
};
