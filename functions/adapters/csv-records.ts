import { closeSync, openSync, readSync } from 'node:fs';
import { CsvError } from '../../analytics/ports/engine.ts';

/**
 * Splits CSV text (RFC 4180, any of LF, CRLF and CR ending a record) into records of cells; an empty cell is NULL, quoted or not.
 * Throws CsvError for a quote that never closes and for text between a closing quote and the delimiter.
 * @example [...csvRecords(['a,"b', '\nc"\n'], ',')] // [['a', 'b\nc']]
 */
export function* csvRecords(parts: Iterable<string>, delimiter: string): Generator<(string | null)[]> {
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  let cells: (string | null)[] = [];
  let cell = '';
  let afterReturn = false;
  let record = 1;
  const endCell = (): void => {
    cells.push(cell === '' ? null : cell);
    cell = '';
    state = 'start';
  };
  for (const part of parts) {
    for (const character of part) {
      if (state === 'quoted') {
        if (character === '"') state = 'closed';
        else cell += character;
      } else if (state === 'closed' && character === '"') {
        cell += character;
        state = 'quoted';
      } else if (character === '\n' && afterReturn) {
        afterReturn = false;
        continue;
      } else if (character === delimiter) {
        endCell();
      } else if (character === '\n' || character === '\r') {
        endCell();
        yield cells;
        cells = [];
        record++;
      } else if (state === 'closed') {
        throw new CsvError('text_after_quote', record);
      } else if (state === 'start' && character === '"') {
        state = 'quoted';
      } else {
        cell += character;
        state = 'plain';
      }
      afterReturn = character === '\r' && state === 'start';
    }
  }
  if (state === 'quoted') throw new CsvError('quote_not_closed', record);
  if (state !== 'start' || cells.length > 0) {
    endCell();
    yield cells;
  }
}

/** The text of a UTF-8 file in pieces, without its byte order mark. */
export function* textOf(path: string): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const buffer = new Uint8Array(1 << 20);
  const file = openSync(path, 'r');
  try {
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) yield decoder.decode(buffer.subarray(0, length), { stream: true });
    yield decoder.decode();
  } finally {
    closeSync(file);
  }
}

/** Records of exactly `width` cells: short ones filled with NULL, empty cells beyond the width dropped; throws CsvError where a cell beyond it says something. */
export function* csvRows(path: string, delimiter: string, width: number): Generator<(string | null)[]> {
  let record = 0;
  for (const cells of csvRecords(textOf(path), delimiter)) {
    record++;
    if (cells.slice(width).some((cell) => cell !== null)) throw new CsvError('too_many_cells', record);
    yield Array.from({ length: width }, (_, index) => cells[index] ?? null);
  }
}
