import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { documentOf, type TestCell } from '../../../support/document.ts';
import { formLists } from '../../../support/evaluation-form.ts';
import { selfEvaluation } from '../../../support/form-sheet.ts';
import { type Office, openOffice } from '../../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await ingest(office.effects, formLists);
});
afterAll(() => office.close());

const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const deleted = (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const inserted = (text: string) => `<w:ins w:id="2">${run(text)}</w:ins>`;
const cells = (line: string): TestCell[] => line.split('|').map((text) => ({ text: text.trim() }));

/** A self-evaluation whose result is this XML, below it another row. */
const form = (result: string, more: readonly string[] = []) => {
  const head = selfEvaluation
    .map((line) => line.replace('食堂改造', '道路养护').replace('教育局', '甲局').replace('第一小学', '甲局本级'))
    .map((line) => line.replace('520 | 500 | 498.6', '100 | 100 | 80').replace('9.97', '8').replace('99.72', '80'));
  const row = cells('产出指标 | 数量指标 | 养护里程 | ≥10公里 | | 90 | 90');
  const own = { ...row[4], xml: result };
  const extra = more.map((xml) => ({ xml }));
  return documentOf(
    ...head.slice(0, 2),
    [...head.slice(2).map(cells), [...row.slice(0, 4), own, ...row.slice(5)]],
    ...extra,
  );
};

const said = async (result: string) => {
  const [receipt] = await ingest(office.effects, [{ name: `${result.length}.docx`, bytes: async () => form(result) }]);
  return (receipt?.faults ?? [])
    .filter(({ code }) => code === 'tracked-changes')
    .map((fault) => [fault.place.row, fault.place.column, fault.place.value, faultWords(fault).rule.zh]);
};

test('a result that a tracked change made another one is read as changed, and told', async () => {
  expect(await said(deleted('118公里') + inserted('77公里'))).toEqual([
    [6, '实际完成值', '77公里', '修订前是“118公里”,修订后是“77公里”;按修订后的读'],
  ]);
  expect(await said(inserted('1') + run('12公里'))).toEqual([
    [6, '实际完成值', '112公里', '修订前是“12公里”,修订后是“112公里”;按修订后的读'],
  ]);
  expect(await said(deleted('118公里'))).toEqual([
    [6, '实际完成值', undefined, '修订前是“118公里”,修订后是空的;按修订后的读'],
  ]);
});

test('what was filled in with changes tracked says only one thing', async () => {
  expect(await said(inserted('12公里'))).toEqual([]);
  expect(await said(run('12公里'))).toEqual([]);
});

test('a row that is taken out is told', async () => {
  const gone = `<w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc><w:p>${deleted('养护桥梁')}</w:p></w:tc></w:tr>`;
  const table = `<w:tbl>${['年度', '2025'].map((text) => `<w:tr><w:tc><w:p>${run(text)}</w:p></w:tc></w:tr>`).join('')}${gone}</w:tbl>`;
  const bytes = async () => documentOf({ xml: table });
  const [receipt] = await ingest(office.effects, [{ name: '删行.docx', bytes }]);
  expect(
    receipt?.faults.filter(({ code }) => code === 'tracked-changes').map((fault) => faultWords(fault).rule.zh),
  ).toEqual(['修订删去了一行:“养护桥梁”;没有读这一行']);
});
