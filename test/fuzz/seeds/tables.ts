import { gzipSync } from 'fflate';
import { documentOf, type TestCell } from '../../support/document.ts';
import { type TestSheet, workbookOf } from '../../support/workbook.ts';
import { timeless } from '../packed.ts';
import { exportedWorkbook } from './exported-workbook.ts';
import type { Seed } from './seed.ts';
import type { Slot } from './slot.ts';

type Row = readonly (string | number | Date)[];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (row: Row): readonly string[] =>
  row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)));

const executionHeader = ['年度', '期间', '项目编码', '全年预算数', '执行数'];
const execution = ({ projects }: Slot): readonly Row[] =>
  projects.map((code, index) => [2025, '2025-06', code, 1_000_000 + index * 1000, 500_000.25 + index * 37]);

const projectHeader = [
  '年度',
  '预算单位编码',
  '项目编码',
  '项目名称',
  '项目类型',
  '年初预算数',
  '开始日期',
  '结束日期',
  '民生项目',
  '总体目标',
];
const projects = ({ unit, newProjects }: Slot): readonly Row[] =>
  newProjects.map((code, index) => [
    2025,
    unit,
    code,
    `新建第${index + 1}号桥`,
    index % 2 === 0 ? '特定目标类' : '运转类',
    250_000 + index,
    new Date(Date.UTC(2025, index, 1)),
    new Date(Date.UTC(2025, 11, 31)),
    index % 3 === 0 ? '是' : '否',
    `建成 ${index + 1} 座,“三通一平”后开工`,
  ]);

const joined = (rows: readonly Row[], delimiter: string, end: string): string =>
  rows.map((row) => text(row).join(delimiter) + end).join('');
const quoted = (rows: readonly Row[]): string =>
  rows
    .map(
      (row) =>
        `${text(row)
          .map((cell) => `"${cell.replaceAll('"', '""')}"`)
          .join(',')}\n`,
    )
    .join('');
const inTwoLines = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => [...row.slice(0, -1), `${row.at(-1)}\n尽早`]);

/** The year in GB18030, letter by letter: nothing in Node writes it. */
const gb18030 = (written: string): Uint8Array => {
  const known = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) known.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  return new Uint8Array([...written].flatMap((sign) => known.get(sign) ?? [sign.charCodeAt(0)]));
};

const printed: TestSheet['touch'] = (sheet) => {
  sheet.mergeCells('A1:E1');
  for (const column of ['D', 'E'])
    for (let row = 4; row <= 16; row++) sheet.getCell(`${column}${row}`).numFmt = '#,##0.00';
  for (const [column, sum] of [
    ['D', 12_066_000],
    ['E', 6_002_445],
  ] as const)
    sheet.getCell(`${column}16`).value = { formula: `SUM(${column}4:${column}15)`, result: sum };
};

const dated: TestSheet['touch'] = (sheet) => {
  for (let row = 2; row <= 13; row++) {
    for (const column of ['G', 'H']) sheet.getCell(`${column}${row}`).numFmt = 'yyyy-mm-dd';
    sheet.getCell(`D${row}`).value = {
      richText: [{ text: '新建' }, { font: { bold: true }, text: `第${row - 1}号桥` }],
    };
  }
};

/** Text cut into runs, with a change tracked in one. */
const cut = (written: string, index: number): TestCell => ({
  xml:
    index === 3
      ? `<w:r><w:t>${written.slice(0, 2)}</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>${written.slice(2)}</w:t></w:r></w:ins>`
      : `<w:r><w:t xml:space="preserve">${written}</w:t></w:r>`,
});

/** Lists and months as offices send them: each in a workbook, in a document and as text of several dialects. */
export const tableSeeds = async (slot: Slot): Promise<readonly Seed[]> => {
  const [months, list] = [execution(slot), projects(slot)];
  const content = { of: 'table' } as const;
  const monthRows = [executionHeader, ...months];
  const listRows = [projectHeader, ...list];
  return [
    {
      kind: 'xlsx',
      name: '执行.xlsx',
      content,
      bytes: timeless(await workbookOf({ name: '预算执行', rows: monthRows })),
    },
    {
      kind: 'xlsx',
      name: '6月执行.xlsx',
      content,
      bytes: timeless(
        await workbookOf(
          {
            name: '预算执行',
            rows: [['预算执行情况表'], ['单位:元'], executionHeader, ...months, ['合计']],
            touch: printed,
          },
          { name: '填表说明', rows: [['执行数填累计数']] },
        ),
      ),
    },
    {
      kind: 'xlsx',
      name: '项目.xlsx',
      content,
      bytes: timeless(await workbookOf({ name: '项目', rows: listRows, touch: dated })),
    },
    { kind: 'xlsx', name: '系统导出.xlsx', content, bytes: exportedWorkbook('预算执行', monthRows) },
    { kind: 'docx', name: '执行.docx', content, bytes: timeless(documentOf('预算执行', monthRows.map(text))) },
    {
      kind: 'docx',
      name: '项目.docx',
      content,
      bytes: timeless(
        documentOf('项目表', [projectHeader, ...list.map((row) => text(row).map(cut))], '以上为新增项目'),
      ),
    },
    { kind: 'csv', name: '执行.csv', content, bytes: utf8(joined(monthRows, ',', '\r\n')) },
    { kind: 'csv', name: '项目.csv', content, bytes: utf8(quoted([projectHeader, ...inTwoLines(list)])) },
    { kind: 'csv', name: '执行.txt', content, bytes: gb18030(joined(monthRows, '\t', '\n')) },
    { kind: 'csv', name: '执行2.csv', content, bytes: utf8(`\ufeff${joined(monthRows, ';', '\n')}`) },
    { kind: 'csv', name: '执行.csv.gz', content, bytes: gzipSync(utf8(joined(monthRows, ',', '\n')), { mtime: 0 }) },
  ];
};

/** A text so large that the engine reads it, and not this process; long codes spare rows to compare. */
export const largeSeed = ({ projects }: Slot): Seed => {
  const rows = projects.flatMap((code) =>
    Array.from({ length: 2600 }, (_, line) => {
      const economic = String(line).padStart(90, '0');
      return [2025, '2025-06', code, economic, '400.00', `${140 + (line % 50)}.25`];
    }),
  );
  const header = ['年度', '期间', '项目编码', '预算明细', '全年预算数', '执行数'];
  return { kind: 'csv', name: '明细.csv', content: { of: 'table' }, bytes: utf8(joined([header, ...rows], ',', '\n')) };
};
