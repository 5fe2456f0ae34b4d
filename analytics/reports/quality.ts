import { datasetNamed } from '../contracts/catalogue.ts';
import type { Row } from '../ports/engine.ts';
import { fileStates, levels, measures, reconciliationStates, worded } from '../words/codes.ts';
import { count, exact, percent } from '../words/figures.ts';
import { sentence } from '../words/report.ts';
import { text } from '../words/text.ts';
import { amount, flag, groupRows, num, str, whole } from './cells.ts';
import type { Facts } from './facts.ts';
import { exactMoney } from './figures.ts';
import { type Html, html } from './html.ts';
import { departmentLink } from './links.ts';
import { type File, page } from './page.ts';
import { paths } from './paths.ts';
import { behind, type Column, table, wordyTable } from './table.ts';
import { absent, beside, both } from './words.ts';

const datasetName = (code: string): Html => {
  const names = code.split(',').map((name) => datasetNamed(name)?.label ?? text(name || '—', name || '—'));
  return beside(text(names.map((name) => name.zh).join('、'), names.map((name) => name.en).join(', ')));
};

const place = (row: Row): Html => {
  const line = num(row, 'row');
  const parts = [str(row, 'sheet'), line === null ? '' : `第 ${line} 行`, str(row, 'column')].filter(Boolean);
  return parts.length > 0 ? html`${parts.join(' · ')}` : absent('整个文件');
};

const faultColumns: readonly Column<Row>[] = [
  { head: text('位置', 'Where'), cell: place },
  { head: text('值', 'Value'), kind: 'words', cell: (row) => (str(row, 'value') ? html`<code>${str(row, 'value')}</code>` : absent('—')) },
  { head: text('规则', 'Rule'), kind: 'long', cell: (row) => both(text(str(row, 'rule_zh'), str(row, 'rule_en'))) },
  { head: text('怎么改', 'Remedy'), kind: 'long', cell: (row) => both(text(str(row, 'remedy_zh'), str(row, 'remedy_en'))) },
  { head: text('次数', 'Times'), kind: 'number', cell: (row) => whole(row, 'times') },
];

/** A page lists so many rows at most and says where the rest are. */
const mostListed = 400;
const cutOff = (rows: readonly Row[], mart: string): Html | null =>
  rows.length <= mostListed
    ? null
    : html`<p class="unit">${both(text(`这里列出前 ${mostListed} 条,共 ${count(rows.length)} 条;全部见 marts/${mart}`, `The first ${mostListed} of ${count(rows.length)}; all are in marts/${mart}`))}</p>`;

const asReceived = (a: Row, b: Row): number => whole(a, 'file_order') - whole(b, 'file_order');

const refusedSection = (files: readonly Row[], faults: ReadonlyMap<string, readonly Row[]>): Html | null => {
  const refused = files.filter((row) => str(row, 'state') === 'refused').toSorted(asReceived);
  if (refused.length === 0) return null;
  const one = (row: Row): Html => {
    const found = (faults.get(str(row, 'file_id')) ?? []).filter((fault) => str(fault, 'severity') === 'fault');
    return html`<h3>${str(row, 'file_name')}<span class="en">${datasetName(str(row, 'dataset'))} · ${count(whole(row, 'rows_received'))} 行 · ${count(found.reduce((times, fault) => times + whole(fault, 'times'), 0))} 处问题</span></h3>${wordyTable(text('问题', 'Faults'), faultColumns, found.slice(0, 5))}${found.length > 5 && behind(wordyTable(text('其余问题', 'The other faults'), faultColumns, found.slice(5)), text(`其余 ${found.length - 5} 条`, `the other ${found.length - 5}`))}`;
  };
  return html`<section><h2>${both(text(`拒收的 ${refused.length} 个文件`, `${refused.length} files refused`))}</h2><p class="unit">${both(text('按收到的先后;一个文件只要有一处问题就整个拒收,改好再报即可', 'In order of receipt; one fault refuses the whole file, and a corrected one is taken in its place'))}</p>${refused.map(one)}</section>
`;
};

interface Warned {
  readonly code: string;
  readonly rows: readonly Row[];
}

/** So many places of one kind of warning are named; the rest are counted. */
const placesNamed = 3;

