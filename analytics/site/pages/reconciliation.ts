import { levels, measures, reconciliationStates, worded } from '../../contracts/codes.ts';
import type { ReconciledFigure } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { count, exact } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import { num, str } from '../parts/cells.ts';
import { cutOff, inMart, mostListed } from '../parts/cut-off.ts';
import type { Facts } from '../parts/facts.ts';
import { type Tally, tallied } from '../parts/shape.ts';
import { behind, type Column, table } from '../parts/table.ts';
import { absent, beside, both } from '../parts/words.ts';
import { sentence } from './quality-sentences.ts';

const reconciliationColumns: readonly Column<ReconciledFigure>[] = [
  { head: text('编码', 'Code'), cell: (row) => str(row.key_code) || absent('合计') },
  { head: text('公布来源', 'Published in'), kind: 'words', cell: (row) => str(row.kind) },
  { head: text('期间', 'Period'), kind: 'short', cell: (row) => str(row.period) },
  { head: text('层级', 'Level'), kind: 'short', cell: (row) => worded(levels, str(row.level)).zh },
  { head: text('核对项', 'Measure'), kind: 'words', cell: (row) => both(worded(measures, str(row.measure))) },
  {
    head: text('公布数', 'Published'),
    kind: 'number',
    cell: (row) => html`<span class="nw">${written(str(row.published))}</span>`,
  },
  {
    head: text('计算数', 'Computed'),
    kind: 'number',
    cell: (row) => html`<span class="nw">${written(str(row.computed))}</span>`,
  },
  { head: text('精确到', 'To'), kind: 'number', cell: (row) => lastPlace(row) },
  { head: text('结果', 'State'), kind: 'short', cell: (row) => worded(reconciliationStates, str(row.state)).zh },
  {
    head: text('说明', 'Note'),
    kind: 'long',
    cell: (row) =>
      str(row.note_zh) ? both(text(str(row.note_zh), str(row.note_en) || str(row.note_zh))) : absent('—'),
  },
];

/** A figure printed in the source's own form; plain numbers get separators. */
const written = (figure: string): string => (/^-?\d+(\.\d+)?$/.test(figure) ? exact(figure) : figure || '—');

/** One unit of the last place that was compared: 0.01%, 0.01, 1, 10,000. */
const lastPlace = (row: ReconciledFigure): Html | string => {
  const decimals = num(row.decimals);
  if (decimals === null) return absent('—');
  const unit = decimals > 0 ? (10 ** -decimals).toFixed(decimals) : exact(`1${'0'.repeat(-decimals)}`);
  return str(row.published).trim().endsWith('%') ? `${unit}%` : unit;
};

const countColumns: readonly Column<Tally>[] = [
  { head: text('公布来源', 'Published in'), cell: (kind) => kind.keys[0] },
  { head: text('层级', 'Level'), kind: 'words', cell: (kind) => beside(worded(levels, kind.keys[1] ?? '')) },
  { head: text('项', 'Figures'), kind: 'number', cell: (kind) => count(kind.all) },
  { head: text('一致', 'Agree'), kind: 'number', cell: (kind) => count(kind.of('exact', 'rounding')) },
  { head: text('来源差错', 'Source’s slip'), kind: 'number', cell: (kind) => kind.of('known_slip') },
  { head: text('不一致', 'Differ'), kind: 'number', cell: (kind) => kind.of('differs') },
  { head: text('无对应', 'Absent'), kind: 'number', cell: (kind) => kind.of('absent') },
];

const measureColumns: readonly Column<Tally>[] = [
  ...countColumns.slice(0, 2),
  { head: text('核对项', 'Measure'), kind: 'words', cell: (kind) => beside(worded(measures, kind.keys[2] ?? '')) },
  ...countColumns.slice(2),
];

/** Figures that others published beside ours, by source and by measure; null where none were handed in. */
export const reconciliationSection = (facts: Facts): Html | null => {
  const rows = facts.marts.reconciliation;
  if (rows.length === 0) return null;
  const kinds = tallied(rows, ['kind', 'level'], 'state');
  const details = tallied(rows, ['kind', 'level', 'measure'], 'state');
  const [whole] = tallied(rows, [], 'state');
  const open = rows.filter((row) => !['exact', 'rounding'].includes(str(row.state)));
  const differs = whole?.of('differs', 'absent') ?? 0;
  return html`<section><h2>${both(sentence('reconciled', { all: rows.length, exact: whole?.of('exact', 'rounding') ?? 0, slips: whole?.of('known_slip') ?? 0, differs }))}</h2><p class="unit">${both(text('把来源自己公布的合计与本系统的计算按公布数自己的精度逐项比较;逐项全表见 marts/reconciliation', 'Figures the source published against ours, one by one and as precisely as they are published; the full list is the mart reconciliation'))}</p>
${table(text('按来源核对', 'By source'), countColumns, kinds)}${behind(table(text('按核对项', 'By measure'), measureColumns, details), text('按核对项', 'By measure'))}${open.length > 0 && html`<h3>${both(text(`没有对上的 ${open.length} 项`, `The ${open.length} that do not agree`))}</h3>${table(text('没有对上的项', 'Figures that do not agree'), reconciliationColumns, open.slice(0, mostListed))}${cutOff(open, inMart(facts, 'reconciliation'))}`}</section>
`;
};
