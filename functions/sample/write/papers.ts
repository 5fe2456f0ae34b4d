import { strToU8, type Zippable, zipSync } from 'fflate';
import { type Box, type Paper, type Placed, placed } from '../../../analytics/forms/paper.ts';
import {
  contentTypes,
  escaped,
  mainNamespace,
  packageRelations,
  styles,
  workbook,
  workbookRelations,
  xmlHead,
} from './xlsx-parts.ts';

const mtime = new Date(2025, 0, 1);
const letter = (column: number): string => String.fromCharCode(65 + column);

/** Lines above the boxes. */
const headLines = 2;

const cellXml = (text: string, place: string, isNumber: boolean): string =>
  isNumber
    ? `<c r="${place}" s="${styles.plain}"><v>${text}</v></c>`
    : `<c r="${place}" s="${styles.plain}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const isFigure = ({ text, look }: Box): boolean => look !== 'label' && /^[0-9]+(?:\.[0-9]+)?$/.test(text);

const mergeOf = ({ box, line, column }: Placed): string => {
  const [top, bottom] = [headLines + line + 1, headLines + line + box.down];
  return box.across > 1 || box.down > 1
    ? `<mergeCell ref="${letter(column)}${top}:${letter(column + box.across - 1)}${bottom}"/>`
    : '';
};

const sheetXml = (paper: Paper): string => {
  const boxes = placed(paper);
  const last = letter(paper.widths.length - 1);
  const lines = paper.lines.map((_, index) => {
    const row = headLines + index + 1;
    const cells = boxes
      .filter(({ line, box }) => line === index && box.text !== '')
      .map(({ box, column }) => cellXml(box.text, `${letter(column)}${row}`, isFigure(box)));
    return `<row r="${row}">${cells.join('')}</row>`;
  });
  const foot = paper.notes.map((note, index) => {
    const row = headLines + paper.lines.length + index + 1;
    return `<row r="${row}">${cellXml(note, `A${row}`, false)}</row>`;
  });
  const head = [paper.title, paper.year].map(
    (text, index) => `<row r="${index + 1}">${cellXml(text, `A${index + 1}`, false)}</row>`,
  );
  const merges = [`<mergeCell ref="A1:${last}1"/>`, `<mergeCell ref="A2:${last}2"/>`, ...boxes.map(mergeOf)].filter(
    Boolean,
  );
  const widths = paper.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${xmlHead}<worksheet xmlns="${mainNamespace}"><cols>${widths.join('')}</cols><sheetData>${[...head, ...lines, ...foot].join('')}</sheetData><mergeCells count="${merges.length}">${merges.join('')}</mergeCells></worksheet>`;
};

/** Official forms as a workbook, a sheet each, the same bytes for the same forms. */
export const papersXlsx = (papers: readonly Paper[]): Uint8Array => {
  const parts: Zippable = {
    '[Content_Types].xml': strToU8(contentTypes(papers.length)),
    '_rels/.rels': strToU8(packageRelations),
    'xl/workbook.xml': strToU8(
      workbook(papers.map((paper, index) => escaped(`${index + 1}.${paper.name}`.slice(0, 31)))),
    ),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelations(papers.length)),
    'xl/styles.xml': strToU8(styles.xml),
    'xl/sharedStrings.xml': strToU8(`${xmlHead}<sst xmlns="${mainNamespace}" uniqueCount="0"/>`),
  };
  for (const [index, paper] of papers.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(sheetXml(paper));
  return zipSync(parts, { level: 3, mtime });
};

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const officeNamespace = 'http://schemas.openxmlformats.org';

const runs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');

const paragraph = (text: string): string => `<w:p>${text === '' ? '' : `<w:r>${runs(text)}</w:r>`}</w:p>`;

/** A table’s cell; one that is covered from above goes on with the merge and is empty. */
const wordCell = ({ box }: Placed, isFirst: boolean): string => {
  const span = box.across > 1 ? `<w:gridSpan w:val="${box.across}"/>` : '';
  const merge = box.down > 1 ? (isFirst ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : '';
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${paragraph(isFirst ? box.text : '')}</w:tc>`;
};

/** An official form as a Word document, the same bytes for the same form. */
export const paperDocx = (paper: Paper): Uint8Array => {
  const boxes = placed(paper);
  const lines = paper.lines.map((_, index) => {
    const own = boxes
      .filter(({ line, box }) => line <= index && index < line + box.down)
      .toSorted((a, b) => a.column - b.column);
    return `<w:tr>${own.map((each) => wordCell(each, each.line === index)).join('')}</w:tr>`;
  });
  const grid = paper.widths.map((width) => `<w:gridCol w:w="${width * 100}"/>`).join('');
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4"/>`)
    .join('');
  const table = `<w:tbl><w:tblPr><w:tblBorders>${border}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
  const body = `${paragraph(paper.title)}${paragraph(paper.year)}${table}${paper.notes.map(paragraph).join('')}`;
  return zipSync(
    {
      '[Content_Types].xml': strToU8(
        `${xmlHead}<Types xmlns="${officeNamespace}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `${xmlHead}<Relationships xmlns="${officeNamespace}/package/2006/relationships"><Relationship Id="rId1" Type="${officeNamespace}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': strToU8(
        `${xmlHead}<w:document xmlns:w="${wordNamespace}"><w:body>${body}<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:body></w:document>`,
      ),
    },
    { level: 3, mtime },
  );
};