const warningsSection = (files: readonly Row[], faults: readonly Row[]): Html | null => {
  const rows = faults.filter((row) => str(row, 'severity') === 'warning');
  if (rows.length === 0) return null;
  const names = new Map(files.map((row) => [str(row, 'file_id'), str(row, 'file_name')]));
  const file = (row: Row): string => names.get(str(row, 'file_id')) ?? str(row, 'file_id').slice(0, 12);
  const kinds: readonly Warned[] = [...groupRows(rows, 'code')].map(([code, members]) => ({ code, rows: members }));
  const first = (kind: Warned, column: string): string => (kind.rows[0] ? str(kind.rows[0], column) : '');
  const places = (kind: Warned): Html =>
    html`${kind.rows.slice(0, placesNamed).map((row) => html`<span class="small">${file(row)} · ${place(row)}</span><br>`)}${kind.rows.length > placesNamed && html`<span class="soft small">等 ${count(kind.rows.length)} 处</span>`}`;
  const byKind: readonly Column<Warned>[] = [
    { head: text('提醒', 'Warning'), cell: (kind) => both(text(first(kind, 'rule_zh'), first(kind, 'rule_en'))) },
    { head: text('怎么办', 'What to do'), kind: 'words', cell: (kind) => both(text(first(kind, 'remedy_zh'), first(kind, 'remedy_en'))) },
    { head: text('文件', 'Files'), kind: 'number', cell: (kind) => count(new Set(kind.rows.map((row) => str(row, 'file_id'))).size) },
    { head: text('处', 'Times'), kind: 'number', cell: (kind) => count(kind.rows.reduce((times, row) => times + whole(row, 'times'), 0)) },
    { head: text('在哪里', 'Where'), kind: 'long', cell: places },
  ];
  const each: readonly Column<Row>[] = [
    { head: text('文件', 'File'), cell: file },
    ...faultColumns.map((column, index) => (index === 0 ? { ...column, kind: 'words' as const } : column)),
  ];
  const heading = text(
    `${count(rows.length)} 条提醒,${kinds.length} 类`,
    `${count(rows.length)} ${rows.length === 1 ? 'warning' : 'warnings'} of ${kinds.length} ${kinds.length === 1 ? 'kind' : 'kinds'}`,
  );
  return html`<section><h2>${both(heading)}</h2><p class="unit">${both(text('不影响接收,但值得核对;每类写出第一条', 'Accepted, but worth a look; the first of each kind is written out'))}</p>${wordyTable(text('提醒', 'Warnings'), byKind, kinds)}${behind(wordyTable(text('全部提醒', 'All warnings'), each, rows.slice(0, mostListed)), text('逐条', 'One by one'))}${cutOff(rows, 'intake_fault')}</section>
`;
};

interface Silence {
  readonly department: string;
  readonly indicators: number;
  readonly missing: number;
  /** Months in which nothing at all was reported. */
  readonly months: readonly string[];
}

/** Departments with values they did not report, those with most of them first. */
const silences = (facts: Facts): readonly Silence[] =>
  [...groupRows(facts.reporting, 'department_code')]
    .map(([department, rows]) => {
      const indicators = rows.reduce((sum, row) => sum + whole(row, 'indicators'), 0);
      const reported = rows.reduce((sum, row) => sum + whole(row, 'reported'), 0);
      return {
        department,
        indicators,
        missing: indicators - reported,
        months: rows.filter((row) => whole(row, 'reported') === 0).map((row) => str(row, 'period')),
      };
    })
    .filter((row) => row.missing > 0)
    .sort((a, b) => b.missing - a.missing || (a.department < b.department ? -1 : 1));

const reportingSection = (facts: Facts): Html => {
  const rows = silences(facts);
  const unreported = facts.marts.monitoring_project.filter((row) => !flag(row, 'money_reported')).length;
  const given = {
    indicators: facts.reporting.reduce((sum, row) => sum + whole(row, 'indicators'), 0),
    missing: rows.reduce((sum, row) => sum + row.missing, 0),
    departments: rows.length,
    unit: facts.department.zh,
  };
  return html`<section><h2>${both(sentence('silent', given, { unit: facts.department.en }))}</h2><p class="unit">${both(text('未报的月份不当作零;上一次的数照用,并标明期龄', 'A month not reported is not zero; the last value stands with its age'))}</p><p>${both(sentence('reporting', { missing: unreported, months: facts.month, unit: facts.department.zh }))}</p>${
    rows.length > 0 &&
    table(
      text('未报', 'Not reported'),
      [
        { head: facts.department, cell: (row: Silence) => departmentLink(facts, paths.quality, row.department) },
        { head: text('应报指标月', 'Due'), kind: 'number', cell: (row) => count(row.indicators) },
        { head: text('未报', 'Missing'), kind: 'number', cell: (row) => count(row.missing) },
        { head: text('占比', 'Share'), kind: 'number', cell: (row) => percent(row.missing / row.indicators) },
        {
          head: text('整月未报', 'Whole months missing'),
          kind: 'long',
          cell: (row) => row.months.map((period) => `${Number(period.slice(5))} 月`).join('、') || absent('—'),
        },
      ],
      rows,
    )
  }</section>
`;
};

