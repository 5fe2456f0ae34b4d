import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormContent, PrintedIndicator } from '../../analytics/forms/content.ts';
import { formDocument } from '../../analytics/forms/document.ts';
import { type Paper, placed } from '../../analytics/forms/paper.ts';
import { type PaperName, papers } from '../../analytics/forms/papers.ts';
import { formWorkbook } from '../../analytics/forms/workbook.ts';
import { factsOf } from '../../analytics/intake/form/facts.ts';
import { readLayouts } from '../../analytics/intake/form/layouts.ts';
import type { ReadForm } from '../../analytics/intake/form/read-form.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { readUpload } from '../../functions/steps/ingest/read-upload.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { openOffice, textUpload } from '../support/office.ts';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'jixiao-office-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const results: readonly Pick<PrintedIndicator, 'actual' | 'expected' | 'points' | 'reason' | 'cause' | 'likelihood'>[] =
  [
    { actual: '11所', expected: '12所', points: '45.83', reason: '资金晚到', cause: 'funds', likelihood: 'possible' },
    { actual: '达成预期指标', expected: '', points: '40', reason: '', likelihood: 'certain' },
  ];

const blank: FormContent = {
  fiscalYear: 2025,
  month: 7,
  project: '食堂改造',
  department: '教育局',
  departmentCode: '101',
  unit: '第一小学',
  money: { initial: '5200000.00', adjusted: '5200000.00' },
  goal: '改造食堂',
  indicators: [
    { level1: '产出', level2: '数量', name: '改造数量', target: '≥12所', weight: '50', isQualitative: false },
    { level1: '效益', level2: '社会效益', name: '用餐便利', target: '明显', weight: '40', isQualitative: true },
  ],
};

const filled: FormContent = {
  ...blank,
  money: { ...blank.money, spent: '4986000.00', points: '9.59' },
  indicators: blank.indicators.map((each, index) => ({ ...each, ...results[index] })),
  total: '95.42',
};

/** What has to be typed into the blank form to make it the filled one. */
const typed = (from: Paper, to: Paper): readonly (readonly [number, number, number, string])[] => {
  const before = placed(from);
  return placed(to).flatMap(({ box, line, column }, index) =>
    box.text !== before[index]?.box.text ? [[0, line + 2, column, box.text] as const] : [],
  );
};

const names = Object.keys(papers) as PaperName[];
const file = (name: PaperName, ending: string): string => join(folder, `${name}${ending}`);

beforeAll(async () => {
  const jobs = [];
  for (const name of names) {
    const [from, to] = [papers[name](blank), papers[name](filled)];
    await writeFile(file(name, '-blank.xlsx'), await formWorkbook([from]));
    jobs.push({
      in: file(name, '-blank.xlsx'),
      out: file(name, '.xlsx'),
      filter: 'Calc MS Excel 2007 XML',
      cells: typed(from, to),
    });
    await writeFile(file(name, '-blank.docx'), await formDocument(to));
    jobs.push({ in: file(name, '-blank.docx'), out: file(name, '.docx'), filter: 'MS Word 2007 XML', cells: [] });
  }
  await writeFile(join(folder, 'jobs.json'), JSON.stringify(jobs));
  await run('/usr/bin/python3', [fileURLToPath(new URL('fill.py', import.meta.url)), join(folder, 'jobs.json')]);
});

const formIn = async (path: string): Promise<ReadForm> => {
  const bytes = await readFile(path);
  const { forms } = await readUpload(bytes, { name: path, bytes: async () => bytes }, await readLayouts(asset));
  const [form] = forms;
  if (!form || forms.length !== 1) throw new Error(`${path} has ${forms.length} forms`);
  return form;
};

const stated = (form: ReadForm) => ({
  layout: form.description.name,
  year: form.fiscalYear,
  month: form.month,
  heads: Object.fromEntries([...form.heads].map(([name, { text }]) => [name, text])),
  money: Object.fromEntries([...(form.money?.cells ?? [])].map(([name, { text }]) => [name, text])),
  units: form.money?.units,
  facts: factsOf(form).facts.map(({ row: _row, cells, ...fact }) => ({ ...fact, cells: Object.fromEntries(cells) })),
  faults: factsOf(form).faults.map(({ code }) => code),
});

describe.each(names)('%s', (name) => {
  test('is opened, filled in and saved by Calc as we would have written it', async () => {
    const own = file(name, '-own.xlsx');
    await writeFile(own, await formWorkbook([papers[name](filled)]));
    expect(stated(await formIn(file(name, '.xlsx')))).toEqual(stated(await formIn(own)));
  });

  test('is opened and saved by Writer as we wrote it', async () => {
    expect(stated(await formIn(file(name, '.docx')))).toEqual(stated(await formIn(file(name, '-blank.docx'))));
  });
});

test('what LibreOffice saved is accepted, every row', async () => {
  const office = await openOffice();
  try {
    const lists = [
      textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n'),
      textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n'),
    ];
    const sent = names.filter((name) => name !== 'goals-2015');
    const uploads = sent.map((name) => ({ name: `${name}.xlsx`, bytes: () => readFile(file(name, '.xlsx')) }));
    const receipts = await ingest(office.effects, [...lists, ...uploads]);
    expect(
      receipts.map(({ fileName, state, faults }) => [
        fileName,
        state,
        faults.filter(({ severity }) => severity === 'fault'),
      ]),
    ).toEqual(receipts.map(({ fileName }) => [fileName, 'accepted', []]));
    for (const { tables } of receipts)
      for (const { rowsReceived, rowsAccepted } of tables) expect(rowsAccepted).toBe(rowsReceived);
  } finally {
    await office.close();
  }
});
