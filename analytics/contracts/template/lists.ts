import type { DataValidation, Workbook } from 'exceljs';
import type { Dataset } from '../dataset.ts';
import type { Field } from '../field.ts';

const sheetName = '选项';

/** The words a cell may be filled from, or null where it is free. */
const wordsOf = (field: Field): readonly string[] | null => {
  if (field.choices) return field.choices.map((choice) => choice.label.zh);
  return field.type === 'flag' ? ['是', '否'] : null;
};

/**
 * Writes each field's choices into a sheet of their own, so that long lists fit, and gives the drop-downs that use
 * them.
 */
export const addLists = (book: Workbook, dataset: Dataset): ReadonlyMap<string, DataValidation> => {
  const lists = dataset.fields.flatMap((field) => {
    const words = wordsOf(field);
    return words ? [{ field, words }] : [];
  });
  const dropDowns = new Map<string, DataValidation>();
  if (lists.length === 0) return dropDowns;
  const sheet = book.addWorksheet(sheetName, { state: 'hidden' });
  lists.forEach(({ field, words }, index) => {
    const column = sheet.getColumn(index + 1);
    column.values = [field.label.zh, ...words];
    dropDowns.set(field.name, {
      type: 'list',
      allowBlank: !field.required,
      formulae: [`'${sheetName}'!$${column.letter}$2:$${column.letter}$${words.length + 1}`],
      showErrorMessage: !field.open,
      errorStyle: 'stop',
      errorTitle: '请从选项中选 · Choose from the list',
      error: `${field.label.zh}:${words.join('、')}`.slice(0, 220),
    });
  });
  return dropDowns;
};
