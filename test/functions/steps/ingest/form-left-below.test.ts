import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { cellsOf, selfEvaluation } from '../../../support/form-sheet.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';
import { workbookOf } from '../../../support/workbook.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await ingest(office.effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n'),
  ]);
});
afterAll(() => office.close());

const form = [...selfEvaluation, '产出指标 | 数量指标 | 改造食堂 | ≥12所 | 11所 | 90 | 82.5 | 场地移交推迟'];
const projects = ['年度 | 预算单位编码 | 项目编码 | 项目名称 | 年初预算数', '2025 | 101001 | P9 | 操场 | 5000'];

/** The state of the upload, and place and sentence of what stands beside the form. */
const told = async (lines: readonly string[]) => {
  const bytes = await workbookOf({ name: '自评', rows: lines.map(cellsOf) });
  const [receipt] = await ingest(office.effects, [{ name: '自评.xlsx', bytes: async () => bytes }]);
  const beside = receipt?.faults.filter(({ code }) => code === 'form-row-below-end' || code === 'form-table-beside');
  return [receipt?.state, ...(beside ?? []).flatMap(({ place, ...fault }) => [place.row, faultWords(fault).rule])];
};

test('a form with an indicator below the end of its table is refused', async () => {
  expect(await told([...form, '说明:以下为补充', '效益指标 | | 受益人口 | ≥100人 | 20人 | 40 | 5'])).toEqual([
    'refused',
    10,
    {
      zh: '指标表到第 9 行“说明:以下为补充”为止,后面的这一行没有读取',
      en: 'The table of indicators ends with “说明:以下为补充” in row 9; this row below it was not read',
    },
  ]);
});

const besideForm = {
  zh: '从这一行起是另一张表的表头和数据,没有读取',
  en: 'From this row on stand the header and the data of another table; they were not read',
};

test('a table below a form is warned of', async () => {
  expect(await told([...form, '总分 | | | | | 100 | 92.47', '', ...projects])).toEqual(['accepted', 11, besideForm]);
});

test('a table above a form is warned of', async () => {
  expect(await told([...projects, '', ...form])).toEqual(['accepted', 1, besideForm]);
});
