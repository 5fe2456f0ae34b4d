import { type Html, html } from '../../core/html.ts';
import { count } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import { both } from './words.ts';

/** A page lists so many rows at most and says where the rest are. */
export const mostListed = 400;
/** Where the rest of a list that was cut off is; null where it is whole. */
export const cutOff = (rows: readonly object[], mart: string): Html | null =>
  rows.length <= mostListed
    ? null
    : html`<p class="unit">${both(text(`这里列出前 ${mostListed} 条,共 ${count(rows.length)} 条;全部见 marts/${mart}`, `The first ${mostListed} of ${count(rows.length)}; all are in marts/${mart}`))}</p>`;
