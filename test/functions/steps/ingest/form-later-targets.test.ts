import type { Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const unweighted = textUpload(
  '指标.csv',
  '年度,项目编码,指标编码,指标名称,一级指标,二级指标,指标方向,目标值,计量单位,权重\n2025,100101,01,养护里程,产出,数量,≥,20,公里,0\n',
);
const office = officeForEach((effects) => ingest(effects, [...formLists, unweighted]));

const said = async (change: (sheet: Worksheet) => void) => {
  const [receipt] = await ingest(office().effects, [evaluationForm(change)]);
  return [
    [receipt?.state],
    ...(receipt?.faults ?? []).map((fault) => [fault.code, fault.place.value, faultWords(fault).rule.zh]),
  ];
};

test('a target of a later form is held against one that was declared without a weight', async () => {
  expect(await said(() => undefined)).toEqual([
    ['accepted'],
    ['form-differs-from-goal', '养护里程', '申报的是 ≥20公里,这张表写的是 ≥10公里;以申报的为准'],
    ['form-weights-late', undefined, '申报时没有分值,这张表上 1 项的分值算事后补报'],
  ]);
});

test('so is that of a form without weights', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('F8').value = null;
    sheet.getCell('G8').value = null;
  };
  expect((await said(change)).slice(1)).toContainEqual([
    'form-differs-from-goal',
    '养护里程',
    '申报的是 ≥20公里,这张表写的是 ≥10公里;以申报的为准',
  ]);
});

test('the same target is nothing to tell', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('D8').value = '不低于20公里';
    sheet.getCell('E8').value = '20公里';
  };
  expect((await said(change)).slice(1).map(([code]) => code)).toEqual(['form-weights-late']);
});

test('targets in words are compared by their words', async () => {
  const words = textUpload(
    '指标.csv',
    '年度,项目编码,指标编码,指标名称,一级指标,二级指标,指标方向,定性目标,权重\n2025,100102,01,路况,产出,质量,定性,明显改善,90\n',
  );
  const change = (target: string) => (sheet: Worksheet) => {
    sheet.getCell('B3').value = '桥梁维修';
    for (const address of ['C6', 'D6']) sheet.getCell(address).value = 90;
    sheet.getCell('E6').value = 72;
    sheet.getRow(8).values = ['产出指标', '质量指标', '路况', target, '达成预期指标', 90, 90];
  };
  await ingest(office().effects, [words]);
  expect(await said(change('有所改善'))).toEqual([
    ['accepted'],
    ['form-differs-from-goal', '路况', '申报的是 明显改善(90分),这张表写的是 有所改善(90分);以申报的为准'],
  ]);
  expect(await said(change(' 明显 改善'))).toEqual([['accepted']]);
});

test('a second level of another first level is told with the level that was declared, for that stands', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('A8').value = '成本指标';
  };
  expect((await said(change)).filter(([code]) => code === 'form-level-of-another')).toEqual([
    ['form-level-of-another', '数量指标', '“数量”是产出指标的二级指标,这一行的一级指标是“成本”;按产出指标读'],
  ]);
});
