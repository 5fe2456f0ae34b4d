import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../analytics/intake/read/docx.ts';
import { setApartMark, unreadMark } from '../../../../analytics/intake/read/sheet.ts';
import { documentOf, documentWith } from '../../../support/document.ts';

const run = (text: string, look = ''): string => `<w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r>`;
const mark = (kind: 'begin' | 'separate' | 'end', data = ''): string =>
  `<w:r><w:fldChar w:fldCharType="${kind}">${data}</w:fldChar></w:r>`;
const code = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const field = (instruction: string, result: string, data = ''): string =>
  `${mark('begin', data)}${code(instruction)}${mark('separate')}${run(result)}${mark('end')}`;
const bare = (instruction: string, data = ''): string => `${mark('begin', data)}${code(instruction)}${mark('end')}`;
const control = (properties: string, content: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const paragraph = (content: string): string => `</w:p><w:p>${content}`;
const list = (more: string): string =>
  `<w:ffData><w:ddList>${more}<w:listEntry w:val="是"/><w:listEntry w:val="否"/></w:ddList></w:ffData>`;
const math = (content: string): string => `<m:oMath>${content}</m:oMath>`;
const deletedMark = '<w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>';

const cellOf = (bytes: Uint8Array): string | null | undefined =>
  readDocument(bytes)[0]?.rows.find(({ row }) => row === 1)?.cells[1];

describe('a cell of a document', () => {
  test.each<[string, string, string | null]>([
    ['paragraphs', `${run('12')}${paragraph(run('3'))}`, '12\n3'],
    ['line breaks, old and new', '<w:r><w:t>1</w:t><w:br/><w:t>2</w:t><w:cr/><w:t>3</w:t></w:r>', '1\n2\n3'],
    [
      'a tab, but none of the stops of its paragraph',
      '<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>',
      'a b',
    ],
    [
      'hyphens that are kept, and those that are not shown',
      '<w:r><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:t>2</w:t></w:r>',
      '-12',
    ],
    ['nothing but blanks', run(' \u2002\u3000 '), null],
    [
      'a table inside it',
      '</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>',
      '1\n2',
    ],
    ['deleted text', `${run('12')}<w:del w:id="1"><w:r><w:delText>0</w:delText></w:r></w:del>`, '12'],
    ['inserted text', `<w:ins w:id="1">${run('15')}</w:ins>`, '15'],
    [
      'moved text, where it went',
      `<w:moveFrom w:id="1">${run('9')}</w:moveFrom><w:moveTo w:id="2">${run('8')}</w:moveTo>`,
      '8',
    ],
    [
      'a deleted end of a paragraph',
      `${run('12')}${paragraph(`${deletedMark}${run('3')}`)}${paragraph(run('4'))}`,
      '12\n34',
    ],
    ['hidden text', `${run('12')}${run('34', '<w:vanish/>')}`, '12'],
    [
      'text of a link, a tag and a direction',
      `<w:hyperlink>${run('1')}</w:hyperlink><w:smartTag>${run('2')}</w:smartTag><w:dir>${run('3')}</w:dir>`,
      '123',
    ],
    [
      'the base of a reading aid',
      '<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      '拼',
    ],
    [
      'a footnote’s number',
      `${run('12')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>`,
      '12',
    ],
    [
      'what is drawn for newer and for older programs',
      `<w:r><mc:AlternateContent><mc:Choice><w:t>88</w:t></mc:Choice><mc:Fallback><w:t>88</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
      '88',
    ],
    [
      'what is drawn for newer programs alone',
      `<w:r><mc:AlternateContent><mc:Choice><w:t>88</w:t></mc:Choice></mc:AlternateContent></w:r>`,
      '88',
    ],
    ['a simple field', `<w:fldSimple w:instr="=SUM(ABOVE)">${run('120')}</w:fldSimple>`, '120'],
    ['a field', field('FORMTEXT', '77'), '77'],
    [
      'a field in the code of a field',
      `${mark('begin')}${code('IF ')}${field('MERGEFIELD a', '1')}${code(' = 1')}${mark('separate')}${run('是')}${mark('end')}`,
      '是',
    ],
    ['the first choice of a list', bare('FORMDROPDOWN', list('')), '是'],
    ['the choice made in a list', bare('FORMDROPDOWN', list('<w:result w:val="1"/>')), '否'],
    ['a list with its choice written out', field('FORMDROPDOWN', '否', list('<w:result w:val="1"/>')), '否'],
    [
      'a box of an old form',
      `${bare('FORMCHECKBOX', '<w:ffData><w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox></w:ffData>')}${bare('FORMCHECKBOX', '<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>')}`,
      '□√',
    ],
    ['a field without a look of its own', `${run('1')}${bare('XE "索引"')}`, '1'],
    ['a content control', control('', run('达成预期指标')), '达成预期指标'],
    ['the prompt of a content control', control('<w:showingPlcHdr/>', run('单击此处输入文字。')), null],
    [
      'a ticked box',
      `${control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', run('☒'))}${run('是')}`,
      '√是',
    ],
    [
      'an empty box',
      `${control('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', run('☐'))}${run('否')}`,
      '□否',
    ],
    ['a tick of Wingdings', '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', '√'],
    [
      'a ticked and an empty box of Wingdings 2',
      '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>',
      '√□',
    ],
    ['a sign of the font Symbol', '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>', '≥95%'],
    ['letters set in Wingdings', run('\uf0fc', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), '√'],
    ['a formula on one line', math('<m:r><m:t>≥95%</m:t></m:r>'), '≥95%'],
    ['text beside a picture', `<w:r><w:drawing><a:blip/></w:drawing><w:t>已盖章</w:t></w:r>`, '已盖章'],
    ['a drawn line', `<w:r><w:drawing/></w:r>`, null],
  ])('shows %s', (_, xml, written) => {
    expect(cellOf(documentOf([['a', { xml }]]))).toBe(written);
  });

  test.each<[string, string, string]>([
    [
      'of a font that no table knows',
      `<w:r><w:sym w:font="Office Icons" w:char="F0A3"/></w:r>${run('是')}`,
      '\ufffd是',
    ],
    ['with a shape in its own font alone', run('\uf0fc', '<w:rFonts w:ascii="宋体"/>'), '\ufffd'],
    [
      'that is a fraction',
      math('<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>'),
      '\ufffd',
    ],
    ['that is drawn by a code', bare('EQ \\o\\ac(○,1)'), '\ufffd'],
    ['that is computed when Word opens it', bare('=SUM(ABOVE)'), '\ufffd'],
    ['that is a picture and nothing else', `<w:r><w:drawing><a:blip/></w:drawing></w:r>`, ''],
  ])('marks what it shows %s as unread', (_, xml, written) => {
    expect(cellOf(documentOf([['a', { xml }]]))).toBe(`${unreadMark}${written}`);
  });

  const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="gone"><w:rPr><w:strike/></w:rPr></w:style><w:style w:styleId="more"><w:basedOn w:val="gone"/></w:style><w:style w:styleId="less"><w:basedOn w:val="more"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`;

  test.each<[string, string, string]>([
    ['struck out', run('480', '<w:strike/>'), '480'],
    ['struck out twice', run('480', '<w:dstrike/>'), '480'],
    ['struck out, in wide digits', run('４８０', '<w:strike/>'), '４８０'],
    ['raised', `${run('12')}${run('3', '<w:vertAlign w:val="superscript"/>')}`, '123'],
    [
      'lowered in a link',
      `${run('12')}<w:hyperlink>${run('3', '<w:vertAlign w:val="subscript"/>')}</w:hyperlink>`,
      '123',
    ],
    ['struck out by their style', run('480', '<w:rStyle w:val="more"/>'), '480'],
  ])('marks figures %s', (_, xml, written) => {
    expect(cellOf(documentWith({ 'word/styles.xml': styles }, [['a', { xml }]]))).toBe(`${setApartMark}${written}`);
  });

  test.each<[string, string]>([
    ['struck out no more', run('480', '<w:strike w:val="false"/>')],
    ['on the line', run('480', '<w:vertAlign w:val="baseline"/>')],
    ['whose style takes back what it is based on', run('480', '<w:rStyle w:val="less"/>')],
    ['whose styles go round in a circle', run('480', '<w:rStyle w:val="a"/>')],
    ['beside struck words', `${run('480')}${run('不合格', '<w:strike/>')}`],
  ])('leaves figures %s', (_, xml) => {
    expect(cellOf(documentWith({ 'word/styles.xml': styles }, [['a', { xml }]]))).toMatch(/^480/);
  });
});
