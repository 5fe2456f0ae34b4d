import type { Fault } from '../fault.ts';
import type { Sheet } from '../read/sheet.ts';

/** Cells and rows of a document that read otherwise before its tracked changes, which are read as accepted. */
export const trackedChanges = ({ name, changes = [] }: Sheet, columns: ReadonlyMap<number, string>): readonly Fault[] =>
  changes.map(({ row, column, was, is }): Fault => {
    const label = columns.get(column ?? -1);
    const place = {
      sheet: name,
      ...(row === undefined ? {} : { row }),
      ...(label === undefined ? {} : { column: label }),
      ...(is === '' ? {} : { value: is }),
    };
    const detail = { was, is, ...(row === undefined ? { of: 'row' } : {}) };
    return { code: 'tracked-changes', severity: 'warning', place, detail, times: 1 };
  });
