import { type Html, html, type Part } from '../../core/html.ts';
import { type Text, text } from '../../core/language/text.ts';
import { both } from './words.ts';

export interface Column<Item> {
  readonly head: Text;
  readonly cell: (item: Item) => Part;
  /**
   * `number` is set right, `words` gets room, `long` more and a limit, `story` all it can get; the first column heads
   * its row.
   */
  readonly kind?: 'number' | 'words' | 'long' | 'story' | 'short';
}

const classOf = { number: 'n', words: 'w', long: 'long', story: 'story', short: 'nw' } as const;
const attributes = Object.fromEntries(
  Object.entries(classOf).map(([kind, name]) => [kind, html` class="${name}"`]),
) as Readonly<Record<keyof typeof classOf, Html>>;
const attribute = (kind: Column<unknown>['kind']): Html | null => (kind ? attributes[kind] : null);

const nothing = (label: Text): Html =>
  html`<p class="soft">没有${label.zh}。<span class="en inline" lang="en">Nothing here.</span></p>`;

/** A table that scrolls by itself where the page is too narrow; `label` names it for those who can't see it. */
export const table = <Item>(
  label: Text,
  columns: readonly Column<Item>[],
  rows: readonly Item[],
  foot?: readonly Part[],
): Html => {
  if (rows.length === 0) return nothing(label);
  const head = columns.map((column) => html`<th scope="col"${attribute(column.kind)}>${both(column.head)}</th>`);
  const cells = (contents: readonly Part[]) =>
    contents.map((content, index) =>
      index === 0 ? html`<th scope="row">${content}</th>` : html`<td${attribute(columns[index]?.kind)}>${content}</td>`,
    );
  const body = rows.map(
    (row) => html`<tr>${cells(columns.map((column) => column.cell(row)))}</tr>
`,
  );
  const sums = foot && html`<tfoot><tr>${cells(foot)}</tr></tfoot>`;
  return html`<div class="tw" role="group" tabindex="0" aria-label="${label.zh} ${label.en}"><table><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody>${sums}</table></div>`;
};

/**
 * The same table for rows with much to read: on a phone each row becomes a list of its own, named by the column heads.
 * The roles are written out because a browser forgets them when a table is laid out as blocks.
 */
export const wordyTable = <Item>(
  label: Text,
  columns: readonly Column<Item>[],
  rows: readonly Item[],
  foot?: readonly Part[],
): Html => {
  if (rows.length === 0) return nothing(label);
  const cells = (contents: readonly Part[]) =>
    contents.map((content, index) => {
      const column = columns[index];
      if (index === 0) return html`<th scope="row" role="rowheader">${content}</th>`;
      return html`<td role="cell" data-head="${column?.head.zh}"${content === '' ? html` data-empty` : null}${attribute(column?.kind)}><div>${content}</div></td>`;
    });
  const head = columns.map(
    (column) => html`<th scope="col" role="columnheader"${attribute(column.kind)}>${both(column.head)}</th>`,
  );
  const body = rows.map(
    (row) => html`<tr role="row">${cells(columns.map((column) => column.cell(row)))}</tr>
`,
  );
  const sums = foot && html`<tfoot role="rowgroup"><tr role="row">${cells(foot)}</tr></tfoot>`;
  return html`<div class="tw wordy" role="group" tabindex="0" aria-label="${label.zh} ${label.en}"><table role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">${body}</tbody>${sums}</table></div>`;
};

/** The numbers behind a chart, one click away and without any script. */
export const behind = (inner: Html, words: Text = text('看数字', 'The numbers')): Html =>
  html`<details><summary>${both(words)}</summary>${inner}</details>`;
