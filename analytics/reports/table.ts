import { type Text, text } from '../words/text.ts';
import { type Html, html, type Part } from './html.ts';
import { both } from './words.ts';

export interface Column<Item> {
  readonly head: Text;
  readonly cell: (item: Item) => Part;
  /** `number` is set right, `words` gets room, `long` more and a limit, `story` all it can get; the first column heads its row. */
  readonly kind?: 'number' | 'words' | 'long' | 'story' | 'short';
}

const classOf = { number: 'n', words: 'w', long: 'long', story: 'story', short: 'nw' } as const;
const attribute = (kind: Column<unknown>['kind']): Html | null => (kind ? html` class="${classOf[kind]}"` : null);

/** A table that scrolls by itself where the page is too narrow; `label` names it for those who can't see it. */
export const table = <Item>(label: Text, columns: readonly Column<Item>[], rows: readonly Item[], foot?: readonly Part[]): Html => {
  if (rows.length === 0) return html`<p class="soft">没有${label.zh}。<span class="en inline" lang="en">Nothing here.</span></p>`;
  const head = columns.map((column) => html`<th scope="col"${attribute(column.kind)}>${both(column.head)}</th>`);
  const body = rows.map(
    (
      row,
    ) => html`<tr>${columns.map((column, index) => (index === 0 ? html`<th scope="row">${column.cell(row)}</th>` : html`<td${attribute(column.kind)}>${column.cell(row)}</td>`))}</tr>
`,
  );
  const sums =
    foot &&
    html`<tfoot><tr>${columns.map((column, index) => (index === 0 ? html`<th scope="row">${foot[index]}</th>` : html`<td${attribute(column.kind)}>${foot[index]}</td>`))}</tr></tfoot>`;
  return html`<div class="tw" role="group" tabindex="0" aria-label="${label.zh} ${label.en}"><table><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody>${sums}</table></div>`;
};

/** The numbers behind a chart, one click away and without any script. */
export const behind = (inner: Html, words: Text = text('看数字', 'The numbers')): Html => html`<details><summary>${both(words)}</summary>${inner}</details>`;