const reconciliationColumns: readonly Column<Row>[] = [
  { head: text('编码', 'Code'), cell: (row) => str(row, 'key_code') || absent('合计') },
  { head: text('公布来源', 'Published in'), kind: 'words', cell: (row) => str(row, 'kind') },
  { head: text('期间', 'Period'), kind: 'short', cell: (row) => str(row, 'period') },
  { head: text('层级', 'Level'), kind: 'short', cell: (row) => worded(levels, str(row, 'level')).zh },
  { head: text('核对项', 'Measure'), kind: 'words', cell: (row) => both(worded(measures, str(row, 'measure'))) },
  { head: text('公布数', 'Published'), kind: 'number', cell: (row) => html`<span class="nw">${written(str(row, 'published'))}</span>` },
  { head: text('计算数', 'Computed'), kind: 'number', cell: (row) => html`<span class="nw">${written(str(row, 'computed'))}</span>` },
  { head: text('结果', 'State'), kind: 'short', cell: (row) => worded(reconciliationStates, str(row, 'state')).zh },
  {
    head: text('说明', 'Note'),
    kind: 'long',
    cell: (row) => (str(row, 'note_zh') ? both(text(str(row, 'note_zh'), str(row, 'note_en') || str(row, 'note_zh'))) : absent('—')),
  },
];

/** A figure printed in the source's own form; plain numbers get separators. */
const written = (figure: string): string => (/^-?\d+(\.\d+)?$/.test(figure) ? exact(figure) : figure || '—');

interface Checked {
  readonly keys: readonly string[];
  readonly rows: readonly Row[];
}

const byKeys = (rows: readonly Row[], columns: readonly string[]): readonly Checked[] =>
  [...Map.groupBy(rows, (row) => columns.map((column) => str(row, column)).join('\u0000'))].map(([key, members]) => ({
    keys: key.split('\u0000'),
    rows: members,
  }));

const inState = (rows: readonly Row[], ...states: readonly string[]): number => rows.filter((row) => states.includes(str(row, 'state'))).length;

const countColumns: readonly Column<Checked>[] = [
  { head: text('公布来源', 'Published in'), cell: (kind) => kind.keys[0] },
  { head: text('层级', 'Level'), kind: 'words', cell: (kind) => beside(worded(levels, kind.keys[1] ?? '')) },
  { head: text('项', 'Figures'), kind: 'number', cell: (kind) => count(kind.rows.length) },
  { head: text('一致', 'Agree'), kind: 'number', cell: (kind) => count(inState(kind.rows, 'exact', 'rounding')) },
  { head: text('来源差错', 'Source’s slip'), kind: 'number', cell: (kind) => inState(kind.rows, 'known_slip') },
  { head: text('不一致', 'Differ'), kind: 'number', cell: (kind) => inState(kind.rows, 'differs') },
  { head: text('无对应', 'Absent'), kind: 'number', cell: (kind) => inState(kind.rows, 'absent') },
];

const measureColumns: readonly Column<Checked>[] = [
  ...countColumns.slice(0, 2),
  { head: text('核对项', 'Measure'), kind: 'words', cell: (kind) => beside(worded(measures, kind.keys[2] ?? '')) },
  ...countColumns.slice(2),
];

const reconciliationSection = (facts: Facts): Html | null => {
  const rows = facts.marts.reconciliation;
  if (rows.length === 0) return null;
  const kinds = byKeys(rows, ['kind', 'level']);
  const details = byKeys(rows, ['kind', 'level', 'measure']);
  const open = rows.filter((row) => !['exact', 'rounding'].includes(str(row, 'state')));
  const differs = inState(rows, 'differs', 'absent');
  return html`<section><h2>${both(sentence('reconciled', { all: rows.length, exact: inState(rows, 'exact', 'rounding'), slips: inState(rows, 'known_slip'), differs }))}</h2><p class="unit">${both(text('把来源自己公布的合计与本系统的计算逐项比较;逐项全表见 marts/reconciliation', 'Figures the source published against ours, one by one; the full list is the mart reconciliation'))}</p>
${table(text('按来源核对', 'By source'), countColumns, kinds)}${behind(table(text('按核对项', 'By measure'), measureColumns, details), text('按核对项', 'By measure'))}${open.length > 0 && html`<h3>${both(text(`没有对上的 ${open.length} 项`, `The ${open.length} that do not agree`))}</h3>${table(text('没有对上的项', 'Figures that do not agree'), reconciliationColumns, open.slice(0, mostListed))}${cutOff(open, 'reconciliation')}`}</section>
`;
};

