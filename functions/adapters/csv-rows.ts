import { readFile } from 'node:fs/promises';
import { CsvError } from '../../analytics/core/ports/engine.ts';
import { decodeText } from '../../analytics/intake/decode.ts';
import { readCsv } from '../../analytics/intake/read/csv.ts';

/** One record of a CSV, filled up with NULL to the width of its table. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly (string | null)[];
}

/**
 * A UTF-8 CSV by our own grammar, for files that DuckDB's reader refuses or would count wrongly. Empty cells beyond the
 * width say nothing and are dropped.
 */
export const csvRows = async (path: string, delimiter: string, width: number): Promise<readonly CsvRow[]> => {
  const { text } = decodeText(await readFile(path), 'utf-8');
  return readCsv(text, delimiter).map(({ row, cells }) => {
    const said = cells.findLastIndex((cell) => cell !== null) + 1;
    if (said > width) throw new CsvError(row, width, said);
    return { row, cells: Array.from({ length: width }, (_, index) => cells[index] ?? null) };
  });
};
