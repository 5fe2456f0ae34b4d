import type { Worksheet } from 'exceljs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { numberText, serialText } from '../../../../analytics/intake/read/cell-text.ts';
import { kindOf } from '../../../../analytics/intake/read/kind.ts';
import { formulaMark, setApartMark, UnreadableFileError } from '../../../../analytics/intake/read/sheet.ts';
import { readWorkbook, workbookLimits } from '../../../../analytics/intake/read/xlsx/workbook.ts';
import { rawParts, rawWorkbook, sheetOf } from '../../../support/raw-workbook.ts';
import { workbookOf } from '../../../support/workbook.ts';

const faultOf = (work: () => unknown): UnreadableFileError['fault'] => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnreadableFileError) return error.fault;
    throw error;
  }
  throw new Error('nothing was thrown');
};

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof UnreadableFileError ? error.fault.code : error;
  }
  return undefined;
};

const latin = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a number as text', () => {
  test.each([
    [0.1 + 0.2, '0.3'],
    [1234.5, '1234.5'],
    [-0, '0'],
    [2025101001001, '2025101001001'],
    [999999999999999, '999999999999999'],
    [1e15, '1E+15'],
    [-2.0251e20, '-2.0251E+20'],
    [1e-7, '0.0000001'],
    [-1.5e-9, '-0.0000000015'],
    [1 / 3, '0.333333333333333'],
  ])('%d', (value, text) => {
    expect(numberText(value)).toBe(text);
  });
});

describe('a day as text', () => {
  test.each([
    [45717, false, '2025-03-01'],
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [45717.5, false, '2025-03-01 12:00:00'],
    [44255, true, '2025-03-01'],
    [-1, false, '-1'],
    [3_000_000, false, '3000000'],
  ])('%d', (serial, epoch1904, text) => {
    expect(serialText(serial, epoch1904)).toBe(text);
  });
});

describe('a workbook', () => {
  test('gives every kind of cell as text, with its place', async () => {
    const bytes = await workbookOf({
      name: '表',
      rows: [['标题'], [], [2025, '2025-06', 1234.5, new Date(Date.UTC(2025, 2, 1)), true, null, 'x']],
      touch: (sheet) => {
        sheet.mergeCells('A1:G1');
        const set = (at: string, value: unknown, format?: string): void => {
          const cell = sheet.getCell(at);
          cell.value = value as never;
          if (format) cell.numFmt = format;
        };
        set('A4', 0.9512, '0.00%');
        set('B4', 45717, 'yyyy"年"m"月"d"日"');
        set('C4', 0.5, 'h:mm');
        set('D4', { error: '#N/A' });
        set('E4', { formula: 'A3+1', result: 2026 });
        set('F4', { formula: 'A3+2' });
        set('G4', { richText: [{ text: '富' }, { text: '文本', font: { bold: true } }] });
        set('H4', 12, '0.00"元"');
        sheet.getRow(4).hidden = true;
      },
    });
    expect(readWorkbook(bytes)).toEqual([
      {
        name: '表',
        merges: [{ top: 1, left: 0, bottom: 1, right: 6 }],
        rows: [
          { row: 1, cells: ['标题'] },
          { row: 3, cells: ['2025', '2025-06', '1234.5', '2025-03-01', 'TRUE', null, 'x'] },
          {
            row: 4,
            cells: ['0.9512', '2025-03-01', '0.5', '#N/A', '2026', `${formulaMark}=A3+2`, '富文本', '12'],
            formats: ['0.00%', undefined, 'h:mm', undefined, undefined, undefined, undefined, '0.00"元"'],
            isHidden: true,
          },
        ],
      },
    ]);
  });

  test('is read as it is shown: codes with their zeros, figures with digits set apart marked', async () => {
    const bytes = await workbookOf({
      name: '表',
      rows: [[]],
      touch: (sheet) => {
        const set = (at: string, value: unknown, format = 'General'): void => {
          sheet.getCell(at).value = value as never;
          sheet.getCell(at).numFmt = format;
        };
        set('A1', 7, '000');
        set('B1', 7001, '000000');
        set('C1', 12, '"P"000');
        set('D1', 7.5, '000');
        set('E1', { richText: [{ text: '36000' }, { text: '2', font: { vertAlign: 'superscript' } }] });
        set('F1', { richText: [{ text: '1', font: { strike: true } }, { text: '90000' }] });
        set('G1', { richText: [{ text: '面积(m' }, { text: '2', font: { vertAlign: 'superscript' } }, { text: ')' }] });
      },
    });
    expect(readWorkbook(bytes)[0]?.rows[0]?.cells).toEqual([
      '007',
      '007001',
      'P012',
      '7.5',
      `${setApartMark}360002`,
      `${setApartMark}190000`,
      '面积(m2)',
    ]);
  });

  test('is read with its hidden sheets', async () => {
    const sheets = readWorkbook(
      await workbookOf({ name: 'a', rows: [[1]] }, { name: 'b', rows: [[2]], state: 'hidden' }),
    );
    expect(sheets.map(({ name, rows, isHidden }) => [name, rows[0]?.cells, isHidden])).toEqual([
      ['a', ['1'], undefined],
      ['b', ['2'], true],
    ]);
  });

  test('with content far to the right is refused', async () => {
    const touch = (sheet: Worksheet): void => {
      sheet.getCell('XFD1048576').value = 1;
    };
    const bytes = await workbookOf({ name: 'a', rows: [[1]], touch });
    expect(codeOf(() => readWorkbook(bytes))).toBe('too-large-inside');
  });

  test('that is damaged is refused', async () => {
    const bytes = await workbookOf({ name: 'a', rows: [[1]] });
    expect(codeOf(() => readWorkbook(bytes.slice(0, bytes.length / 2)))).toBe('damaged-workbook');
    expect(codeOf(() => readWorkbook(zipSync({ 'xl/workbook.xml': latin('<not xml') })))).toBe('damaged-workbook');
  });
});