/** What became of a file that later files corrected: replaced where nothing of it is in force any more, else corrected in part. */
const corrected = (facts: Facts, row: Row): Html => {
  const later = str(row, 'superseded_by');
  if (later === '') return absent('—');
  return facts.inForce.has(str(row, 'file_id')) ? beside(text(`部分被 ${later} 更正`, 'corrected in part')) : beside(text(`被 ${later} 替代`, 'replaced'));
};

const fileColumns = (facts: Facts): readonly Column<Row>[] => [
  { head: text('文件', 'File'), cell: (row) => str(row, 'file_name') },
  {
    head: text('状态', 'State'),
    kind: 'short',
    cell: (row) =>
      html`<span class="state"><i class="m ${str(row, 'state') === 'refused' ? 'bad' : 'good'}" aria-hidden="true">${str(row, 'state') === 'refused' ? '■' : '●'}</i>${worded(fileStates, str(row, 'state')).zh}</span>`,
  },
  { head: text('数据集', 'Dataset'), kind: 'words', cell: (row) => datasetName(str(row, 'dataset')) },
  { head: text('格式', 'Format'), kind: 'short', cell: (row) => [str(row, 'format'), str(row, 'encoding')].filter(Boolean).join(' · ') },
  { head: text('行', 'Rows'), kind: 'number', cell: (row) => count(whole(row, 'rows_received')) },
  { head: text('接受', 'Accepted'), kind: 'number', cell: (row) => count(whole(row, 'rows_accepted')) },
  { head: text('接受金额', 'Amount'), kind: 'number', cell: (row) => exactMoney(amount(row, 'accepted_amount')) },
  { head: text('后来的更正', 'Corrected by'), kind: 'words', cell: (row) => corrected(facts, row) },
  { head: text('摘要', 'SHA-256'), kind: 'short', cell: (row) => html`<code title="${str(row, 'file_id')}">${str(row, 'file_id').slice(0, 12)}</code>` },
];

/** Can the figures be trusted: what was refused and why, what is late, what was replaced, what agrees with what others published. */
export const qualityPage = (facts: Facts): File => {
  const files = facts.marts.intake_file.toSorted(asReceived);
  const ids = (rows: readonly Row[]): number => new Set(rows.map((row) => str(row, 'file_id'))).size;
  const all = ids(files);
  const refused = ids(files.filter((row) => str(row, 'state') === 'refused'));
  const later = files.filter((row) => str(row, 'superseded_by') !== '');
  const replaced = later.filter((row) => !facts.inForce.has(str(row, 'file_id')));
  const partly = ids(later) - ids(replaced);
  const sum = (column: string): number => files.reduce((rows, row) => rows + whole(row, column), 0);
  const warnings = facts.marts.intake_fault.filter((row) => str(row, 'severity') === 'warning').length;
  const body = [
    refusedSection(files, groupRows(facts.marts.intake_fault, 'file_id')),
    reconciliationSection(facts),
    reportingSection(facts),
    warningsSection(files, facts.marts.intake_fault),
    later.length > 0
      ? html`<section><h2>${both(sentence('corrected', { replaced: ids(replaced), partly }))}</h2><p class="unit">${both(text('后来的文件对同一范围说了话,以后来的为准;原来的仍在库中', 'Where a later file speaks of the same scope it speaks alone; the earlier one stays in the lake'))}</p>${table(text('被更正的文件', 'Corrected files'), fileColumns(facts), later)}</section>
`
      : null,
    html`<section><h2>${both(text(`全部 ${all} 个文件`, `All ${all} files`))}</h2>${behind(table(text('文件', 'Files'), fileColumns(facts), files), text('清单', 'List'))}</section>
`,
  ].filter((part) => part !== null);
  return page(facts, {
    path: paths.quality,
    under: paths.quality,
    kicker: text('数据质量', 'Data quality'),
    heading: sentence('quality', { files: all, refused, share: all === 0 ? 0 : refused / all }),
    lead: both(sentence('qualityLead', { rows: sum('rows_received'), accepted: sum('rows_accepted'), warnings, superseded: ids(replaced) })),
    body,
  });
};
