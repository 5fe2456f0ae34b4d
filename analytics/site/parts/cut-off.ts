import { type Html, html } from '../../core/html.ts';
import { count } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import type { Facts } from './facts.ts';
import { both } from './words.ts';

/** A list has so many rows at most and says where the rest are. */
export const mostListed = 400;

/** A page lists projects one by one while they are no more; beyond, it leads to the departments' pages. */
export const mostTogether = 2000;

/** A chart draws so many projects at most: more can't be told apart. */
export const mostDrawn = 2000;

/** Where all rows of a mart are; an edition that is handed over by itself has no marts beside it. */
export const inMart = (facts: Facts, mart: string): Text =>
  facts.leavesOut === null
    ? text(`全部见 marts/${mart}`, `all are in marts/${mart}`)
    : text('全部数据在财政部门', 'the finance department has them all');

/** Where all projects are. */
export const onDepartmentPages = ({ department }: Facts): Text =>
  text(`全部见各${department.zh}的页面`, `all are on the page of each ${department.en}`);

/** Says of a list that was cut off how long it is and where the rest are; null where it is whole. */
export const cutOff = (rows: readonly object[], where: Text, most = mostListed): Html | null =>
  rows.length <= most
    ? null
    : html`<p class="unit">${both(text(`这里列出前 ${count(most)} 条,共 ${count(rows.length)} 条;${where.zh}`, `The first ${count(most)} of ${count(rows.length)}; ${where.en}`))}</p>`;

interface Drawable {
  readonly budget_amount: string | null;
}

/** The projects that a chart draws: all, or those with the largest budgets. */
export const drawable = <Row extends Drawable>(rows: readonly Row[]): readonly Row[] =>
  rows.length <= mostDrawn
    ? rows
    : rows.toSorted((a, b) => Number(b.budget_amount ?? 0) - Number(a.budget_amount ?? 0)).slice(0, mostDrawn);

/** Says of a chart which projects it leaves out; nothing where it draws them all. */
export const drawnOf = (rows: readonly object[]): Text =>
  rows.length <= mostDrawn
    ? text('', '')
    : text(`;只画出预算最大的 ${count(mostDrawn)} 个`, `; only the ${count(mostDrawn)} largest budgets are drawn`);
