import type { Chart } from '../charts/chart.ts';
import { renderChart } from '../charts/render.ts';
import type { Text } from '../words/text.ts';
import { type Html, html, raw } from './html.ts';
import { behind } from './table.ts';
import { both } from './words.ts';

export interface Figure {
  /** What the data say, computed from them. */
  readonly finding: Text;
  /** What is measured, in which unit, when. */
  readonly measure: Text;
  readonly wide: Chart;
  /** The chart laid out anew for a phone; without it the wide one serves both. */
  readonly phone?: Chart;
  readonly key?: Html;
  readonly numbers: Html;
}

export const drawn = async (chart: Chart): Promise<Html> => raw(await renderChart(chart));

/** Finding, measure, chart, key and the numbers behind it. */
export const figure = async (given: Figure): Promise<Html> => {
  const wide = await drawn(given.wide);
  const chart = given.phone ? html`<div class="wide">${wide}</div><div class="phone">${await drawn(given.phone)}</div>` : wide;
  return html`<section><h2>${both(given.finding)}</h2><p class="unit">${both(given.measure)}</p><figure>${chart}</figure>${given.key}${behind(given.numbers)}</section>
`;
};
