import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../analytics/intake/read/docx.ts';
import { setApartMark, UnreadableFileError } from '../../../../analytics/intake/read/sheet.ts';
import { documentOf, type TestCell } from '../../../support/document.ts';

const codeOf = async (bytes: Uint8Array): Promise<string> =>
  readDocument(bytes).then(
    () => 'read',
    (cause) => (cause instanceof UnreadableFileError ? cause.fault.code : String(cause)),
  );

describe('a Word document', () => {
  test('gives its tables as sheets, with the lines between them', async () => {
    const bytes = documentOf(
      '项目支出绩效自评表',
      '(2025年度)',
      [['项目名称', '食堂改造']],
      '附表',
      [['a', 'b']],
      '填报人:',
    );
    expect(await readDocument(bytes)).toEqual([
      { name: '表1', rows: [{ row: 1, cells: ['项目名称', '食堂改造'] }], above: ['项目支出绩效自评表', '(2025年度)'] },
      { name: '表2', rows: [{ row: 1, cells: ['a', 'b'] }], above: ['附表'], below: ['填报人:'] },
    ]);
  });

  test('keeps cells at their columns where others are merged', async () => {
    const rows: readonly (readonly (string | TestCell)[])[] = [
      [{ text: '资金\n(万元)', merge: 'start' }, { text: '总额', span: 2 }, '5'],
      [{ merge: 'on' }, '其中', '财政', '3'],
      [{ text: '总分', span: 3 }, '90'],
    ];
    const [sheet] = await readDocument(documentOf(rows));
    expect(sheet?.rows).toEqual([
      { row: 1, cells: ['资金\n(万元)', '总额', null, '5'] },
      { row: 2, cells: [null, '其中', '财政', '3'] },
      { row: 3, cells: ['总分', null, null, '90'] },
    ]);
    expect(sheet?.merges).toEqual([
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 3, left: 0, bottom: 3, right: 2 },
    ]);
  });

  test.each([
    ['deleted text', '<w:r><w:t>12</w:t></w:r><w:del w:id="1"><w:r><w:delText>0</w:delText></w:r></w:del>', '12'],
    ['inserted text', '<w:ins w:id="1"><w:r><w:t>15</w:t></w:r></w:ins>', '15'],
    [
      'a content control',
      '<w:sdt><w:sdtContent><w:r><w:t>达成预期指标</w:t></w:r></w:sdtContent></w:sdt>',
      '达成预期指标',
    ],
    ['a struck figure', '<w:r><w:rPr><w:strike/></w:rPr><w:t>480</w:t></w:r>', `${setApartMark}480`],
    [
      'a raised digit',
      '<w:r><w:t>12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>',
      `${setApartMark}123`,
    ],
    ['a Wingdings tick', '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', '✓'],
  ])('%s', async (_, xml, written) => {
    const [sheet] = await readDocument(documentOf([['a', { xml }]]));
    expect(sheet?.rows[0]?.cells[1]).toBe(written);
  });

  test('with nothing but text is refused', async () => {
    expect(await codeOf(documentOf('通知'))).toBe('document-without-table');
  });

  test('that is broken is refused', async () => {
    const bytes = documentOf([['a']]);
    expect(await codeOf(bytes.subarray(0, bytes.length - 40))).toBe('damaged-document');
    expect(await codeOf(documentOf([[{ xml: '<w:r><w:t>' }]]))).toBe('damaged-document');
  });

  test('keeps every filled cell of any grid', async () => {
    const grid = fc.array(fc.array(fc.constantFrom('', '1', '甲', 'x y'), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const [sheet] = await readDocument(documentOf(rows));
        const read = rows.map((_, index) => sheet?.rows.find(({ row }) => row === index + 1)?.cells ?? []);
        expect(read.map((cells) => [0, 1, 2].map((column) => cells[column] ?? ''))).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });
});
