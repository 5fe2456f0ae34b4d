import {
  AlignmentType,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Box, Paper } from './paper.ts';

const face = '宋体';

/** The width of A4 lying on its side between margins of 1.5 cm, in twentieths of a point. */
const pageWidth = 15_138;

const paragraph = (text: string, size: number, isCentred: boolean, bold = false): Paragraph =>
  new Paragraph({
    alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
    children: text
      .split('\n')
      .map((part, index) => new TextRun({ text: part, font: face, size, bold, ...(index > 0 ? { break: 1 } : {}) })),
  });

const cell = ({ text, across, down, look }: Box): TableCell =>
  new TableCell({
    columnSpan: across,
    rowSpan: down,
    verticalAlign: VerticalAlign.CENTER,
    children: [paragraph(text, 18, look !== 'free' && (across < 4 || text.length < 12))],
  });

const tableOf = ({ lines, widths }: Paper): Table => {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: pageWidth, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.floor((width * pageWidth) / whole)),
    rows: lines.map(({ boxes }) => new TableRow({ cantSplit: true, children: boxes.map(cell) })),
  });
};

/** An official form as a Word document, A4 on its side. */
export const formDocument = async (paper: Paper): Promise<Uint8Array> => {
  const margin = 850;
  const document = new Document({
    creator: 'jixiao',
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        children: [
          paragraph(paper.title, 32, true, true),
          paragraph(paper.year, 22, true),
          tableOf(paper),
          ...paper.notes.map((note) => paragraph(note, 16, false)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};
