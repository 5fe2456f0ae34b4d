import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Fault } from '../../../../analytics/intake/fault.ts';
import { readDocument } from '../../../../analytics/intake/read/docx.ts';
import { markDocument } from '../../../../analytics/site/receipts/mark-document.ts';
import { documentOf, documentWith } from '../../../support/document.ts';

const empty = (row: number, column: string): Fault => ({
  code: 'required-empty',
  severity: 'fault',
  place: { sheet: '表1', row, column },
  detail: { label_zh: column, label_en: column, example: '1' },
  times: 1,
});

const main = 'word/document.xml';
const ours = 'word/jixiao-comments.xml';

const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

/** A document some of whose parts somebody has rewritten. */
const rewritten = (bytes: Uint8Array, change: (parts: Record<string, string>) => Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(change(partsOf(bytes))).map(([name, xml]) => [name, strToU8(xml)])));

const cell = (text: string, look = ''): string =>
  `<w:tc>${look}<w:p>${text === '' ? '' : `<w:r><w:t>${text}</w:t></w:r>`}</w:p></w:tc>`;
const green = '<w:shd w:val="clear" w:color="auto" w:fill="00FF00" w:themeFill="accent6"/>';
const table = (look = '') => ({
  xml: `<w:tbl><w:tr>${cell('年度')}${cell('期间')}</w:tr><w:tr>${cell('', look)}${cell('6月')}</w:tr><w:tr>${cell('2025')}${cell('')}</w:tr></w:tbl>`,
});

test('a cell that was put right loses colour and comment when the document is refused for another', () => {
  const marked = markDocument(documentOf('执行表', table()), [empty(2, '年度'), empty(3, '期间')]);
  const sent = rewritten(marked, (parts) => ({
    ...parts,
    [main]: parts[main]?.replace('w:id="1"/></w:r></w:p>', 'w:id="1"/></w:r><w:r><w:t>2025</w:t></w:r></w:p>') ?? '',
  }));
  expect(readDocument(sent)[0]?.rows[1]?.cells).toEqual(['2025', '6月']);
  const parts = partsOf(markDocument(sent, [empty(3, '期间')]));
  expect(parts[main]?.match(/FFC7CF/g)).toHaveLength(1);
  expect(parts[ours]?.match(/<w:comment /g)).toHaveLength(2);
  expect(parts[ours]?.match(/“期间”必须填写/g)).toHaveLength(1);
  expect(parts[ours]).not.toContain('“年度”必须填写');
  expect(parts[ours]).toContain('标红的格有 1 个');
  for (const anchor of ['commentRangeStart', 'commentRangeEnd', 'commentReference'])
    expect(parts[main]?.match(new RegExp(anchor, 'g'))).toHaveLength(2);
});

test.each([
  ['no colour', ''],
  ['a colour of the sender’s', `<w:tcPr>${green}</w:tcPr>`],
  ['Excel’s light red', '<w:tcPr><w:shd w:val="clear" w:fill="FFC7CE"/></w:tcPr>'],
])('a cell with %s looks as it did before, marked once or twice', (_, look) => {
  const faults = [empty(2, '年度')];
  const once = markDocument(documentOf('执行表', table(look)), faults);
  const twice = markDocument(once, faults);
  expect(partsOf(twice)[main]).toBe(partsOf(once)[main]);
  const [after, before] = [markDocument(twice, []), markDocument(documentOf('执行表', table(look)), [])].map((bytes) =>
    partsOf(bytes)[main]?.replace('<w:tcPr></w:tcPr>', ''),
  );
  expect(after).toBe(before);
});

test('without our comments the colour goes all the same, and a spoilt memory restores nothing', () => {
  const marked = markDocument(documentOf('执行表', table(`<w:tcPr>${green}</w:tcPr>`)), [empty(2, '年度')]);
  const spoilt = rewritten(marked, (parts) => ({ ...parts, [ours]: parts[ours]?.replace('{', '') ?? '' }));
  const without = rewritten(marked, ({ [ours]: _, ...parts }) => ({
    ...parts,
    [main]: parts[main]?.replaceAll(/<w:commentRange[^>]*>|<w:r><w:commentReference[^>]*><\/w:r>/g, '') ?? '',
  }));
  for (const sent of [spoilt, without]) {
    const xml = partsOf(markDocument(sent, []))[main];
    expect(xml).toContain('<w:tc><w:tcPr></w:tcPr><w:p>');
    expect(xml).not.toContain('FFC7CF');
  }
});

const office = 'http://schemas.openxmlformats.org';
const relation = (id: string, type: string): string =>
  `<Relationship Id="${id}" Type="${type}/${id}" Target="${id}.xml"/>`;
const beside = (name: string, entries: string): string =>
  `<w15:${name} xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${entries}</w15:${name}>`;

test('comments of the sender stay, and an answer to one of ours stands on its own', () => {
  const bytes = documentWith(
    {
      'word/_rels/document.xml.rels': `<Relationships xmlns="${office}/package/2006/relationships">${relation('comments', `${office}/officeDocument/2006/relationships`)}${['commentsExtended', 'commentsIds', 'commentsExtensible'].map((id) => relation(id, 'http://schemas.microsoft.com/office/2011/relationships')).join('')}</Relationships>`,
      'word/comments.xml': `<w:comments xmlns:w="${office}/wordprocessingml/2006/main"><w:comment w:id="7" w:author="王"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment></w:comments>`,
    },
    '执行表',
    table(),
  );
  // Word gives paragraphs of comments numbers, and keeps by them which comment answers which.
  const sent = rewritten(markDocument(bytes, [empty(2, '年度')]), (parts) => ({
    ...parts,
    'word/comments.xml': (parts['word/comments.xml'] ?? '')
      .replace('<w:comments ', '<w:comments xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ')
      .replace(/(w:id="9" .*?<w:p)>/, '$1 w14:paraId="0000000A">')
      .replace(
        '</w:comments>',
        '<w:comment w:id="20" w:author="王"><w:p w14:paraId="0000000B"><w:r><w:t>已改</w:t></w:r></w:p></w:comment></w:comments>',
      ),
    'word/commentsExtended.xml': beside(
      'commentsEx',
      '<w15:commentEx w15:paraId="0000000A"/><w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A"/><w15:commentEx w15:paraId="0000000C"/>',
    ),
    'word/commentsIds.xml': beside(
      'commentsIds',
      '<w15:commentId w15:paraId="0000000A" w15:durableId="1A"/><w15:commentId w15:paraId="0000000C" w15:durableId="1C"/>',
    ),
    'word/commentsExtensible.xml': beside(
      'commentsExtensible',
      '<w15:commentExtensible w15:durableId="1A"/><w15:commentExtensible w15:durableId="1C"/>',
    ),
  }));
  const parts = partsOf(markDocument(sent, [empty(3, '期间')]));
  const said = parts['word/comments.xml'] ?? '';
  expect([...said.matchAll(/<w:comment w:id="(\d+)" w:author="(.)/g)].map(([, id, by]) => `${id}${by}`)).toEqual([
    '7王',
    '20王',
    '21绩',
    '22绩',
  ]);
  expect(parts['word/commentsExtended.xml']).toBe(beside('commentsEx', '<w15:commentEx w15:paraId="0000000C"/>'));
  for (const name of ['commentsIds', 'commentsExtensible']) {
    expect(parts[`word/${name}.xml`]).toContain('1C');
    expect(parts[`word/${name}.xml`]).not.toContain('1A');
  }
});
