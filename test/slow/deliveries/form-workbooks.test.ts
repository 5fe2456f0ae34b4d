import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { FormContent } from '../../../analytics/forms/content.ts';
import { papers } from '../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../analytics/forms/workbook.ts';
import { plainRules } from '../../../analytics/intake/check/rules.ts';
import { faultWords } from '../../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { currentFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { receiptPage } from '../../../analytics/site/receipts/receipt-page.ts';
import { receiptLines } from '../../../functions/cli/receipt-lines.ts';
import { markedCopy } from '../../../functions/steps/ingest/receipts.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { documentOf, type TestBlock } from '../../support/document.ts';
import { openMonitoredOffice } from '../../support/monitored-office.ts';
import { textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';

const apart = { ...plainRules, byProject: new Set(['self-evaluation']) };

const projects = (names: readonly string[]): Upload =>
  textUpload(
    '项目.csv',
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${names.map((name, index) => `2025,101001,P${index + 1},${name},5200000`).join('\n')}\n`,
  );
const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n'),
    projects(['食堂改造', '操场维修']),
  ]),
);

const goal = { level1: '产出', level2: '数量', name: '改造数量', target: '≥12所', weight: '90', isQualitative: false };
const content: FormContent = {
  fiscalYear: 2025,
  month: 9,
  project: '食堂改造',
  department: '教育局',
  departmentCode: '101',
  unit: '第一小学',
  money: { initial: '5200000.00', adjusted: '5200000.00', spent: '5200000.00', points: '10' },
  goal: '改造食堂',
  indicators: [{ ...goal, actual: '12所', points: '90' }],
  total: '100',
};
const second: FormContent = { ...content, project: '操场维修' };
const unclear: FormContent = { ...second, indicators: [{ ...goal, actual: '约12所', points: '90' }] };
const blank: FormContent = { ...second, money: { initial: '5200000.00' }, indicators: [goal], total: '' };

const paper = papers['self-evaluation-2020'];
const bookOf = async (forms: readonly FormContent[], change: (book: ExcelJS.Workbook) => void = () => undefined) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await formWorkbook(forms.map(paper))).slice().buffer);
  change(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
/** A workbook of these forms under a name, made once: a workbook says when it was made. */
const sent = (name: string, forms: readonly FormContent[], change?: (book: ExcelJS.Workbook) => void): Upload => {
  const made = bookOf(forms, change);
  return { name, bytes: () => made };
};

/** A form as the blocks of a document. */
const written = ({ project, indicators }: FormContent): readonly TestBlock[] => [
  '项目支出绩效自评表',
  '(2025年度)',
  [
    ['项目名称', project],
    ['主管部门', '教育局', '实施单位', '第一小学'],
    ['项目资金(万元)', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['', '年度资金总额', '520', '520', '520', '10', '100%', '10'],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    ...indicators.map(({ name, target, actual = '' }) => [
      '产出指标',
      '数量指标',
      name,
      target,
      actual,
      '90',
      '90',
      '',
    ]),
  ],
];

const stateOf = (receipt: Receipt | undefined) => ({
  state: receipt?.state,
  refused: receipt?.refusedSheets,
  rows: receipt?.tables.map(({ dataset, sheet, rowsAccepted }) => `${dataset} ${sheet} ${rowsAccepted}`),
});

/** What stands of a dataset: the rows in the lake of the files that count. */
const standing = async (dataset: string): Promise<readonly string[]> => {
  const { ledger, store, engine } = office().effects;
  const files = currentFiles(await ledger.read(intakeStream));
  const keys = files.flatMap(({ tables }) => tables.filter((table) => table.dataset === dataset));
  const paths = await Promise.all(keys.map(({ key }) => store.locate(key)));
  if (paths.length === 0) return [];
  const session = await engine.open([...new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/'))))]);
  try {
    const rows = await session.rows(
      `SELECT project_code || ' ' || source_sheet AS said FROM read_parquet([${paths.map((path) => `'${path}'`).join(', ')}], union_by_name = true) ORDER BY 1`,
    );
    return rows.map(({ said }) => String(said));
  } finally {
    await session.close();
  }
};

/** The money in force, by project and the file that says it. */
const moneyInForce = async (): Promise<readonly string[]> => {
  const { effects } = office();
  const policy = loadPolicy(await effects.asset('policy/default.yaml'));
  const session = await openMonitoredOffice(effects, policy, '2025-12');
  try {
    const rows = await session.rows(
      `SELECT e.project_code || ' ' || f.file_name AS said
FROM staging_execution e JOIN snapshot_file f ON f.file_id = e.source_file ORDER BY 1`,
    );
    return rows.map(({ said }) => String(said));
  } finally {
    await session.close();
  }
};

const good = ['execution 食堂改造 1', 'indicator 食堂改造 1', 'self-evaluation 食堂改造 3'];

describe('a workbook of official forms', () => {
  it.each<[string, readonly FormContent[], ((book: ExcelJS.Workbook) => void) | undefined, readonly string[]]>([
    ['a cell that is unclear', [content, unclear], undefined, ['操场维修']],
    ['a form handed out and not filled in', [content, blank], undefined, ['操场维修']],
    ['a project that nobody knows', [{ ...second, project: '没有的项目' }, content], undefined, ['没有的项目']],
    ['a total that is not its rows’', [content, { ...second, total: '99' }], undefined, ['操场维修']],
    ['the same form twice', [content, second, second], undefined, ['操场维修2', '操场维修']],
    [
      'a form that names no project',
      [content, second],
      (book) => {
        book.getWorksheet('操场维修')?.eachRow((row) => {
          row.eachCell((cell) => {
            if (String(cell.value).includes('操场维修')) cell.value = null;
          });
        });
      },
      ['操场维修'],
    ],
    [
      'a form of a layout that nobody knows',
      [content, second],
      (book) => {
        book.getWorksheet('操场维修')?.eachRow((row) => {
          row.eachCell((cell) => {
            if (String(cell.value).includes('完成值')) cell.value = '其他';
          });
        });
      },
      ['操场维修'],
    ],
  ])('keeps its other forms whatever is at fault in one: %s', async (_what, forms, change, refused) => {
    const [receipt] = await ingest(office().effects, [sent('自评.xlsx', forms, change)], apart);
    const { state, refused: sheets, rows } = stateOf(receipt);
    expect([state, sheets]).toEqual(['partly', refused]);
    expect(rows?.filter((row) => !row.endsWith(' 0'))).toEqual(good);
    // Of what was sent back rows are counted too, or a run would find a file of which all was accepted.
    const sentBack = receipt?.tables.filter(({ rowsReceived, rowsAccepted }) => rowsReceived > rowsAccepted);
    expect([...new Set(sentBack?.map(({ sheet }) => sheet))].toSorted()).toEqual(refused.toSorted());
    expect(await standing('execution')).toEqual(['P1 食堂改造']);
    expect(new Set(await standing('self-evaluation'))).toEqual(new Set(['P1 食堂改造']));
  });

  it.each<[string, Upload, typeof apart]>([
    ['where the policy refuses files alone', sent('自评.xlsx', [content, unclear]), { ...apart, byProject: new Set() }],
    [
      'as a document with a table that nobody reads, which may go on with one of its forms',
      {
        name: '自评.docx',
        bytes: async () => documentOf(...written(content), '续', [['受益人口', '≥100人', '20人']], ...written(unclear)),
      },
      apart,
    ],
    [
      'with a table that is at fault beside the forms',
      sent('自评.xlsx', [content, unclear], (book) => {
        book.addWorksheet('支出').addRows([
          ['年度', '期间', '项目编码', '累计支出'],
          [2025, '2025-09', 'P2', '很多'],
        ]);
      }),
      apart,
    ],
    ['when none of its forms is good', sent('自评.xlsx', [unclear]), apart],
  ])('falls whole %s', async (_how, upload, rules) => {
    const [receipt] = await ingest(office().effects, [upload], rules);
    expect([receipt?.state, receipt?.refusedSheets, await standing('execution')]).toEqual(['refused', undefined, []]);
  });

  it('keeps the other forms of a document, and counts and marks the one at fault', async () => {
    const upload = {
      name: '自评.docx',
      bytes: async () =>
        documentOf(...written(content), ...written(unclear), ...written({ ...second, project: '没有的' })),
    };
    const [receipt] = await ingest(office().effects, [upload], apart);
    if (!receipt) throw new Error('no receipt');
    const { state, refused, rows } = stateOf(receipt);
    expect([state, refused]).toEqual(['partly', ['表2', '表3']]);
    expect(rows?.filter((row) => !row.endsWith(' 0'))).toEqual([
      'execution 表1 1',
      'indicator 表1 1',
      'self-evaluation 表1 2',
    ]);
    const sentBack = receipt.tables.filter(({ rowsReceived, rowsAccepted }) => rowsReceived > rowsAccepted);
    expect([...new Set(sentBack.map(({ sheet }) => sheet))].toSorted()).toEqual(['表2', '表3']);
    expect(await standing('execution')).toEqual(['P1 表1']);
    const copy = await markedCopy(office().effects, receipt);
    expect(copy?.ending).toBe('docx');
    const parts = unzipSync(copy?.bytes ?? new Uint8Array());
    const comments = strFromU8(parts['word/jixiao-comments.xml'] ?? new Uint8Array());
    for (const code of ['form-result-unclear', 'form-project-unknown'])
      expect(comments).toContain(faultWords({ code, detail: {} }).title.zh);
  });

  it('leaves a blank form without a project aside, with a warning that names its sheet', async () => {
    const empty: FormContent = { ...blank, project: '', unit: '', department: '', money: {} };
    const book = sent('自评.xlsx', [content, empty]);
    const [receipt] = await ingest(office().effects, [book], apart);
    expect(receipt?.state).toBe('accepted');
    const aside = { code: 'sheet-not-read', severity: 'warning', place: { sheet: '表' } };
    expect(receipt?.faults).toContainEqual(expect.objectContaining(aside));
  });

  it('counts nothing twice once it is corrected and sent again whole', async () => {
    const [first] = await ingest(office().effects, [sent('自评.xlsx', [content, unclear])], apart);
    const [corrected] = await ingest(office().effects, [sent('自评更正.xlsx', [content, second])], apart);
    expect([first?.state, corrected?.state]).toEqual(['partly', 'accepted']);
    expect(await moneyInForce()).toEqual(['P1 自评更正.xlsx', 'P2 自评更正.xlsx']);
  });

  it('keeps the goals of its good forms when it is judged again for a name', async () => {
    const waiting = sent('自评.xlsx', [content, { ...second, project: '跑道维修' }]);
    const [first] = await ingest(office().effects, [waiting], apart);
    expect([first?.state, await standing('indicator')]).toEqual(['partly', ['P1 食堂改造']]);
    const more = projects(['食堂改造', '操场维修', '跑道维修']);
    const [, again] = await ingest(office().effects, [{ ...more, name: '项目更正.csv' }, waiting], apart);
    expect([again?.state, again?.refusedSheets]).toEqual(['accepted', undefined]);
    expect(await standing('indicator')).toEqual(['P1 食堂改造', 'P3 跑道维修']);
    expect(await standing('execution')).toEqual(['P1 食堂改造', 'P3 跑道维修']);
  });

  it('goes back whole, with the cells of the refused form marked, and its receipt names the sheet', async () => {
    const [receipt] = await ingest(office().effects, [sent('自评.xlsx', [content, unclear])], apart);
    if (!receipt) throw new Error('no receipt');
    const page = receiptPage(receipt, '', '自评.xlsx');
    expect(page).toContain('Forms sent back</span></h2>\n<ul><li>操场维修</li></ul>');
    expect(page).toContain('把整个文件重新发送');
    expect(page).not.toContain('退回的项目');
    expect(receiptLines(receipt, 'zh').split('\n')[0]).toBe('◐ 自评.xlsx  其余的表已接受,退回 操场维修');
    expect(receiptLines(receipt, 'en').split('\n')[0]).toBe(
      '◐ 自评.xlsx  these forms were sent back, the others accepted: 操场维修',
    );
    const copy = await markedCopy(office().effects, receipt);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((copy?.bytes ?? new Uint8Array()).slice().buffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['食堂改造', '操场维修']));
    const notes: string[] = [];
    for (const sheet of book.worksheets)
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.note) notes.push(`${sheet.name} ${String(cell.value)}`);
        });
      });
    expect(notes).toEqual(['操场维修 约12所']);
  });
});
