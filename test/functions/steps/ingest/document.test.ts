import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { documentOf, type TestBlock } from '../../../support/document.ts';
import { type Office, openOffice } from '../../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const header = ['年度', '主管部门编码', '主管部门', '预算单位编码', '预算单位'];
const answered = async (name: string, ...blocks: readonly TestBlock[]) => {
  const [receipt] = await ingest(office.effects, [{ name, bytes: async () => documentOf(...blocks) }]);
  return receipt;
};

describe('a plain table in a document', () => {
  test('goes in like a sheet of a workbook', async () => {
    const receipt = await answered('机构.docx', '机构表', [header, ['2025', '101', '教育局', '101001', '一小']]);
    expect([receipt?.state, receipt?.format, receipt?.faults]).toEqual(['accepted', 'docx', []]);
    expect(receipt?.tables.map(({ dataset, sheet, rowsAccepted }) => [dataset, sheet, rowsAccepted])).toEqual([
      ['organisation', '表1', 1],
    ]);
  });

  test.each([
    ['a year in words', { xml: '<w:r><w:t>二〇二五</w:t></w:r>' }, ['not-year', '表1', 2, '二〇二五']],
    [
      'a struck year',
      { xml: '<w:r><w:rPr><w:strike/></w:rPr><w:t>2024</w:t></w:r><w:r><w:t>2025</w:t></w:r>' },
      ['digits-set-apart', '表1', 2, '20242025'],
    ],
    ['a drawn year', { xml: '<w:r><w:drawing><a:blip/></w:drawing></w:r>' }, ['part-unread', '表1', 2, '']],
  ])('is refused at its row for %s', async (_, year, fault) => {
    const receipt = await answered('机构2.docx', [header, [year, '102', '卫生局', '102001', '一院']]);
    expect(receipt?.state).toBe('refused');
    expect(receipt?.faults.map(({ code, place: { sheet, row, value } }) => [code, sheet, row, value ?? ''])).toEqual([
      fault,
    ]);
  });

  test('that no form or list is known by is refused, not passed over', async () => {
    const receipt = await answered('通知.docx', [['会议', '时间']]);
    expect([receipt?.state, receipt?.faults.map(({ code }) => code)]).toEqual(['refused', ['unknown-dataset']]);
  });
});
