import type { Alignment, Borders, Fill, Font } from 'exceljs';

const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const line = { style: 'thin', color: { argb: 'FFB8C4D0' } } as const;
const face = '微软雅黑';

/** How a form looks: dark heads, a quiet example, white rows to write in. Nothing is locked. */
export const look = {
  title: { font: { name: face, size: 16, bold: true, color: { argb: 'FF1F3A5F' } } satisfies Partial<Font> },
  note: { font: { name: face, size: 10, color: { argb: 'FF5A6B7B' } } satisfies Partial<Font> },
  required: {
    fill: solid('FF1F4E79'),
    font: { name: face, size: 11, bold: true, color: { argb: 'FFFFFFFF' } } satisfies Partial<Font>,
  },
  optional: {
    fill: solid('FF6B87A3'),
    font: { name: face, size: 11, bold: true, color: { argb: 'FFFFFFFF' } } satisfies Partial<Font>,
  },
  example: {
    fill: solid('FFF1F3F5'),
    font: { name: face, size: 11, italic: true, color: { argb: 'FF6B7280' } } satisfies Partial<Font>,
  },
  body: { font: { name: face, size: 11 } satisfies Partial<Font> },
  border: { top: line, bottom: line, left: line, right: line } satisfies Partial<Borders>,
  centre: { horizontal: 'center', vertical: 'middle', wrapText: true } satisfies Partial<Alignment>,
  left: { horizontal: 'left', vertical: 'middle', wrapText: true } satisfies Partial<Alignment>,
} as const;

const wide = /[\u2e80-\u9fff\uff00-\uffef〔〕≥≤—“”]/;

/** Width of words in characters of the sheet: a Chinese character takes two. */
export const widthOf = (words: string): number =>
  [...words].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);
