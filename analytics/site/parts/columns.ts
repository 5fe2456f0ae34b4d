import { type Html, html } from '../../core/html.ts';

/** A part of a page with its height, in pixels as far as one can tell before it is laid out. */
export interface Block {
  readonly height: number;
  readonly html: Html;
}

const sum = (heights: readonly number[]): number => heights.reduce((all, height) => all + height, 0);

/** Which parts stand at the right, so that both columns end as level as may be; the first always stands at the left. */
export const atRight = (heights: readonly number[]): readonly boolean[] => {
  const all = sum(heights);
  let [best, gap] = [0, Number.POSITIVE_INFINITY];
  for (let choice = 0; choice < 2 ** heights.length; choice += 2) {
    const right = sum(heights.filter((_, index) => (choice >> index) & 1));
    if (Math.abs(all - 2 * right) < gap) [best, gap] = [choice, Math.abs(all - 2 * right)];
  }
  return heights.map((_, index) => ((best >> index) & 1) === 1);
};

/** Parts in two columns of one width; one part alone takes the page's. */
export const columns = (blocks: readonly Block[]): Html => {
  if (blocks.length < 2) return html`${blocks.map((block) => block.html)}`;
  const right = atRight(blocks.map((block) => block.height));
  const side = (wanted: boolean) =>
    html`<div>${blocks.filter((_, index) => right[index] === wanted).map((block) => block.html)}</div>`;
  return html`<div class="even">${side(false)}${side(true)}</div>`;
};

/** Rows past which a chart is drawn in two halves beside each other. */
const longest = 16;

/** The rows of a chart, in two halves where there are many. */
export const inHalves = <Item>(rows: readonly Item[]): readonly (readonly Item[])[] => {
  const middle = Math.ceil(rows.length / 2);
  return rows.length > longest ? [rows.slice(0, middle), rows.slice(middle)] : [rows];
};
