import { datasetNamed } from '../../contracts/catalogue.ts';
import type { IntakeFault, IntakeFile } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { count } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import { faultTitle } from '../../intake/faults/catalogue.ts';
import { groupRows, num, str, whole } from '../parts/cells.ts';
import { cutOff, inMart, mostListed } from '../parts/cut-off.ts';
import type { Facts } from '../parts/facts.ts';
import { fileAnchor } from '../parts/links.ts';
import { behind, type Column, wordyTable } from '../parts/table.ts';
import { absent, beside, both } from '../parts/words.ts';

/** The datasets of a file, by their codes as the marts join them. */
export const datasetName = (code: string): Html => {
  const names = code.split(',').map((name) => datasetNamed(name)?.label ?? text(name || '—', name || '—'));
  return beside(text(names.map((name) => name.zh).join('、'), names.map((name) => name.en).join(', ')));
};

const place = (row: IntakeFault): Html => {
  const line = num(row.row);
  const parts = [str(row.sheet), line === null ? '' : `第 ${line} 行`, str(row.column)].filter(Boolean);
  return parts.length > 0 ? html`${parts.join(' · ')}` : absent('整个文件');
};

const faultColumns: readonly Column<IntakeFault>[] = [
  { head: text('位置', 'Where'), cell: place },
  {
    head: text('值', 'Value'),
    kind: 'words',
    cell: (row) => (str(row.value) ? html`<code>${str(row.value)}</code>` : absent('—')),
  },
  { head: text('规则', 'Rule'), kind: 'long', cell: (row) => both(text(str(row.rule_zh), str(row.rule_en))) },
  {
    head: text('怎么改', 'Remedy'),
    kind: 'long',
    cell: (row) => both(text(str(row.remedy_zh), str(row.remedy_en))),
  },
  { head: text('次数', 'Times'), kind: 'number', cell: (row) => whole(row.times) },
];

/** Files in the order of receipt. */
export const asReceived = (a: IntakeFile, b: IntakeFile): number => whole(a.file_order) - whole(b.file_order);

/** How many rows a refused file brought, and of one sent back in part how many came back. */
const rowsOf = (row: IntakeFile): string => {
  const received = whole(row.rows_received);
  if (str(row.state) === 'partly') return `退回 ${count(whole(row.rows_refused))} 行,共 ${count(received)} 行`;
  return received === 0 ? '没有读出行' : `${count(received)} 行`;
};

/** Every file that was refused, whole or in part, with its faults; null where none was. */
export const refusedSection = (
  files: readonly IntakeFile[],
  faults: ReadonlyMap<string, readonly IntakeFault[]>,
): Html | null => {
  const refused = files.filter((row) => str(row.state) !== 'accepted').toSorted(asReceived);
  const partly = refused.filter((row) => str(row.state) === 'partly').length;
  if (refused.length === 0) return null;
  const one = (row: IntakeFile): Html => {
    const found = (faults.get(str(row.file_id)) ?? []).filter((fault) => str(fault.severity) === 'fault');
    return html`<h3 id="${fileAnchor(str(row.file_id))}">${str(row.file_name)}<span class="en">${str(row.dataset) && html`${datasetName(str(row.dataset))} · `}${rowsOf(row)} · ${count(found.reduce((times, fault) => times + whole(fault.times), 0))} 处问题</span></h3>${wordyTable(text('问题', 'Faults'), faultColumns, found.slice(0, 5))}${found.length > 5 && behind(wordyTable(text('其余问题', 'The other faults'), faultColumns, found.slice(5)), text(`其余 ${found.length - 5} 条`, `the other ${found.length - 5}`))}`;
  };
  const heading =
    partly === 0
      ? text(`拒收的 ${refused.length} 个文件`, `${refused.length} files refused`)
      : text(
          `拒收的 ${refused.length - partly} 个文件,退回部分项目的 ${partly} 个`,
          `${refused.length - partly} files refused, ${partly} sent back in part`,
        );
  const rule =
    partly === 0
      ? text(
          '按收到的先后;一个文件只要有一处问题就整个拒收,改好再报即可',
          'In order of receipt; one fault refuses the whole file, and a corrected one is taken in its place',
        )
      : text(
          '按收到的先后;按项目收的文件只退回有问题的项目,其他文件一处问题就整个拒收,改好再报即可',
          'In order of receipt; files taken by project lose the projects at fault, others are refused whole; what is corrected is taken in its place',
        );
  return html`<section><h2>${both(heading)}</h2><p class="unit">${both(rule)}</p>${refused.map(one)}</section>
`;
};

