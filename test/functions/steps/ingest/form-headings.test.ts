import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { documentOf } from '../../../support/document.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await ingest(office.effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n'),
  ]);
});
afterAll(() => office.close());

const rows = [
  ['项目名称', '食堂改造', '实施单位', '第一小学', '', '', '', ''],
  ['项目资金(万元)', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  ['', '年度资金总额', '520', '500', '498.6', '10', '99.72%', '9.97'],
  ['绩效指标', '一级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析'],
  ['', '产出指标', '改造食堂', '≥12所', '11所', '90', '82.5', '场地移交推迟'],
  ['总分', '', '', '', '', '100', '92.47', ''],
];

const warned = async (from: string, to: string) => {
  const changed = rows.map((row) => row.map((cell) => (cell === from ? to : cell)));
  const bytes = documentOf('项目支出绩效自评表', '(2025年度)', changed);
  const [receipt] = await ingest(office.effects, [{ name: '自评.docx', bytes: async () => bytes }]);
  return [
    receipt?.state,
    ...(receipt?.faults ?? [])
      .filter(({ code }) => code === 'form-heading-unread' || code === 'form-money-unread')
      .map(({ code, severity, place: { row, column } }) => [code, severity, row, column]),
  ];
};

test.each([
  ['an amount', '年初预算数', '预算', ['form-heading-unread', 'warning', 2, '预算']],
  ['the row of the money', '年度资金总额', '本年金额', ['form-money-unread', 'warning', 2, '年初预算数']],
  ['reasons', '偏差原因分析', '情况', ['form-heading-unread', 'warning', 4, '情况']],
])('a heading that no layout knows over %s is told of', async (_, from, to, fault) => {
  expect(await warned(from, to)).toEqual(['accepted', fault]);
});

test('a heading that stands in two blocks is told of in both', async () => {
  expect(await warned('得分', '自我打分')).toEqual([
    'accepted',
    ['form-heading-unread', 'warning', 2, '自我打分'],
    ['form-heading-unread', 'warning', 4, '自我打分'],
  ]);
});

test('the sentence names the words that the row of the money may have', async () => {
  const changed = rows.map((row) => row.map((cell) => (cell === '年度资金总额' ? '全部' : cell)));
  const bytes = documentOf('项目支出绩效自评表', '(2025年度)', changed);
  const [receipt] = await ingest(office.effects, [{ name: '自评.docx', bytes: async () => bytes }]);
  const { rule } = faultWords(
    receipt?.faults.find(({ code }) => code === 'form-money-unread') ?? { code: '', detail: {} },
  );
  expect(rule.zh).toContain('没有总额行(年度资金总额、资金总额、');
  expect(rule.en).toContain('no row of the total (年度资金总额、资金总额、');
});

test.each([
  ['a layout that is known', '总分', '合计'],
  ['a rate, which is figured out anew', '执行率', '预算执行率'],
])('nothing is told of %s', async (_, from, to) => {
  expect(await warned(from, to)).toEqual(['accepted']);
});

test('nothing is told of a heading that is unknown where nothing stands below it', async () => {
  const changed = rows.map((row, index) => [...row, index === 1 || index === 3 ? '附件' : '']);
  const bytes = documentOf('项目支出绩效自评表', '(2025年度)', changed);
  const [receipt] = await ingest(office.effects, [{ name: '自评.docx', bytes: async () => bytes }]);
  expect(receipt?.faults.map(({ code }) => code)).not.toContain('form-heading-unread');
});
