import { fileStates, unlisted, worded } from '../../contracts/codes.ts';
import type { IntakeFile } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { count, percent } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import { groupRows, str, whole } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { exactMoney } from '../parts/figures.ts';
import { departmentLink } from '../parts/links.ts';
import { type File, page } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { type Silence, silences } from '../parts/shape.ts';
import { behind, type Column, table } from '../parts/table.ts';
import { absent, beside, both } from '../parts/words.ts';
import { sentence } from './quality-sentences.ts';
import { reconciliationSection } from './reconciliation.ts';
import { asReceived, datasetName, refusedSection, warningsSection } from './refusals.ts';

const reportingSection = (facts: Facts): Html => {
  const rows = silences(facts.reporting);
  const given = {
    indicators: facts.reporting.reduce((sum, row) => sum + whole(row.indicators), 0),
    missing: rows.reduce((sum, row) => sum + row.missing, 0),
    departments: rows.filter(({ department }) => department !== unlisted).length,
    unit: facts.department.zh,
  };
  return html`<section><h2>${both(sentence('silent', given, { unit: facts.department.en }))}</h2><p class="unit">${both(text('未报的月份不当作零;上一次的数照用,并标明期龄', 'A month not reported is not zero; the last value stands with its age'))}</p><p>${both(sentence('reporting', { missing: facts.unreported, months: facts.month, unit: facts.department.zh }))}</p>${
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

/**
 * What became of a file that later files corrected: replaced where nothing of it is in force any more, else corrected
 * in part.
 */
const corrected = (facts: Facts, row: IntakeFile): Html => {
  const later = str(row.superseded_by);
  if (later === '') return absent('—');
  return facts.inForce.has(str(row.file_id))
    ? beside(text(`部分被 ${later} 更正`, 'corrected in part'))
    : beside(text(`被 ${later} 替代`, 'replaced'));
};

/** Class and sign of a file's state. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  accepted: ['good', '●'],
  partly: ['warn', '▲'],
  refused: ['bad', '■'],
};

const fileColumns = (facts: Facts): readonly Column<IntakeFile>[] => [
  { head: text('文件', 'File'), cell: (row) => str(row.file_name) },
  {
    head: text('状态', 'State'),
    kind: 'short',
    cell: (row) =>
      html`<span class="state"><i class="m ${marks[str(row.state)]?.[0] ?? ''}" aria-hidden="true">${marks[str(row.state)]?.[1] ?? ''}</i>${worded(fileStates, str(row.state)).zh}</span>`,
  },
  { head: text('数据集', 'Dataset'), kind: 'words', cell: (row) => datasetName(str(row.dataset)) },
  {
    head: text('格式', 'Format'),
    kind: 'short',
    cell: (row) => [str(row.format), str(row.encoding)].filter(Boolean).join(' · '),
  },
  { head: text('行', 'Rows'), kind: 'number', cell: (row) => count(whole(row.rows_received)) },
  { head: text('接受', 'Accepted'), kind: 'number', cell: (row) => count(whole(row.rows_accepted)) },
  { head: text('接受金额', 'Amount'), kind: 'number', cell: (row) => exactMoney(row.accepted_amount) },
  { head: text('后来的更正', 'Corrected by'), kind: 'words', cell: (row) => corrected(facts, row) },
  {
    head: text('摘要', 'SHA-256'),
    kind: 'short',
    cell: (row) => html`<code title="${str(row.file_id)}">${str(row.file_id).slice(0, 12)}</code>`,
  },
];

/**
 * Can the figures be trusted: what was refused and why, what is late, what was replaced, what agrees with what others
 * published.
 */
export const qualityPage = (facts: Facts): File => {
  const files = facts.marts.intake_file.toSorted(asReceived);
  const ids = (rows: readonly IntakeFile[]): number => new Set(rows.map((row) => str(row.file_id))).size;
  const all = ids(files);
  const of = (state: string): number => ids(files.filter((row) => str(row.state) === state));
  const refused = of('refused');
  const later = files.filter((row) => str(row.superseded_by) !== '');
  const replaced = later.filter((row) => !facts.inForce.has(str(row.file_id)));
  const partly = ids(later) - ids(replaced);
  const sum = (column: 'rows_received' | 'rows_accepted'): number =>
    files.reduce((rows, row) => rows + whole(row[column]), 0);
  const warnings = facts.marts.intake_fault.filter((row) => str(row.severity) === 'warning').length;
  const body = [
    refusedSection(files, groupRows(facts.marts.intake_fault, 'file_id')),
    reconciliationSection(facts),
    reportingSection(facts),
    warningsSection(facts, files, facts.marts.intake_fault),
    later.length > 0
      ? html`<section><h2>${both(sentence('corrected', { replaced: ids(replaced), partly }))}</h2><p class="unit">${both(text('后来的文件对同一范围说了话,以后来的为准;原来的仍在库中', 'Where a later file speaks of the same scope it speaks alone; the earlier one stays in the lake'))}</p>${table(text('被更正的文件', 'Corrected files'), fileColumns(facts), later)}</section>
`
      : null,
    html`<section><h2>${both(text(`本年度的 ${all} 个文件`, `The year’s ${all} files`))}</h2>${behind(table(text('文件', 'Files'), fileColumns(facts), files), text('清单', 'List'))}</section>
`,
  ].filter((part) => part !== null);
  return page(facts, {
    path: paths.quality,
    under: paths.quality,
    kicker: text('数据质量', 'Data quality'),
    heading: sentence('quality', { files: all, refused, partly: of('partly'), share: all === 0 ? 0 : refused / all }),
    lead: both(
      sentence('qualityLead', {
        rows: sum('rows_received'),
        accepted: sum('rows_accepted'),
        uncounted: ids(files.filter((row) => str(row.state) === 'refused' && whole(row.rows_received) === 0)),
        warnings,
        superseded: ids(replaced),
      }),
    ),
    body,
  });
};
