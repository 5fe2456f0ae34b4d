import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { papers } from '../../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../../analytics/forms/workbook.ts';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

const declaration = (targets: readonly string[], initial = '1000000.00') => ({
  name: '申报表.xlsx',
  bytes: () =>
    formWorkbook([
      papers['goals-2015']({
        fiscalYear: 2025,
        project: '道路养护',
        department: '甲局',
        departmentCode: '801',
        unit: '甲局本级',
        money: { initial },
        goal: '养护道路',
        indicators: targets.map((target, index) => ({
          level1: '产出',
          level2: '数量',
          name: `养护${index + 1}号路`,
          target,
          weight: null,
          isQualitative: false,
        })),
      }),
    ]),
});

const said = async (targets: readonly string[]) => {
  const [receipt] = await ingest(office().effects, [declaration(targets)]);
  const missing = (receipt?.faults ?? []).filter(({ code }) => code === 'form-target-missing');
  return [receipt?.state, missing.map((fault) => [fault.place.value, faultWords(fault).rule.zh])];
};

test('a declaration of which an indicator has no target is sent back', async () => {
  expect(await said(['≥10公里', ''])).toEqual([
    'refused',
    [['养护2号路', '申报的每项指标都要有指标值,没有就评不出达成没有达成']],
  ]);
});

test('one with a number, a day or words for each is taken', async () => {
  expect(await said(['≥10公里', '8月底前', '明显改善'])).toEqual(['accepted', []]);
});

/** A declaration of 100 万元 with what its parts are said to be, beside the year's labels. */
const inParts = (parts: readonly string[]) => ({
  name: '申报表.xlsx',
  bytes: async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await declaration(['≥10公里']).bytes()).buffer as ArrayBuffer);
    const [sheet] = book.worksheets;
    const rest = [...parts];
    sheet?.eachRow((row) => {
      let label = '';
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        const written = String(cell.value ?? '');
        if (cell.isMerged && cell.address !== cell.master.address) return;
        if (column > 5 && /财政拨款|其他资金/.test(label) && written === '') cell.value = rest.shift() ?? null;
        label = written;
      });
    });
    return new Uint8Array(await book.xlsx.writeBuffer());
  },
});

test.each([
  [['60', '40'], []],
  [['60', '50'], ['下面各项相加是 1100000.00 元']],
])('parts of %j are held against the year’s total of 100 万元', async (parts, told) => {
  const [receipt] = await ingest(office().effects, [inParts(parts)]);
  const found = (receipt?.faults ?? []).filter(({ code }) => code === 'form-money-parts');
  expect([receipt?.state, found.map((fault) => faultWords(fault).rule.zh)]).toEqual(['accepted', told]);
});

test('a sum that is not the list’s is told in yuan, whatever the form counts in', async () => {
  const [receipt] = await ingest(office().effects, [declaration(['≥10公里'], '10000000000.00')]);
  const differs = (receipt?.faults ?? []).filter(({ code }) => code === 'form-budget-differs');
  expect(differs.map((fault) => [fault.place.value, faultWords(fault).rule.zh, faultWords(fault).rule.en])).toEqual([
    [
      '1000000',
      '这张表申报的是 10000000000.00 元,项目表里的年初预算是 1000000.00 元',
      'The form asks for 10000000000.00 yuan, the list of projects has 1000000.00',
    ],
  ]);
});
