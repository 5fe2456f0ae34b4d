import ExcelJS, { type Cell, type DataValidation, type Worksheet } from 'exceljs';
import { widthOf } from '../contracts/template/look.ts';
import { type Check, type Look, type Paper, type Placed, placed } from './paper.ts';

/** Lines above the boxes: the title and the year. */
const headLines = 2;

const face = '宋体';
const edge = { style: 'thin', color: { argb: 'FF000000' } } as const;
const border = { top: edge, bottom: edge, left: edge, right: edge };
const centre = { horizontal: 'center', vertical: 'middle', wrapText: true } as const;
const left = { horizontal: 'left', vertical: 'middle', wrapText: true } as const;

/** What the sender fills in is lightly shaded; a printed form shows it hardly at all. */
const shade = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF9E5' } } as const;

const letterOf = (column: number): string => String.fromCharCode(65 + column);

const validationOf = (check: Check): DataValidation => {
  switch (check.kind) {
    case 'one-of':
      return { type: 'list', allowBlank: true, formulae: [`"${check.words.join(',')}"`] };
    case 'points':
      return {
        type: 'decimal',
        operator: 'between',
        allowBlank: true,
        formulae: [0, Number(check.most)],
        showErrorMessage: true,
        errorTitle: '分数',
        error: `填 0 到 ${check.most} 之间的数`,
      };
    default:
      return {
        type: 'decimal',
        operator: 'greaterThanOrEqual',
        allowBlank: true,
        formulae: [0],
        showErrorMessage: true,
        errorStyle: 'warning',
        errorTitle: '金额',
        error: '填不小于 0 的数,单位万元',
      };
  }
};

/** Numbers go in as numbers, so that formulas can add them; all else as text, as it is written. */
const cellValue = (text: string, look: Look): string | number | null => {
  if (text === '') return null;
  return look !== 'label' && /^-?[0-9]{1,12}(?:\.[0-9]{1,6})?$/.test(text) ? Number(text) : text;
};

const alignmentOf = (look: Look, across: number, text: string) =>
  look === 'free' || (across >= 4 && widthOf(text) > 20) ? left : centre;

const write = (sheet: Worksheet, { box, line, column }: Placed): void => {
  const [row, first] = [headLines + line + 1, column + 1];
  if (box.across > 1 || box.down > 1) sheet.mergeCells(row, first, row + box.down - 1, first + box.across - 1);
  for (let down = 0; down < box.down; down++)
    for (let across = 0; across < box.across; across++) {
      const cell: Cell = sheet.getCell(row + down, first + across);
      if (box.look !== 'free') cell.border = border;
      if (box.look === 'fill') cell.fill = shade;
    }
  const cell = sheet.getCell(row, first);
  cell.value = cellValue(box.text, box.look);
  cell.font = { name: face, size: 10.5, bold: false };
  cell.alignment = alignmentOf(box.look, box.across, box.text);
  if (box.check) cell.dataValidation = validationOf(box.check);
};

/** Lines as high as their fullest box needs; a printed line of text is 15 points. */
const heightOf = (paper: Paper, boxes: readonly Placed[], line: number): number => {
  const lines = boxes
    .filter((each) => each.line === line && each.box.down === 1)
    .map(({ box, column }) => {
      const width = paper.widths.slice(column, column + box.across).reduce((sum, each) => sum + each, 0);
      return box.text.split('\n').reduce((sum, text) => sum + Math.max(1, Math.ceil(widthOf(text) / (width - 1))), 0);
    });
  return Math.max(24, 15 * Math.max(1, ...lines) + 6);
};

const addTitle = (sheet: Worksheet, { title, year, widths }: Paper): void => {
  for (const [row, text, size] of [
    [1, title, 16],
    [2, year, 11],
  ] as const) {
    sheet.mergeCells(row, 1, row, widths.length);
    Object.assign(sheet.getCell(row, 1), {
      value: text,
      font: { name: face, size, bold: row === 1 },
      alignment: centre,
    });
  }
  sheet.getRow(1).height = 30;
};

const addChecks = (sheet: Worksheet, { lines, widths }: Paper): void => {
  const column = widths.length + 2;
  lines.forEach(({ formula }, index) => {
    if (formula === undefined) return;
    const row = headLines + index + 1;
    const written = formula.replaceAll(
      /\{([A-Z])([+-][0-9]+)?\}/g,
      (_, letter: string, lines: string | undefined) => `${letter}${row + Number(lines ?? 0)}`,
    );
    Object.assign(sheet.getCell(row, column), {
      value: { formula: written, result: '' },
      font: { name: face, size: 10, color: { argb: 'FFC00000' } },
      alignment: left,
    });
  });
  if (lines.some(({ formula }) => formula !== undefined)) sheet.getColumn(column).width = 20;
};

const addSheet = (book: ExcelJS.Workbook, name: string, paper: Paper): void => {
  const sheet = book.addWorksheet(name);
  const boxes = placed(paper);
  addTitle(sheet, paper);
  for (const each of boxes) write(sheet, each);
  paper.lines.forEach((_, line) => {
    sheet.getRow(headLines + line + 1).height = heightOf(paper, boxes, line);
  });
  paper.widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  const last = headLines + paper.lines.length;
  paper.notes.forEach((note, index) => {
    sheet.mergeCells(last + index + 1, 1, last + index + 1, paper.widths.length);
    Object.assign(sheet.getCell(last + index + 1, 1), { value: note, font: { name: face, size: 9 }, alignment: left });
  });
  addChecks(sheet, paper);
  sheet.pageSetup = {
    orientation: paper.widths.reduce((sum, width) => sum + width, 0) > 135 ? 'landscape' : 'portrait',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    // The writer puts a $ before columns alone; without one before rows a program may move the area.
    printArea: `A$1:${letterOf(paper.widths.length - 1)}$${last + paper.notes.length}`,
  };
};

/** Names of sheets: at most 31 letters, none of those that a workbook forbids, each once. */
const sheetNames = (papers: readonly Paper[]): readonly string[] => {
  const used = new Set<string>();
  return papers.map(({ name }) => {
    const bare =
      name
        .replaceAll(/[\\/?*[\]:']/g, ' ')
        .trim()
        .slice(0, 28) || '表';
    let unique = bare;
    for (let number = 2; used.has(unique); number++) unique = `${bare}${number}`;
    used.add(unique);
    return unique;
  });
};

/** Official forms as a workbook, a sheet each, ready to print on A4. */
export const formWorkbook = async (papers: readonly Paper[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  book.creator = 'jixiao';
  book.calcProperties.fullCalcOnLoad = true;
  const names = sheetNames(papers);
  papers.forEach((paper, index) => {
    addSheet(book, names[index] ?? `表${index + 1}`, paper);
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
};