describe('an archive that is not what its directory says', () => {
  const parts = rawParts(sheetOf('<row><c><v>4800000</v></c></row>'));
  const stored = zipSync(parts, { level: 0 });
  const placeOf = (text: string): number => Buffer.from(stored).indexOf(text);
  const changed = (at: number, byte: number): Uint8Array => stored.slice().fill(byte, at, at + 1);

  test('is refused for a digit that was flipped', () => {
    expect(codeOf(() => readWorkbook(stored))).toBeUndefined();
    expect(codeOf(() => readWorkbook(changed(placeOf('4800000'), 0x35)))).toBe('damaged-workbook');
  });

  test('is refused for an entry that only one of the two knows', () => {
    const directory = Buffer.from(stored).lastIndexOf('xl/worksheets/sheet1.xml');
    expect(codeOf(() => readWorkbook(changed(directory + 3, 0x57)))).toBe('damaged-workbook');
    expect(codeOf(() => readWorkbook(changed(placeOf('xl/worksheets/sheet1.xml') + 3, 0x57)))).toBe('damaged-workbook');
  });

  test('is refused without a directory, and taken with something behind it', () => {
    expect(codeOf(() => readWorkbook(stored.slice(0, -22)))).toBe('damaged-workbook');
    expect(codeOf(() => readWorkbook(new Uint8Array([...stored, 0x0a])))).toBeUndefined();
  });

  test('is not one with a name of its own encoding', () => {
    expect(codeOf(() => readWorkbook(zipSync({ ...parts, 'xl/media/图.png': latin('x') })))).toBeUndefined();
  });
});

describe('bombs', () => {
  const blanks = sheetOf(' '.repeat(50_000_000));
  const bomb = rawWorkbook(blanks);

  test('are stopped by what they unpack to, not by what they say', () => {
    expect(bomb.length).toBeLessThan(100_000);
    expect(codeOf(() => readWorkbook(bomb, { ...workbookLimits, bytes: 10_000_000 }))).toBe('too-large-inside');
    expect(codeOf(() => readWorkbook(bomb))).toBeUndefined();
    // The sizes in the headers are the maker's words.
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 4; at++)
      if (view.getUint32(at, true) === blanks.length) view.setUint32(at, 10, true);
    expect(codeOf(() => readWorkbook(lying, { ...workbookLimits, bytes: 10_000_000 }))).toBe('too-large-inside');
  });

  test('of very many cells or entries are stopped', () => {
    const cells = rawWorkbook(sheetOf(`<row>${'<c/>'.repeat(5000)}</row>`));
    expect(codeOf(() => readWorkbook(cells, { ...workbookLimits, cells: 4999 }))).toBe('too-large-inside');
    expect(codeOf(() => readWorkbook(cells, { ...workbookLimits, cells: 5000 }))).toBeUndefined();
    const entries = zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`e${index}`, latin('')])));
    expect(codeOf(() => readWorkbook(entries, { ...workbookLimits, entries: 29 }))).toBe('too-large-inside');
  });
});

test('a document is one by its content', () => {
  expect(kindOf(zipSync({ 'word/document.xml': latin('<x/>') }))).toBe('docx');
});

