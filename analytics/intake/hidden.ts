import { utils } from '@e965/xlsx';
import type { Fault } from './fault.ts';
import type { Sheet, SheetRow } from './read/sheet.ts';

/** The warning that some of these rows, which are read, can't be seen. */
export const hiddenRows = (sheet: string, rows: readonly SheetRow[]): readonly Fault[] => {
  const hidden = rows.filter((row) => row.isHidden);
  const [first] = hidden;
  if (!first) return [];
  const place = { sheet, row: first.row };
  const detail = { rows: String(hidden.length) };
  return [{ code: 'hidden-rows-read', severity: 'warning', place, detail, times: 1 }];
};

/** Blanks, dashes, strokes and dots, which stand for nothing. */
const saysNothing = /^[\s\-—–/\\.…·]*$/;

/**
 * The warning that values are read from columns that can't be seen. A cell that is merged over a column beside it is
 * seen there.
 */
export const hiddenColumns = (
  { name, rows, merges = [], hiddenColumns: hidden }: Sheet,
  isRead: (row: number, column: number) => boolean,
): readonly Fault[] => {
  if (hidden === undefined) return [];
  const isSeen = (row: number, column: number): boolean =>
    merges.some(
      ({ top, left, bottom, right }) =>
        row >= top &&
        row <= bottom &&
        column >= left &&
        column <= right &&
        Array.from({ length: right - left + 1 }, (_, at) => left + at).some((each) => !hidden.has(each)),
    );
  const found = [...hidden]
    .sort((a, b) => a - b)
    .flatMap((column) => {
      const first = rows.find(
        ({ row, cells }) => isRead(row, column) && !saysNothing.test(cells[column] ?? '') && !isSeen(row, column),
      );
      return first ? [{ column: utils.encode_col(column), row: first.row }] : [];
    });
  const [first] = found;
  if (!first) return [];
  const columns = found.map(({ column }) => column).join('、');
  const place = { sheet: name, row: first.row, column: columns };
  return [{ code: 'hidden-columns-read', severity: 'warning', place, detail: { columns }, times: 1 }];
};
