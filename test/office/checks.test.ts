import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import type { FormContent, PrintedIndicator } from '../../analytics/forms/content.ts';
import { type PaperName, papers } from '../../analytics/forms/papers.ts';
import { formWorkbook } from '../../analytics/forms/workbook.ts';
import { factsOf } from '../../analytics/intake/form/facts.ts';
import { readLayouts } from '../../analytics/intake/form/layouts.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { readUpload } from '../../functions/steps/ingest/read-upload.ts';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'jixiao-checks-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const row = (name: string, more: Partial<PrintedIndicator> = {}): PrintedIndicator => ({
  level1: '产出',
  level2: '数量',
  name,
  target: '≥12所',
  weight: '45',
  isQualitative: false,
  ...more,
});

const content = (more: Partial<FormContent>): FormContent => ({
  fiscalYear: 2025,
  month: 7,
  project: '食堂改造',
  department: '教育局',
  departmentCode: '101',
  unit: '第一小学',
  money: { initial: '5200000.00', adjusted: '5200000.00', spent: '5200000.00', expected: '5200000.00', points: '10' },
  goal: '改造食堂',
  indicators: [],
  ...more,
});

const done = { actual: '12所', points: '45' };
const cases: readonly (readonly [string, PaperName, FormContent, readonly string[]])[] = [
  [
    'a form that is whole',
    'self-evaluation-2020',
    content({ indicators: [row('甲', done), row('乙', done)], total: '100' }),
    [],
  ],
  [
    'a form that nobody filled in',
    'self-evaluation-2020',
    content({ money: { initial: '5200000.00', adjusted: '5200000.00' }, indicators: [row('甲'), row('乙')] }),
    ['未填全年执行数', '未填完成值', '未填完成值', '未填总分'],
  ],
  [
    'a total that is not its rows’, a row over its weight',
    'self-evaluation-2020',
    content({ indicators: [row('甲', { ...done, points: '46' }), row('乙', done)], total: '100' }),
    ['得分超过分值', '总分≠各行得分合计'],
  ],
  [
    'weights still to be filled in',
    'self-evaluation-2020',
    content({ indicators: [row('甲', { ...done, weight: null }), row('乙', { ...done, weight: null })], total: '100' }),
    ['未填分值', '未填分值', '分值合计≠100'],
  ],
  [
    'a department’s total that is not its rows’',
    'department-self-evaluation',
    content({ indicators: [row('甲', done), row('乙', { ...done, points: '' })], total: '90' }),
    ['未填得分', '总分≠各行得分合计'],
  ],
  [
    'progress with two ticks, with none',
    'monitoring-2019',
    content({
      money: { initial: '5200000.00', spent: '1.00' },
      indicators: [row('甲', { actual: '3所', likelihood: 'certain' }), row('乙', { actual: '3所' }), row('丙')],
    }),
    ['未填全年预计执行数', '未选完成可能性', '未填执行情况'],
  ],
  [
    'goals without a target or a weight, rows left blank',
    'goals-2011',
    content({
      indicators: [row('甲', { target: '' }), row('乙', { weight: null }), row('', { target: '', weight: null })],
    }),
    ['未填指标值', '未填分值'],
  ],
  ['goals of the year without a name', 'goals-2015', content({ indicators: [row('甲'), row('')] }), ['未填指标名称']],
  [
    'goals of a department',
    'department-goals',
    content({ indicators: [row('甲'), row('乙', { weight: null })] }),
    ['未填分值'],
  ],
];

/** What LibreOffice worked out in the column right of the form. */
const saidIn = async (path: string): Promise<readonly string[]> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const said: string[] = [];
  book.worksheets[0]?.eachRow((line) => {
    line.eachCell((cell) => {
      if (cell.formula) said.push(String(cell.result ?? ''));
    });
  });
  return said.filter((words) => words !== '');
};

const formIn = async (path: string) => {
  const bytes = await readFile(path);
  const { forms } = await readUpload(bytes, { name: path, bytes: async () => bytes }, await readLayouts(asset));
  expect(forms).toHaveLength(1);
  return forms.map((form) => [[...form.heads.values()].map(({ text }) => text), factsOf(form)]);
};

test('the column of checks says in words what is missing, and is no part of the form', async () => {
  const file = (index: number, ending: string): string => join(folder, `${index}${ending}`);
  const jobs = cases.map((_, index) => ({
    in: file(index, '.xlsx'),
    out: file(index, '-saved.xlsx'),
    filter: 'Calc MS Excel 2007 XML',
    cells: [],
  }));
  for (const [index, [, name, filled]] of cases.entries())
    await writeFile(file(index, '.xlsx'), await formWorkbook([papers[name](filled)]));
  await writeFile(join(folder, 'jobs.json'), JSON.stringify(jobs));
  await run('/usr/bin/python3', [fileURLToPath(new URL('fill.py', import.meta.url)), join(folder, 'jobs.json')]);
  for (const [index, [what, , , words]] of cases.entries()) {
    expect([what, await saidIn(file(index, '-saved.xlsx'))]).toEqual([what, words]);
    expect(await formIn(file(index, '-saved.xlsx'))).toEqual(await formIn(file(index, '.xlsx')));
  }
});
