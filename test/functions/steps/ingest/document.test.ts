import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeReceiptPages } from '../../../../functions/steps/ingest/receipts.ts';
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

test('a refused document comes back marked, and mended with the marks left in it is accepted', async () => {
  const row = ['二〇二五', '103', '民政局', '103001', '福利院'];
  const sent = documentOf('机构表', [header, row]);
  const [refused] = await ingest(office.effects, [{ name: '机构3.docx', bytes: async () => sent }]);
  const written = new Map<string, Uint8Array>();
  await writeReceiptPages(office.effects, refused ? [refused] : [], {
    write: async (path, body) => void written.set(path, Buffer.from(body as Uint8Array)),
  });
  const [name, marked] = [...written].find(([path]) => path.endsWith('.docx')) ?? ['', new Uint8Array()];
  const page = [...written].find(([path]) => path.endsWith('.html'))?.[1].toString() ?? '';
  expect(page).toContain(`${encodeURI(name.replace('receipts/', ''))}">标好问题的文档`);
  const parts = unzipSync(marked);
  const mended = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('二〇二五', '2025');
  const again = zipSync({ ...parts, 'word/document.xml': strToU8(mended) });
  const [accepted] = await ingest(office.effects, [{ name: '机构3.docx', bytes: async () => again }]);
  expect([refused?.state, accepted?.state, accepted?.faults]).toEqual(['refused', 'accepted', []]);
});
