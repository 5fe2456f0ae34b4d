import { datasetNamed } from '../../contracts/catalogue.ts';
import type { SheetRow } from '../read/sheet.ts';
import type { Heading } from '../recognise/header.ts';
import type { FormRows } from './rows/row.ts';

/** Rows of a form as the sheet of a dataset that they are checked as: a column for each field. */
export interface FormSheet {
  readonly heading: Heading;
  readonly rows: readonly SheetRow[];
}

/** Lays rows of a form out as a sheet of their dataset; its headers are the words on the form. */
export const sheetOf = ({ dataset: name, labels, rows }: FormRows): FormSheet => {
  const dataset = datasetNamed(name);
  if (!dataset) throw new TypeError(`a form gives rows to no dataset named ${name}`);
  const columns = dataset.fields.map((field, index) => ({
    field,
    index,
    header: labels[field.name]?.trim() || field.label.zh,
    unit: null,
    byLabel: true,
  }));
  return {
    heading: { dataset, headerRow: 0, columns, width: columns.length },
    rows: rows.map(({ row, cells }) => ({ row, cells: columns.map(({ field }) => cells[field.name] ?? null) })),
  };
};
