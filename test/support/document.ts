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

/** A paragraph, or a table as rows of cells. */
export type TestBlock = string | readonly (readonly (string | TestCell)[])[];

const blockXml = (block: TestBlock): string =>
  typeof block === 'string'
    ? `<w:p><w:r>${runs(block)}</w:r></w:p>`
    : `<w:tbl>${block
        .map(
          (row) =>
            `<w:tr>${row.map((cell) => cellXml(typeof cell === 'string' ? { text: cell } : cell)).join('')}</w:tr>`,
        )
        .join('')}</w:tbl>`;

const parts = {
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
};

/** A Word document of these paragraphs and tables, as small as one can be. */
export const documentOf = (...blocks: readonly TestBlock[]): Uint8Array => {
  const body = blocks.map(blockXml).join('');
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(
      Object.entries({ ...parts, 'word/document.xml': xml }).map(([name, text]) => [name, encoder.encode(text)]),
    ),
  );
};
