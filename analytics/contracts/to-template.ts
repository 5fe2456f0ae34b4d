import ExcelJS, { type Alignment, type DataValidation, type Worksheet } from 'exceljs';
import type { Row } from '../core/ports/engine.ts';
import type { Dataset } from './dataset.ts';
import { ruleWords, typeWords } from './describe.ts';
import type { Field, FieldType } from './field.ts';
import { addGuide } from './template/guide.ts';
import { addLists } from './template/lists.ts';
import { look, widthOf } from './template/look.ts';
import { cellValue, formats } from './template/values.ts';

const headerRow = 3;
const exampleRow = 4;
/** Rows that carry formats, borders and drop-downs; more may be written below. */
const readyRows = 300;
/** The first column carries the mark of the example row; the fields stand to its right. */
const firstColumn = 2;

const noteOf = (field: Field): string => {
  const [type, rule] = [typeWords(field), ruleWords(field)];
  return [
    field.about.zh,
    `${type.zh}${rule.zh === '' ? '' : `;${rule.zh}`}`,
    '',
    field.about.en,
    `${type.en}${rule.en === '' ? '' : `; ${rule.en}`}`,
  ].join('\n');
};

/** The library can set a validation on a whole range, which its types do not say. */
const validate = (sheet: Worksheet, range: string, validation: DataValidation): void => {
  (
    sheet as Worksheet & { dataValidations: { add: (range: string, validation: DataValidation) => void } }
  ).dataValidations.add(range, validation);
};

const addHead = (sheet: Worksheet, dataset: Dataset, last: number): void => {
  sheet.mergeCells(1, 1, 1, last);
  Object.assign(sheet.getCell(1, 1), { value: `${dataset.label.zh}表`, font: look.title.font, alignment: look.centre });
  sheet.mergeCells(2, 1, 2, last);
  const note = `${dataset.about.zh}(${dataset.clause})。带 * 必填;金额以元计;说明见“填表说明”。  ${dataset.label.en}: columns with * are required; money in yuan.`;
  Object.assign(sheet.getCell(2, 1), { value: note, font: look.note.font, alignment: look.left });
  sheet.getRow(1).height = 34;
  sheet.getRow(2).height = 32;
  sheet.getRow(headerRow).height = 36;
};

const addColumn = (sheet: Worksheet, field: Field, index: number, dropDown: DataValidation | undefined): void => {
  const label = `${field.required ? '*' : ''}${field.label.zh}`;
  const column = sheet.getColumn(index);
  column.width = Math.min(34, Math.max(13, widthOf(label) + 4, widthOf(field.example) + 4));
  column.numFmt = formats[field.type];
  const shade = field.required ? look.required : look.optional;
  Object.assign(sheet.getCell(headerRow, index), {
    value: label,
    ...shade,
    alignment: look.centre,
    border: look.border,
    numFmt: '@',
  });
  sheet.getCell(headerRow, index).note = { texts: [{ text: noteOf(field) }], margins: { insetmode: 'auto' } };
  if (dropDown) validate(sheet, `${column.letter}${exampleRow}:${column.letter}${exampleRow + readyRows}`, dropDown);
};

const right = { horizontal: 'right', vertical: 'middle' } as const;
const middle = { horizontal: 'center', vertical: 'middle' } as const;
const alignments: Readonly<Record<FieldType, Partial<Alignment>>> = {
  code: middle,
  text: look.left,
  choice: middle,
  flag: middle,
  period: middle,
  year: middle,
  date: middle,
  money: right,
  number: right,
  fraction: right,
  integer: right,
};

const addRow = (
  sheet: Worksheet,
  dataset: Dataset,
  number: number,
  row: Row | null,
  style: 'example' | 'body',
): void => {
  dataset.fields.forEach((field, offset) => {
    const cell = sheet.getCell(number, firstColumn + offset);
    if (row) cell.value = cellValue(field, row[field.name] ?? null);
    cell.numFmt = formats[field.type];
    cell.border = look.border;
    cell.font = look[style].font;
    cell.alignment = alignments[field.type];
    if (style === 'example') cell.fill = look.example.fill;
  });
};

/**
 * The dataset's Excel form: title, header with required columns marked *, an example row that intake passes over,
 * drop-downs, and the rules of every column in both languages. `rows` are filled in below the example, by field name,
 * choices by their codes.
 * @example await writeFile('项目.xlsx', await templateWorkbook(project))
 */
export const templateWorkbook = async (
  dataset: Dataset,
  prefill: { readonly rows?: readonly Row[] } = {},
): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  book.creator = 'jixiao';
  const last = firstColumn + dataset.fields.length - 1;
  const sheet = book.addWorksheet(dataset.label.zh, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: headerRow, activeCell: `B${exampleRow + 1}` }],
  });
  sheet.pageSetup = {
    orientation: 'landscape',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `1:${headerRow}`,
  };
  addGuide(book, dataset);
  const dropDowns = addLists(book, dataset);
  sheet.getColumn(1).width = 7;
  addHead(sheet, dataset, last);
  dataset.fields.forEach((field, offset) => {
    addColumn(sheet, field, firstColumn + offset, dropDowns.get(field.name));
  });
  addRow(
    sheet,
    dataset,
    exampleRow,
    Object.fromEntries(dataset.fields.map((field) => [field.name, field.example])),
    'example',
  );
  sheet.getRow(exampleRow).height = 34;
  Object.assign(sheet.getCell(exampleRow, 1), { value: '示例', ...look.example, alignment: look.centre });
  const rows = prefill.rows ?? [];
  for (let index = 0; index < Math.max(rows.length, readyRows); index++)
    addRow(sheet, dataset, exampleRow + 1 + index, rows[index] ?? null, 'body');
  return new Uint8Array(await book.xlsx.writeBuffer());
};
