import ExcelJS from 'exceljs';

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly state?: 'hidden' | 'visible';
  /** What plain rows can't say: formats, formulas, merges. */
  readonly touch?: (sheet: ExcelJS.Worksheet) => void;
}

/** The bytes of a workbook with these sheets. */
export const workbookOf = async (...sheets: readonly TestSheet[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  for (const { name, rows, state, touch } of sheets) {
    const sheet = book.addWorksheet(name, { state: state ?? 'visible' });
    for (const row of rows) sheet.addRow([...row]);
    touch?.(sheet);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
};
