import { zipSync } from 'fflate';

const escaped = (written: string): string =>
  written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A cell of a table in a test's document: its text, or its own XML, and how far it reaches. */
export interface TestCell {
  readonly text?: string;
  /** Runs in place of the text. */
  readonly xml?: string;
  readonly span?: number;
  /** `start` of a vertical merge, or `on` in the rows that continue it. */
  readonly merge?: 'start' | 'on';
}

const runs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');

const cellXml = ({ text = '', xml, span, merge }: TestCell): string => {
  const look = [
    span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`,
    merge === undefined ? '' : merge === 'start' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>',
  ].join('');
  return `<w:tc><w:tcPr>${look}</w:tcPr><w:p>${xml ?? `<w:r>${runs(text)}</w:r>`}</w:p></w:tc>`;
};

/** A paragraph, a table as rows of cells, or XML of its own. */
export type TestBlock = string | { readonly xml: string } | readonly (readonly (string | TestCell)[])[];

const blockXml = (block: TestBlock): string => {
  if (typeof block === 'string') return `<w:p><w:r>${runs(block)}</w:r></w:p>`;
  if ('xml' in block) return block.xml;
  const rows = block.map((row) =>
    row.map((cell) => cellXml(typeof cell === 'string' ? { text: cell } : cell)).join(''),
  );
  return `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
};

const parts = {
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
};

const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(' ');

/** A Word document with these parts besides its body, or in place of those that every document has. */
export const documentWith = (more: Readonly<Record<string, string>>, ...blocks: readonly TestBlock[]): Uint8Array => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document ${spaces}><w:body>${blocks.map(blockXml).join('')}</w:body></w:document>`;
  const all = { ...parts, 'word/document.xml': xml, ...more };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, new TextEncoder().encode(text)])));
};

/** A Word document of these paragraphs and tables, as small as one can be. */
export const documentOf = (...blocks: readonly TestBlock[]): Uint8Array => documentWith({}, ...blocks);
