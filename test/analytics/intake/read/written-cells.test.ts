import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formulaMark, setApartMark, UnreadableFileError } from '../../../../analytics/intake/read/sheet.ts';
import { readWorkbook } from '../../../../analytics/intake/read/xlsx/workbook.ts';
import { listOfSheets, rawWorkbook, sheetOf } from '../../../support/raw-workbook.ts';

// Cells as other programs than ours write them, in the XML itself.

const cellsOf = (cells: string, more: Readonly<Record<string, string>> = {}): readonly (string | null)[] =>
  readWorkbook(rawWorkbook(sheetOf(`<row>${cells}</row>`), more))[0]?.rows[0]?.cells ?? [];

const damage = (bytes: Uint8Array): unknown => {
  try {
    readWorkbook(bytes);
  } catch (error) {
    return error instanceof UnreadableFileError ? [error.fault.code, error.fault.detail.reason] : error;
  }
  return undefined;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const shownBy = (format: string, value: string): Uint8Array =>
  rawWorkbook(sheetOf(`<row><c s="0"><v>${value}</v></c></row>`), {
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${escaped(format)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
  });

describe('a number format that no spreadsheet knows', () => {
  test.each(['[]00', '0*[0', '0!]0', '!s!"00'])('%j makes the file one that is damaged, and no more', (format) => {
    expect(damage(shownBy(format, '7'))).toEqual(['damaged-workbook', expect.stringContaining('number format')]);
  });

  test('is told as such, whatever it is made of', () => {
    const signs = [
      '0',
      '-',
      '"',
      '\\',
      '[',
      ']',
      '[$-',
      '_',
      '*',
      '!',
      '#',
      'y',
      'm',
      'd',
      'h',
      '@',
      'E+',
      'General',
      '年',
      '[>1]',
    ];
    const format = fc.array(fc.constantFrom(...signs), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(format, fc.constantFrom('7', '45000', '-3'), (code, value) => {
        expect(damage(shownBy(code, value)) ?? ['damaged-workbook']).toContain('damaged-workbook');
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

test('a shared text that is not listed among the others makes the workbook a damaged one', () => {
  const strings = '<sst><si><t>一</t></si><mergeCell><si><t>二</t></si></mergeCell><si><t>三</t></si></sst>';
  const book = rawWorkbook(sheetOf('<row><c t="s"><v>2</v></c></row>'), { 'xl/sharedStrings.xml': strings });
  expect(damage(book)).toEqual(['damaged-workbook', 'a shared text inside <mergeCell>']);
});

describe('a cell', () => {
  test.each([
    ['a number', '<c><v>12.50</v></c>', '12.5'],
    ['a number with blanks round it', '<c><v> 007 </v></c>', '7'],
    ['a number with an exponent', '<c><v>4.8E6</v></c>', '4800000'],
    ['a text of its own', '<c t="inlineStr"><is><t>一般公共预算</t></is></c>', '一般公共预算'],
    ['a text with entities', '<c t="str"><v>&lt;5 &amp; &#x4e00;&#19968;&amp;lt;</v></c>', '<5 & 一一&lt;'],
    ['a text with line ends', '<c t="inlineStr"><is><t>一_x000D_\n二</t></is></c>', '一\n二'],
    ['a text that is a number', '<c t="str"><v>007</v></c>', '007'],
    ['yes', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['no', '<c t="b"><v>false</v></c>', 'FALSE'],
    ['a day', '<c t="d"><v>2025-03-01</v></c>', '2025-03-01'],
    ['a day at midnight', '<c t="d"><v>2025-03-01T00:00:00.000Z</v></c>', '2025-03-01'],
    ['a day and a time', '<c t="d"><v>2025-03-01T12:30:00</v></c>', '2025-03-01 12:30:00'],
    ['an error', '<c t="e"><v>#REF!</v></c>', '#REF!'],
    ['an error that came later', '<c t="e"><v>#SPILL!</v></c>', '#N/A'],
    ['a formula and what it came to', '<c><f>A1+1</f><v>3</v></c>', '3'],
    ['a formula that came to an empty text', '<c t="str"><f>""</f><v></v></c>', undefined],
    ['a formula that was not worked out', '<c><f>A1&amp;"x"</f></c>', `${formulaMark}=A1&"x"`],
    ['a formula of other cells too', '<c><f t="shared" si="0"/><v/></c>', `${formulaMark}=…`],
    ['a cell that only looks', '<c s="0"/>', undefined],
  ])('is %s', (_, xml, text) => {
    expect(cellsOf(xml)[0]).toBe(text);
  });

  test('leaves out how a word is pronounced, and marks figures some of whose digits are set apart', () => {
    const runs = (properties: string): string =>
      `<c t="inlineStr"><is><r><t>120</t></r><r><rPr>${properties}</rPr><t>0</t></r><rPh sb="0" eb="1"><t>ひゃく</t></rPh></is></c>`;
    expect(cellsOf(runs('<b/>'))).toEqual(['1200']);
    expect(cellsOf(runs('<strike val="0"/>'))).toEqual(['1200']);
    expect(cellsOf(runs('<strike/>'))).toEqual([`${setApartMark}1200`]);
    expect(cellsOf(runs('<vertAlign val="superscript"/>'))).toEqual([`${setApartMark}1200`]);
  });

  test.each([
    ['12', '所', true],
    ['≥12', '所', true],
    ['1', ' 200公里', true],
    ['道路养护12号线,', '已取消', false],
    ['明显', '改善', false],
  ])('marks a number with its unit whose digits are set apart, and no sentence: %s%s', (struck, rest, isMarked) => {
    const [text] = cellsOf(
      `<c t="inlineStr"><is><r><rPr><strike/></rPr><t>${struck}</t></r><r><t xml:space="preserve">${rest}</t></r></is></c>`,
    );
    expect(text?.startsWith(setApartMark)).toBe(isMarked);
  });

  test('is marked where its whole figure is struck out, in cells of that look alone', () => {
    const styles = `<styleSheet><fonts><font/><font><strike/></font></fonts>
      <cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>`;
    const cells = '<c><v>5</v></c><c s="1"><v>5</v></c><c s="1" t="str"><v>五</v></c>';
    expect(cellsOf(cells, { 'xl/styles.xml': styles })).toEqual(['5', `${setApartMark}5`, '五']);
    const texts = '<c s="1" t="s"><v>0</v></c><c t="s"><v>0</v></c><c s="1" t="inlineStr"><is><t>12所</t></is></c>';
    const strings = '<sst><si><t>12所</t></si></sst>';
    expect(cellsOf(texts, { 'xl/styles.xml': styles, 'xl/sharedStrings.xml': strings })).toEqual([
      `${setApartMark}12所`,
      '12所',
      `${setApartMark}12所`,
    ]);
  });

  test('shows days by formats that have only a number, those of a Chinese spreadsheet too', () => {
    const ids = [14, 27, 31, 57, 58, 20, 32, 0];
    const styles = `<styleSheet><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
    const cells = ids.map((_, index) => `<c s="${index}"><v>45717</v></c>`).join('');
    expect(cellsOf(cells, { 'xl/styles.xml': styles })).toEqual([
      ...Array.from({ length: 5 }, () => '2025-03-01'),
      ...Array.from({ length: 3 }, () => '45717'),
    ]);
  });

  test('counts days from 1904 where the workbook does', () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    const book = `<workbook><workbookPr date1904="1"/><sheets><sheet name="表" r:id="r1"/></sheets></workbook>`;
    const more = { 'xl/styles.xml': styles, 'xl/workbook.xml': book };
    expect(cellsOf('<c s="0"><v>44255</v></c>', more)).toEqual(['2025-03-01']);
  });

  test('has the text that it shares, by its place among them', () => {
    const strings = '<sst><si><t>甲</t></si><si/><si><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r></si></sst>';
    const cells = '<c t="s"><v>2</v></c><c t="s"><v>1</v></c><c t="s"><v>0</v></c>';
    expect(cellsOf(cells, { 'xl/sharedStrings.xml': strings })).toEqual(['乙 丙', null, '甲']);
  });
});

describe('a sheet', () => {
  test('is found by its relation, whatever its part is called and in whatever capitals', () => {
    const bytes = rawWorkbook(sheetOf(''), {
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="o/officeDocument" Target="/Book/Main.xml"/></Relationships>',
      'book/main.xml': listOfSheets('name="第&amp;一" r:id="x"', 'name="图" state="veryHidden" r:id="y"'),
      'book/_rels/main.xml.rels':
        '<Relationships><Relationship Id="x" Type="o/worksheet" Target="../Sheets/s.xml"/><Relationship Id="y" Type="o/chartsheet" Target="c.xml"/></Relationships>',
      'Sheets/S.xml':
        '<x:worksheet><x:sheetData><x:row r="3"><x:c r="C3"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      'book/c.xml': '<chartsheet/>',
    });
    expect(readWorkbook(bytes)).toEqual([
      { name: '第&一', rows: [{ row: 3, cells: [null, null, '7'] }] },
      { name: '图', rows: [], isHidden: true },
    ]);
  });

  test('that is listed and not there makes a damaged workbook', () => {
    const book = { 'xl/workbook.xml': listOfSheets('name="表" r:id="r1"', 'name="附表" r:id="r9"') };
    expect(damage(rawWorkbook(sheetOf(''), book))).toEqual(['damaged-workbook', 'sheet 附表']);
    expect(damage(rawWorkbook(sheetOf(''), { 'xl/workbook.xml': listOfSheets() }))).toEqual([
      'damaged-workbook',
      'no sheets in xl/workbook.xml',
    ]);
  });

  test('is read alike wherever it is cut while it is decoded', () => {
    const texts = Array.from({ length: 60_000 }, (_, index) => `第${index}行<>"'&`);
    const escaped = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    const rows = texts.map((text) => `<row a='>'><c t="str"><v>${escaped(text)}</v></c></row>`).join('\n');
    const [sheet] = readWorkbook(rawWorkbook(sheetOf(rows)));
    expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual(texts);
  });
});
