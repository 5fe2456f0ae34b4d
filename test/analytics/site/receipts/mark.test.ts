import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Fault } from '../../../../analytics/intake/fault.ts';
import { markWorkbook } from '../../../../analytics/site/receipts/mark.ts';
import { workbookOf } from '../../../support/workbook.ts';

const fault = (row: number, column: string): Fault => ({
  code: 'required-empty',
  severity: 'fault',
  place: { sheet: '预算执行', row, column },
  detail: { label_zh: column, label_en: column, example: '1' },
  times: 1,
});

test('a fault in a cell that a merge covers is marked where it can be seen', async () => {
  const bytes = await workbookOf({
    name: '预算执行',
    rows: [
      ['年度', '期间'],
      [2025, '2025-06'],
      [null, '2025-07'],
    ],
    touch: (sheet) => sheet.mergeCells('A2:A3'),
  });
  const marked = new ExcelJS.Workbook();
  const written = await markWorkbook(bytes, [fault(3, '年度'), fault(3, '期间')]);
  await marked.xlsx.load(written.slice().buffer);
  const sheet = marked.getWorksheet('预算执行');
  const noteOf = (at: string): string => JSON.stringify(sheet?.getCell(at).note ?? '');
  expect(noteOf('A2')).toContain('“年度”必须填写');
  expect(noteOf('B3')).toContain('“期间”必须填写');
  expect(noteOf('B2')).toBe('""');
  expect(marked.getWorksheet('问题清单')?.rowCount).toBe(3);
});

test('a workbook whose comments another program keeps elsewhere is marked all the same', async () => {
  const ours = unzipSync(
    await workbookOf({
      name: '预算执行',
      rows: [
        ['年度', '期间'],
        [2025, null],
      ],
      touch: (sheet) => (sheet.getCell('A1').note = '四位年份'),
    }),
  );
  const { 'xl/comments1.xml': kept = new Uint8Array(), ...rest } = ours;
  const rels = 'xl/worksheets/_rels/sheet1.xml.rels';
  const moved = strFromU8(rest[rels] ?? new Uint8Array()).replace('../comments1.xml', '/xl/comments/comment1.xml');
  expect(moved).toContain('/xl/comments/comment1.xml');
  const theirs = zipSync({ ...rest, 'xl/comments/comment1.xml': kept, [rels]: strToU8(moved) });
  const marked = new ExcelJS.Workbook();
  await marked.xlsx.load((await markWorkbook(theirs, [fault(2, '期间')])).slice().buffer);
  expect(JSON.stringify(marked.getWorksheet('预算执行')?.getCell('B2').note)).toContain('“期间”必须填写');
});

test.each([
  ['an empty one', ['A1:A1'], []],
  ['one of a single cell', ['A1'], []],
  ['two over each other', ['A2:B2', 'B2:C2'], ['A2:B2']],
  ['one that names no cell', ['', 'A2:B2'], ['A2:B2']],
  ['one without an end', ['A1:'], []],
  ['one of the whole sheet', ['A4:XFD1048576', 'A2:B2'], ['A2:B2']],
  ['one past the sheet', ['A4:ZZZ9'], []],
  ['one written backwards', ['B3:A2'], ['A2:B3']],
])('a refused workbook with odd merged ranges is marked: %s', async (_, refs, kept) => {
  const plain = unzipSync(
    await workbookOf({
      name: '预算执行',
      rows: [
        ['年度', '期间'],
        [2025, null],
        [2025, null],
      ],
    }),
  );
  const name = 'xl/worksheets/sheet1.xml';
  const merges = `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  const xml = strFromU8(plain[name] ?? new Uint8Array()).replace('</sheetData>', `</sheetData>${merges}`);
  const marked = new ExcelJS.Workbook();
  const written = await markWorkbook(zipSync({ ...plain, [name]: strToU8(xml) }), [fault(2, '年度')]);
  await marked.xlsx.load(written.slice().buffer);
  const sheet = marked.getWorksheet('预算执行');
  expect(sheet?.model.merges).toEqual(kept);
  expect(JSON.stringify(sheet?.getCell('A2').note)).toContain('“年度”必须填写');
});
