import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../analytics/intake/read/docx.ts';
import { kindOf } from '../../../../analytics/intake/read/kind.ts';
import { UnreadableFileError } from '../../../../analytics/intake/read/sheet.ts';
import { documentOf, documentWith } from '../../../support/document.ts';

const codeOf = (...given: Parameters<typeof readDocument>): string => {
  try {
    readDocument(...given);
    return 'read';
  } catch (cause) {
    return cause instanceof UnreadableFileError ? cause.fault.code : String(cause);
  }
};

const packageRelation = (target: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`;

describe('a Word document', () => {
  test('gives its tables as sheets, with the lines between them', () => {
    const bytes = documentOf(
      '项目支出绩效自评表',
      '(2025年度)\n单位:万元',
      [['项目名称', '食堂改造']],
      '附表',
      '  ',
      [['a', 'b']],
      '填报人:',
    );
    expect(readDocument(bytes)).toEqual([
      {
        name: '表1',
        rows: [{ row: 1, cells: ['项目名称', '食堂改造'] }],
        above: ['项目支出绩效自评表', '(2025年度)', '单位:万元'],
      },
      { name: '表2', rows: [{ row: 1, cells: ['a', 'b'] }], above: ['附表'], below: ['填报人:'] },
    ]);
  });

  test('gives tables and titles that stand in content controls', () => {
    const title = '<w:sdt><w:sdtContent><w:p><w:r><w:t>自评表</w:t></w:r></w:p></w:sdtContent></w:sdt>';
    const table =
      '<w:sdt><w:sdtContent><w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:sdtContent></w:sdt>';
    expect(readDocument(documentOf({ xml: title }, { xml: table }))).toEqual([
      { name: '表1', rows: [{ row: 1, cells: ['1'] }], above: ['自评表'] },
    ]);
  });

  test('is found under whatever name its main part has', () => {
    const xml =
      '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:tbl><d:tr><d:tc><d:p><d:r><d:t>甲&amp;乙</d:t></d:r></d:p></d:tc></d:tr></d:tbl></d:body></d:document>';
    const bytes = documentWith(
      { '_rels/.rels': packageRelation('/word/document2.xml'), 'word/document2.xml': xml },
      'x',
    );
    expect([kindOf(bytes), readDocument(bytes)[0]?.rows]).toEqual(['docx', [{ row: 1, cells: ['甲&乙'] }]]);
  });

  test.each<[string, Uint8Array]>([
    ['cut short', documentOf([['a']]).subarray(0, 300)],
    ['not well-formed', documentOf([[{ xml: '<w:r><w:t>' }]])],
    ['without its main part', documentWith({ '_rels/.rels': packageRelation('word/gone.xml') }, [['a']])],
    ['with a prefix that stands for nothing', documentOf({ xml: '<x:p/>' }, [['a']])],
    ['with a row outside of tables', documentOf([['a']], { xml: '<w:tr><w:tc><w:p/></w:tc></w:tr>' })],
    ['with a cell outside of rows', documentOf([['a']], { xml: '<w:p><w:tc><w:p/></w:tc></w:p>' })],
    ['with a paragraph among properties', documentOf([[{ xml: '<w:r><w:rPr><w:p/></w:rPr></w:r>' }]])],
    ['with a row among properties', documentOf({ xml: '<w:tbl><w:tblPr><w:tr/></w:tblPr></w:tbl>' })],
    ['with text in properties', documentOf([[{ xml: '<w:pPr><w:t>1</w:t></w:pPr>' }]])],
    ['with a paragraph inside a text', documentOf([[{ xml: '<w:r><w:t>20<w:p/>25</w:t></w:r>' }]])],
    ['with another file inserted, which Word takes in as it saves', documentOf({ xml: '<w:altChunk/>' }, [['a']])],
  ])('%s is damaged', (_, bytes) => {
    expect(codeOf(bytes)).toBe('damaged-document');
  });

  test('with nothing but text is refused', () => {
    expect(codeOf(documentOf('通知'))).toBe('document-without-table');
  });

  const wide = (span: number): Uint8Array => documentOf([[{ span }], [{ span }]]);
  test.each<[string, Parameters<typeof readDocument>]>([
    ['a cell over more columns than a page has', [wide(200_000_000)]],
    ['more cells than are taken', [wide(300), { bytes: 100_000, entries: 10, cells: 599 }]],
    ['more bytes than are taken', [documentOf([['x'.repeat(5000)]]), { bytes: 2000, entries: 10, cells: 9 }]],
  ])('with %s is too large', (_, given) => {
    expect(codeOf(...given)).toBe('too-large-inside');
  });

  test('takes as many cells as the limit says', () => {
    expect(codeOf(wide(300), { bytes: 100_000, entries: 10, cells: 600 })).toBe('read');
  });
});
