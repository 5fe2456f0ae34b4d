import type { CellValue } from 'exceljs';
import type { Cell } from '../../core/ports/engine.ts';
import type { Field, FieldType } from '../field.ts';

/**
 * Cell formats by type: codes and periods are text, so that a spreadsheet neither drops a zero nor makes a date of
 * them.
 */
export const formats: Readonly<Record<FieldType, string>> = {
  code: '@',
  text: '@',
  choice: '@',
  flag: '@',
  period: '@',
  money: '#,##0.00',
  number: 'General',
  fraction: '0.00%',
  integer: '0',
  year: '0',
  date: 'yyyy-mm-dd',
};

const numeric = new Set<FieldType>(['money', 'number', 'integer', 'year']);

/**
 * A value as the form's cell holds it: numbers as numbers, days as days, choices by their Chinese word, the rest as
 * text.
 * @example cellValue(directionField, '>=') // '≥'
 */
export const cellValue = (field: Field, value: Cell): CellValue => {
  if (value === null || value === '') return null;
  const written = String(value);
  if (numeric.has(field.type) && /^-?\d+(\.\d+)?$/.test(written)) return Number(written);
  if (field.type === 'fraction' && /^-?\d+(\.\d+)?$/.test(written)) return Number(written);
  if (field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(written)) return new Date(`${written}T00:00:00Z`);
  if (field.type === 'flag' && typeof value === 'boolean') return value ? '是' : '否';
  return field.choices?.find((choice) => choice.code === written)?.label.zh ?? written;
};