describe('the kind of a file is told by its content', () => {
  const ole = (stream: string): Uint8Array =>
    new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0]),
    ]);
  test.each([
    ['an empty file', new Uint8Array(), 'empty-file'],
    ['a legacy workbook', ole('Workbook'), 'legacy-xls'],
    ['an encrypted workbook', ole('EncryptedPackage'), 'password-protected'],
    ['a legacy document', ole('WordDocument'), 'legacy-doc'],
    ['a PDF', latin('%PDF-1.7'), 'not-a-table'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]), 'not-a-table'],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': latin('x') }), 'not-a-table'],
    ['a web page', latin('<html><table><tr><td>年度</td></tr></table></html>'), 'web-page'],
    ['a web page with a mark', latin('\ufeff\r\n<!DOCTYPE HTML PUBLIC "x">'), 'web-page'],
    [
      'a web page of two bytes a letter',
      new Uint8Array([0xff, 0xfe, ...[...'<table>'].flatMap((letter) => [letter.charCodeAt(0), 0])]),
      'web-page',
    ],
    ['an XML table', latin('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'), 'web-page'],
    ['a web archive', latin('MIME-Version: 1.0\nContent-Type: multipart/related'), 'web-page'],
    ['an archive', zipSync({ 'a.csv': latin('x') }), 'not-a-table'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(() => kindOf(bytes))).toBe(code);
  });

  const zip = (...entries: readonly string[]): Uint8Array =>
    zipSync(Object.fromEntries(entries.map((entry) => [entry, latin('x')])), { level: 0 });
  const bytesOf = (letters: string): Uint8Array => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const at = (place: number, signature: string): Uint8Array =>
    latin(`${' '.repeat(place)}${signature}${' '.repeat(9)}`);
  test.each([
    ['a PDF', latin('%PDF-1.7'), ' PDF 文件', '原文件'],
    ['a PNG', bytesOf('\x89PNG\r\n'), '图片', '原文件'],
    ['a JPEG', bytesOf('\xff\xd8\xff\xe0'), '图片', '原文件'],
    ['a GIF', latin('GIF89a'), '图片', '原文件'],
    ['a TIFF', latin('II*\0'), '图片', '原文件'],
    ['a TIFF of a scanner', latin('MM\0*'), '图片', '原文件'],
    ['a bitmap', latin('BM\x36\x10\x0e\0\0\0\0\0\x36\0\0\0'), '图片', '原文件'],
    ['a WebP', latin('RIFF\x24\0\0\0WEBPVP8 '), '图片', '原文件'],
    ['a photo of a telephone', latin('\0\0\0\x18ftypheic'), '图片或录像', '原文件'],
    ['slides of before 2007', ole('PowerPoint Document'), '演示文稿', '原文件'],
    ['slides', zip('[Content_Types].xml', 'ppt/presentation.xml'), '演示文稿', '原文件'],
    ['an OFD', zip('OFD.xml'), ' OFD 文件', '原文件'],
    ['a sheet of Numbers', zip('Index/Document.iwa'), ' Numbers 或 Pages 文件', '另存为'],
    ['a database', latin('\0\x01\0\0Standard ACE DB'), ' Access 数据库', '另存为'],
    ['a zip', zip('a.csv'), '压缩包', '解压'],
    ['a zip of a workbook', zipSync({ '6月.xlsx': zip('xl/workbook.xml') }, { level: 0 }), '压缩包', '解压'],
    ['a zip of a document', zipSync({ '6月.docx': zip('word/document.xml') }, { level: 0 }), '压缩包', '解压'],
    ['a zip of a folder', zipSync({ '6月/': latin(''), '6月/1.xlsx': zip('xl/workbook.xml') }), '压缩包', '解压'],
    ['a RAR', latin('Rar!\x1a\x07'), '压缩包', '解压'],
    ['a 7z', bytesOf('7z\xbc\xaf'), '压缩包', '解压'],
    ['a tar', at(257, 'ustar'), '压缩包', '解压'],
  ])('%s is called what it is, with what to send', (_, bytes, kind, remedy) => {
    const words = faultWords(faultOf(() => kindOf(bytes)));
    expect(words.rule.zh).toBe(`这是${kind},不是 .xlsx、.docx 或 .csv`);
    expect(words.remedy.zh).toContain(remedy);
  });

  test('workbooks and text go on', async () => {
    expect(kindOf(await workbookOf({ name: 'a', rows: [[1]] }))).toBe('xlsx');
    expect(kindOf(latin('年度,期间'))).toBe('text');
    expect(kindOf(latin('<5%,期间'))).toBe('text');
    expect(kindOf(latin('BM,MC\n101,教育局\n'))).toBe('text');
    expect(kindOf(zip('xl/embeddings/1.xlsx', 'xl/workbook.xml'))).toBe('xlsx');
  });
});
