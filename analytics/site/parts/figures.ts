import { type Html, html } from '../../core/html.ts';
import { compactEn, compactZh, exact, percent, points, signed } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import type { Policy } from '../../policy/schema.ts';
import { absent } from './words.ts';

type Region = Policy['region'];

const nbsp = '\u00a0';
const joiner = '\u2060';

/** An amount in a sentence, with its currency: 10.94 亿元. */
export const moneyText = (amount: string, region: Region): Text => {
  // Figure, size and currency stay on one line.
  const zh = compactZh(amount).replace(' ', nbsp);
  return text(
    `${zh}${/[万亿]$/.test(zh) ? joiner : nbsp}${region.currency.zh}`,
    `${compactEn(amount).replace(' ', nbsp)}${nbsp}${region.currency.en}`,
  );
};

/** An amount by size, the exact one in its title. */
export const money = (amount: string | null, region: Pick<Region, 'currency'>): Html =>
  amount === null
    ? absent('—')
    : html`<span class="nw" title="${exact(amount)} ${region.currency.zh}">${compactZh(amount)}</span>`;

/** An amount to its last decimal. */
export const exactMoney = (amount: string | null): Html =>
  amount === null ? absent('—') : html`<span class="nw">${exact(amount)}</span>`;

export const rate = (value: number | null, why = '未报'): Html =>
  value === null ? absent(why) : html`${percent(value)}`;
/** A difference in percentage points. */
export const difference = (value: number | null, why = '—'): Html =>
  value === null ? absent(why) : html`<span class="nw">${signed(value)}</span>`;
export const score = (value: number | null, why = '—'): Html => (value === null ? absent(why) : html`${points(value)}`);
/** A difference of two scores, in points. */
export const gap = (value: number | null): Html =>
  value === null ? absent('—') : html`<span class="nw">${value > 0 ? '+' : ''}${points(value)}</span>`;