interface Warned {
  readonly code: string;
  readonly rows: readonly IntakeFault[];
}

/** So many places of one kind of warning are named; the rest are counted. */
const placesNamed = 3;

/** What was accepted but is worth a look, by kind and one by one. */
export const warningsSection = (
  facts: Facts,
  files: readonly IntakeFile[],
  faults: readonly IntakeFault[],
): Html | null => {
  const rows = faults.filter((row) => str(row.severity) === 'warning');
  if (rows.length === 0) return null;
  const names = new Map(files.map((row) => [str(row.file_id), str(row.file_name)]));
  const file = (row: IntakeFault): string => names.get(str(row.file_id)) ?? str(row.file_id).slice(0, 12);
  const kinds: readonly Warned[] = [...groupRows(rows, 'code')].map(([code, members]) => ({ code, rows: members }));
  const first = (kind: Warned, column: keyof IntakeFault): string => str(kind.rows[0]?.[column] ?? null);
  const places = (kind: Warned): Html =>
    html`${kind.rows.slice(0, placesNamed).map((row) => html`<span class="small">${file(row)} · ${place(row)}</span><br>`)}${kind.rows.length > placesNamed && html`<span class="soft small">等 ${count(kind.rows.length)} 处</span>`}`;
  const named = (kind: Warned): Html => {
    const rule = text(first(kind, 'rule_zh'), first(kind, 'rule_en'));
    const title = faultTitle(kind.code) ?? rule;
    return title.zh === rule.zh ? both(title) : html`${both(title)}<span class="small">${both(rule)}</span>`;
  };
  const byKind: readonly Column<Warned>[] = [
    { head: text('提醒', 'Warning'), cell: named },
    {
      head: text('怎么办', 'What to do'),
      kind: 'words',
      cell: (kind) => both(text(first(kind, 'remedy_zh'), first(kind, 'remedy_en'))),
    },
    {
      head: text('文件', 'Files'),
      kind: 'number',
      cell: (kind) => count(new Set(kind.rows.map((row) => str(row.file_id))).size),
    },
    {
      head: text('处', 'Times'),
      kind: 'number',
      cell: (kind) => count(kind.rows.reduce((times, row) => times + whole(row.times), 0)),
    },
    { head: text('在哪里', 'Where'), kind: 'long', cell: places },
  ];
  const each: readonly Column<IntakeFault>[] = [
    { head: text('文件', 'File'), cell: file },
    ...faultColumns.map((column, index) => (index === 0 ? { ...column, kind: 'words' as const } : column)),
  ];
  const heading = text(
    `${count(rows.length)} 条提醒,${kinds.length} 类`,
    `${count(rows.length)} ${rows.length === 1 ? 'warning' : 'warnings'} of ${kinds.length} ${kinds.length === 1 ? 'kind' : 'kinds'}`,
  );
  return html`<section><h2>${both(heading)}</h2><p class="unit">${both(text('不影响接收,但值得核对;每类写出第一条', 'Accepted, but worth a look; the first of each kind is written out'))}</p>${wordyTable(text('提醒', 'Warnings'), byKind, kinds)}${behind(wordyTable(text('全部提醒', 'All warnings'), each, rows.slice(0, mostListed)), text('逐条', 'One by one'))}${cutOff(rows, inMart(facts, 'intake_fault'))}</section>
`;
};
