import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { FormContent } from '../../../../analytics/forms/content.ts';
import { papers } from '../../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../../analytics/forms/workbook.ts';
import { factsOf } from '../../../../analytics/intake/form/facts.ts';
import { findForms } from '../../../../analytics/intake/form/find.ts';
import { readLayouts } from '../../../../analytics/intake/form/layouts.ts';
import { readForm } from '../../../../analytics/intake/form/read-form.ts';
import { readWorkbook } from '../../../../analytics/intake/read/xlsx/workbook.ts';
import { markWorkbook } from '../../../../analytics/site/receipts/mark.ts';
import { asset } from '../../../../functions/adapters/assets.ts';

const content: FormContent = {
  fiscalYear: 2025,
  project: '食堂改造',
  department: '教育局',
  departmentCode: '101',
  unit: '第一小学',
  money: { initial: '5200000.00' },
  goal: '',
  indicators: [
    {
      level1: '产出',
      level2: '数量',
      name: '改造数量',
      target: '约12所',
      weight: '50',
      isQualitative: false,
      actual: '≥11所',
      points: '优',
    },
    { level1: '效益', level2: '社会效益', name: '用餐便利', target: '明显', weight: '40', isQualitative: true },
  ],
};

test('an official form comes back with the faulty cells themselves marked', async () => {
  const bytes = await formWorkbook([papers['self-evaluation-2020'](content)]);
  const [sheet] = readWorkbook(bytes);
  if (!sheet) throw new RangeError('no sheet');
  const [form] = findForms(sheet, await readLayouts(asset)).forms.map((found) => readForm(found, ''));
  if (!form) throw new RangeError('no form');
  const unknown = { code: 'form-unit-unknown', severity: 'fault', detail: {}, times: 1 } as const;
  const faults = [
    ...factsOf(form).faults,
    { ...unknown, place: { sheet: sheet.name, row: 4, column: '实施单位', value: '第一小学' } },
  ];
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await markWorkbook(bytes, faults)).buffer as ArrayBuffer);
  const marked: string[] = [];
  book.worksheets[0]?.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.note !== undefined && cell.address === cell.master.address) marked.push(cell.text);
    });
  });
  expect(marked.sort()).toEqual(['≥11所', '优', '第一小学', '约12所'].sort());
});
