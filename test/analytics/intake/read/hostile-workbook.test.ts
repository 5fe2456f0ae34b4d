import { describe, expect, test } from 'vitest';
import { UnreadableFileError } from '../../../../analytics/intake/read/sheet.ts';
import { readWorkbook } from '../../../../analytics/intake/read/xlsx/workbook.ts';
import { listOfSheets, rawWorkbook, sheetOf } from '../../../support/raw-workbook.ts';

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof UnreadableFileError ? error.fault.code : error;
  }
  return undefined;
};

describe('a small workbook that would keep its reader busy', () => {
  const around = (inside: string): string => `<worksheet><sheetData/>${inside}</worksheet>`;
  test.each([
    ['widths of two thousand million columns', around('<col min="1" max="2000000000"/>'), 'too-large-inside'],
    ['widths given again and again', around('<col min="1" max="16384"/>'.repeat(9)), 'too-large-inside'],
    ['widths from below the first column', around('<col min="-9" max="5"/>'), 'damaged-workbook'],
    ['a link over the whole sheet', around('<hyperlink ref="A1:XFD1048576"/>'), 'too-large-inside'],
    ['merges over the whole sheet', around('<mergeCell ref="A1:XFD1048576"/>'.repeat(4)), 'too-large-inside'],
    ['very many merges', around('<mergeCell ref="A1:B1"/>'.repeat(50_001)), 'too-large-inside'],
    ['very many rules', around('<cfRule/>'.repeat(65_537)), 'too-large-inside'],
    ['a row past the last', sheetOf('<row r="4000000000"/>'), 'too-large-inside'],
    ['a row that is no number', sheetOf('<row r="NaN"/>'), 'damaged-workbook'],
    ['a column past the last', sheetOf('<row r="1"><c r="ZZZZZZ1"/></row>'), 'damaged-workbook'],
    ['a row of very many cells', sheetOf(`<row>${'<c/>'.repeat(16_385)}</row>`), 'too-large-inside'],
    ['very many cells without addresses', sheetOf('<row><c/></row>'.repeat(100_001)), 'too-large-inside'],
    ['cells one inside another', sheetOf(`<row>${'<c>'.repeat(9)}${'</c>'.repeat(9)}</row>`), 'damaged-workbook'],
    ['a long formula', sheetOf(`<row><c><f>${'A1+'.repeat(3000)}1</f></c></row>`), 'too-large-inside'],
    ['deep elements', around(`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`), 'too-large-inside'],
    ['entities of its own', `<!DOCTYPE a [<!ENTITY a "aa">]>${sheetOf('')}`, 'damaged-workbook'],
  ])('%s', (_, sheet, code) => {
    expect(codeOf(() => readWorkbook(rawWorkbook(sheet)))).toBe(code);
  });

  test.each([
    ['a format of very many signs', `<numFmts><numFmt formatCode="${'0'.repeat(1001)}"/></numFmts>`],
    ['very many formats', `<cellXfs>${'<xf/>'.repeat(66_001)}</cellXfs>`],
  ])('%s', (_, styles) => {
    const book = rawWorkbook(sheetOf(''), { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` });
    expect(codeOf(() => readWorkbook(book))).toBe('too-large-inside');
  });

  test.each([
    ['a cell twice', sheetOf('<row r="1"><c r="A1"/><c r="A1"/></row>')],
    ['a cell of another row', sheetOf('<row r="1"><c r="A2"/></row>')],
    ['a row twice', sheetOf('<row r="1"/><row r="1"/>')],
    ['two values in a cell', sheetOf('<row><c><v>1</v><v>2</v></c></row>')],
    ['a number with more behind it', sheetOf('<row><c><v>12abc</v></c></row>')],
    ['a text that is not there', sheetOf('<row><c t="s"><v>7</v></c></row>')],
    ['a format that is not there', sheetOf('<row><c s="7"><v>1</v></c></row>')],
    ['a kind of cell that is none', sheetOf('<row><c t="x"><v>1</v></c></row>')],
    ['a value with something inside', sheetOf('<row><c><v>16<mergeCell ref="A1:B1"/></v></c></row>')],
    ['a text with something inside', sheetOf('<row><c t="inlineStr"><is><t>甲<x/>乙</t></is></c></row>')],
    ['a tag inside a tag', sheetOf('<row><c r="A1" <c r="B1"/></row>')],
    ['a merged range in a cell', sheetOf('<row><c><mergeCell ref="B7:C7"/><v>1</v></c></row>')],
    ['a number in a row', sheetOf('<row><v>1</v></row>')],
    ['a tag that is not closed', '<worksheet><sheetData><row></sheetData></worksheet>'],
    ['two tables', '<worksheet><sheetData/><sheetData/></worksheet>'],
    ['cells in a comment', sheetOf('<row><!--<c><v>1</v></c>--></row>')],
    ['another encoding', `<?xml version="1.0" encoding="GBK"?>${sheetOf('')}`],
    ['a sheet named twice', sheetOf(''), listOfSheets('name="a" r:id="r1"', 'name="A" r:id="r2"')],
  ])('is not read in one of two ways: %s', (_, sheet, book?: string) => {
    expect(codeOf(() => readWorkbook(rawWorkbook(sheet, book === undefined ? {} : { 'xl/workbook.xml': book })))).toBe(
      'damaged-workbook',
    );
  });

  test('is not taken for one of the kinds for having much that is usual', () => {
    const cells = Array.from(
      { length: 900 },
      (_, row) => `<row r="${row + 1}"><c r="B${row + 1}"><v>-1.5E3</v></c></row>`,
    );
    const usual = `<?xml version="1.0" encoding="UTF-8"?><!-- by us --><x:worksheet a=">"><x:sheetData>${cells.join('')}</x:sheetData><mergeCell ref="A1:C9"/></x:worksheet>`;
    const [sheet] = readWorkbook(rawWorkbook(usual));
    expect(sheet?.rows).toHaveLength(900);
    expect(sheet?.rows[899]).toEqual({ row: 900, cells: [null, '-1500'] });
    expect(sheet?.merges).toEqual([{ top: 1, left: 0, bottom: 9, right: 2 }]);
  });
});
