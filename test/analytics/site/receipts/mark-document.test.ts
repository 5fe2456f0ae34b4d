import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../../analytics/intake/fault.ts';
import { readDocument } from '../../../../analytics/intake/read/docx.ts';
import { markDocument } from '../../../../analytics/site/receipts/mark-document.ts';
import { MarkError } from '../../../../analytics/site/receipts/mark-error.ts';
import { documentOf, documentWith } from '../../../support/document.ts';

const fault = (row: number, column: string, more: Partial<Fault> = {}): Fault => ({
  code: 'required-empty',
  severity: 'fault',
  place: { sheet: '表1', row, column },
  detail: { label_zh: column, label_en: column, example: '1' },
  times: 1,
  ...more,
});

const table = [
  ['年度', '期间', '金额'],
  ['2025', '', '12'],
  [{ text: '2025', merge: 'start' as const }, '2025-07', '13'],
  [{ merge: 'on' as const }, '2025-08', ''],
];

const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

/** The text and the comments of each coloured cell. */
const markedIn = (bytes: Uint8Array): readonly (readonly [string, string])[] => {
  const parts = partsOf(bytes);
  const comments = Object.entries(parts).find(([name]) => /comments\.xml$/.test(name))?.[1] ?? '';
  const said = new Map(
    [...comments.matchAll(/<w:comment w:id="(\d+)".*?<\/w:comment>/gs)].map(([xml, id]) => [id, xml]),
  );
  const textIn = (xml = ''): string =>
    [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([t]) => t.replace(/^.*>/, '')).join('|');
  return [...(parts['word/document.xml'] ?? '').matchAll(/<w:tc>.*?<\/w:tc>/gs)].flatMap(([xml]) =>
    xml.includes('w:fill="FFC7CF"')
      ? [[textIn(xml), textIn(said.get(/commentReference w:id="(\d+)"/.exec(xml)?.[1] ?? ''))] as const]
      : [],
  );
};

/** A document without our marks. */
const unmarked = (xml: string): string =>
  xml
    .replaceAll(/<w:shd [^>]*\/>|<w:commentRange(?:Start|End) [^>]*\/>/g, '')
    .replaceAll(/<w:r><w:commentReference [^>]*\/><\/w:r>/g, '');

test('the very cells are coloured and commented, a merged one at its first, and all else is as it was', () => {
  const bytes = documentOf('执行表', table, '填表人:王');
  const marked = markDocument(bytes, [fault(2, '期间'), fault(4, '年度'), fault(4, '金额')]);
  expect(markedIn(marked)).toEqual([
    ['', expect.stringContaining('“期间”必须填写')],
    ['2025', expect.stringContaining('“年度”必须填写')],
    ['', expect.stringContaining('“金额”必须填写')],
  ]);
  const [before, after] = [partsOf(bytes), partsOf(marked)];
  expect(unmarked(after['word/document.xml'] ?? '')).toBe(before['word/document.xml']);
  expect(readDocument(marked)).toEqual(readDocument(bytes));
});

test('what belongs to no cell is said at the head, with how many cells are marked', () => {
  const whole = fault(1, '', { code: 'form-unknown', place: { sheet: '表1' } });
  const warned = fault(2, '金额', { severity: 'warning' });
  const parts = partsOf(markDocument(documentOf('执行表', table), [fault(2, '期间'), whole, warned]));
  const [head = ''] = (parts['word/jixiao-comments.xml'] ?? '').split('</w:comment>');
  expect(head).toContain('标红的格有 1 个');
  expect(head).toContain('认不出是哪种表');
  expect(head).toContain('“金额”必须填写');
  expect(head).not.toContain('“期间”必须填写');
  expect(parts['word/document.xml']).toMatch(/<w:p><w:commentRangeStart w:id="0"\/><w:r><w:t [^>]*>执行表/);
  expect(parts['[Content_Types].xml']).toContain('PartName="/word/jixiao-comments.xml"');
});

test('of a form split into several tables the rows are counted through, its last blank ones left out', () => {
  const split = documentOf('执行表', [...table.slice(0, 2), ['', '', '']], table.slice(1, 3));
  const place = { sheet: '表1、表2', row: 4, column: '期间' };
  expect(markedIn(markDocument(split, [fault(4, '期间', { place })]))).toEqual([
    ['2025-07', expect.stringContaining('“期间”必须填写')],
  ]);
});

const office = 'http://schemas.openxmlformats.org';
const theirs = {
  'word/_rels/document.xml.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="c" Type="${office}/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`,
  'word/comments.xml': `<w:comments xmlns:w="${office}/wordprocessingml/2006/main"><w:comment w:id="7" w:author="王"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment></w:comments>`,
};

test.each([
  ['comments of the sender', theirs, 2],
  [
    'an empty part of comments',
    { ...theirs, 'word/comments.xml': `<w:comments xmlns:w="${office}/wordprocessingml/2006/main"/>` },
    1,
  ],
])('%s stay, and ours come beside them', (_, more, comments) => {
  const parts = partsOf(markDocument(documentWith(more, '执行表', table), [fault(2, '期间')]));
  expect(parts['word/jixiao-comments.xml']).toBeUndefined();
  expect(parts['word/comments.xml']?.match(/<w:comment /g)).toHaveLength(comments + 1);
  const ids = [...(parts['word/comments.xml'] ?? '').matchAll(/<w:comment w:id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('a look that is there', () => {
  const cell = (look: string, paragraph: string) => ({
    xml: `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>期间</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc>${look}${paragraph}</w:tc></w:tr></w:tbl>`,
  });
  const look = (inside: string): string => `<w:tcPr>${inside}</w:tcPr>`;
  const shade = '<w:shd w:val="clear" w:color="auto" w:fill="FFC7CF"/>';
  test.each([
    ['none', '', look(shade)],
    ['an empty one', '<w:tcPr/>', look(shade)],
    ['a colour', look('<w:shd w:val="clear" w:fill="00FF00"/>'), look(shade)],
    [
      'a width and an alignment',
      look('<w:tcW w:w="5"/><w:vAlign w:val="center"/>'),
      look(`<w:tcW w:w="5"/>${shade}<w:vAlign w:val="center"/>`),
    ],
  ])('keeps the order that Word wants: %s', (_, before, after) => {
    const parts = partsOf(markDocument(documentOf('执行表', cell(before, '<w:p/>')), [fault(2, '期间')]));
    expect(parts['word/document.xml']).toContain(
      `<w:tc>${after}<w:p><w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>`,
    );
  });
});

test('what is no document can’t be marked, and says so by name', () => {
  expect(() => markDocument(new TextEncoder().encode('PK'), [])).toThrow(MarkError);
});

test('a value that no XML can hold is left out of the comment', () => {
  const odd = fault(2, '期间', {
    code: 'not-year',
    place: { sheet: '表1', row: 2, column: '期间', value: '\u0001\ud800' },
  });
  const whole = fault(1, '', { place: { sheet: '表1', value: '\u0001' }, detail: { label_zh: '\u0001甲\ud800' } });
  const parts = partsOf(markDocument(documentOf('执行表', table), [odd, whole]));
  expect(parts['word/jixiao-comments.xml']).not.toContain('\u0001');
  expect(parts['word/jixiao-comments.xml']).toContain('甲');
});
