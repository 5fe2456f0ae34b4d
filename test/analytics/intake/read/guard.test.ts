import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { guardWorkbook } from '../../../../analytics/intake/read/guard.ts';
import { UnreadableFileError } from '../../../../analytics/intake/read/sheet.ts';

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof UnreadableFileError ? error.fault.code : error;
  }
  return undefined;
};

const latin = (text: string): Uint8Array => new TextEncoder().encode(text);

const sheetXml = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('a small workbook that would keep its reader busy', () => {
  const bookOf = (sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': sheet, ...more }).map(
          ([name, xml]) => [name, latin(xml)],
        ),
      ),
    );
  const around = (inside: string): string => `<worksheet><sheetData/>${inside}</worksheet>`;
  test.each([
    ['widths of two thousand million columns', around('<col min="1" max="2000000000"/>'), 'too-large-inside'],
    ['widths given again and again', around('<col min="1" max="16384"/>'.repeat(9)), 'too-large-inside'],
    ['widths from below the first column', around('<col min="-9" max="5"/>'), 'damaged-workbook'],
    ['a link over the whole sheet', around('<hyperlink ref="A1:XFD1048576"/>'), 'too-large-inside'],
    ['merges over the whole sheet', around('<mergeCell ref="A1:XFD1048576"/>'.repeat(4)), 'too-large-inside'],
    ['very many merges', around('<mergeCell ref="A1:B1"/>'.repeat(50_001)), 'too-large-inside'],
    ['very many rules', around('<cfRule/>'.repeat(65_537)), 'too-large-inside'],
    ['a row past the last', sheetXml('<row r="4000000000"/>'), 'too-large-inside'],
    ['a row that is no number', sheetXml('<row r="NaN"/>'), 'damaged-workbook'],
    ['a column past the last', sheetXml('<row r="1"><c r="ZZZZZZ1"/></row>'), 'damaged-workbook'],
    ['a row of very many cells', sheetXml(`<row>${'<c/>'.repeat(16_385)}</row>`), 'too-large-inside'],
    ['very many cells without addresses', sheetXml('<row><c/></row>'.repeat(100_001)), 'too-large-inside'],
    ['cells one inside another', sheetXml(`<row>${'<c>'.repeat(9)}${'</c>'.repeat(9)}</row>`), 'damaged-workbook'],
    ['a long formula', sheetXml(`<row><c><f>${'A1+'.repeat(3000)}1</f></c></row>`), 'too-large-inside'],
    ['deep elements', around(`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`), 'too-large-inside'],
    ['entities of its own', `<!DOCTYPE a [<!ENTITY a "aa">]>${sheetXml('')}`, 'damaged-workbook'],
  ])('%s', (_, sheet, code) => {
    expect(codeOf(() => guardWorkbook(bookOf(sheet)))).toBe(code);
  });

  test.each([
    ['a format of very many signs', `<numFmts><numFmt formatCode="${'0'.repeat(1001)}"/></numFmts>`],
    ['very many formats', `<cellXfs>${'<xf/>'.repeat(66_001)}</cellXfs>`],
  ])('%s', (_, styles) => {
    const book = bookOf(sheetXml(''), { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` });
    expect(codeOf(() => guardWorkbook(book))).toBe('too-large-inside');
  });

  test.each([
    ['a cell twice', sheetXml('<row r="1"><c r="A1"/><c r="A1"/></row>')],
    ['a cell of another row', sheetXml('<row r="1"><c r="A2"/></row>')],
    ['a row twice', sheetXml('<row r="1"/><row r="1"/>')],
    ['two values in a cell', sheetXml('<row><c><v>1</v><v>2</v></c></row>')],
    ['a number with more behind it', sheetXml('<row><c><v>12abc</v></c></row>')],
    ['a text that is not there', sheetXml('<row><c t="s"><v>7</v></c></row>')],
    ['a format that is not there', sheetXml('<row><c s="7"><v>1</v></c></row>')],
    ['a kind of cell that is none', sheetXml('<row><c t="x"><v>1</v></c></row>')],
    ['a tag that is not closed', '<worksheet><sheetData><row></sheetData></worksheet>'],
    ['two tables', '<worksheet><sheetData/><sheetData/></worksheet>'],
    ['cells in a comment', sheetXml('<row><!--<c><v>1</v></c>--></row>')],
    ['another encoding', `<?xml version="1.0" encoding="GBK"?>${sheetXml('')}`],
    ['a sheet named twice', sheetXml(''), '<workbook><sheets><sheet name="a"/><sheet name="A"/></sheets></workbook>'],
  ])('is not read in one of two ways: %s', (_, sheet, book = '<workbook/>') => {
    expect(codeOf(() => guardWorkbook(bookOf(sheet, { 'xl/workbook.xml': book })))).toBe('damaged-workbook');
  });

  test('is not taken for one of the kinds for having much that is usual', () => {
    const cells = Array.from(
      { length: 900 },
      (_, row) => `<row r="${row + 1}"><c r="B${row + 1}"><v>-1.5E3</v></c></row>`,
    );
    const usual = `<?xml version="1.0" encoding="UTF-8"?><!-- by us --><x:worksheet a=">"><x:sheetData>${cells.join('')}</x:sheetData><mergeCell ref="A1:C9"/></x:worksheet>`;
    expect(guardWorkbook(bookOf(usual)).filled).toBe(900);
  });
});
