import type { Workbook } from 'exceljs';
import type { Dataset } from '../dataset.ts';
import { aliasWords, ruleWords, typeWords } from '../describe.ts';
import { look, widthOf } from './look.ts';

const heads = [
  '栏目 Column',
  '必填 Required',
  '怎么填 How to fill in',
  '规则 Rules',
  '也认识的表头 Other headers',
  '说明 About',
];
const widths = [26, 12, 34, 46, 40, 44];

/** Lines the words take in a column of that width. */
const linesOf = (words: string, width: number): number =>
  words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * 1.1) / width)), 0);

/** The sheet 填表说明: every column's rules in both languages, then the rules over several cells. */
export const addGuide = (book: Workbook, dataset: Dataset): void => {
  const sheet = book.addWorksheet('填表说明', { views: [{ state: 'frozen', ySplit: 3 }] });
  sheet.pageSetup = {
    orientation: 'landscape',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:3',
  };
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  sheet.mergeCells(1, 1, 1, heads.length);
  Object.assign(sheet.getCell(1, 1), {
    value: `${dataset.label.zh} · 填表说明  ${dataset.label.en}: how to fill in`,
    font: look.title.font,
    alignment: look.left,
  });
  sheet.mergeCells(2, 1, 2, heads.length);
  const intro = `${dataset.about.zh}。依据:${dataset.clause}。带 * 的必填;示例行可以保留,系统不读。  ${dataset.about.en}. Columns with * are required; the example row may stay, it is not read.`;
  Object.assign(sheet.getCell(2, 1), { value: intro, font: look.note.font, alignment: look.left });
  sheet.getRow(1).height = 30;
  sheet.getRow(2).height = 32;
  heads.forEach((head, index) => {
    Object.assign(sheet.getCell(3, index + 1), {
      value: head,
      fill: look.required.fill,
      font: look.required.font,
      alignment: look.centre,
      border: look.border,
    });
  });
  const write = (cells: readonly string[]): void => {
    const row = sheet.addRow([...cells]);
    row.height = 17 * Math.max(...cells.map((words, index) => linesOf(words, widths[index] ?? 20)));
    for (let column = 1; column <= heads.length; column++)
      Object.assign(row.getCell(column), { font: look.body.font, alignment: look.left, border: look.border });
  };
  for (const field of dataset.fields) {
    const [type, rule] = [typeWords(field), ruleWords(field)];
    write([
      `${field.label.zh}\n${field.label.en}`,
      field.required ? '是 yes' : '',
      `${type.zh}\n${type.en}`,
      rule.zh === '' ? '' : `${rule.zh}\n${rule.en}`,
      aliasWords(field),
      `${field.about.zh}\n${field.about.en}`,
    ]);
  }
  for (const { says, remedy } of dataset.rules ?? [])
    write(['整表规则\nRule over rows', '', '', `${says.zh}\n${says.en}`, '', `${remedy.zh}\n${remedy.en}`]);
};
