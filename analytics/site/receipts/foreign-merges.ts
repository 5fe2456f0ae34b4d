import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const ofSheet = /^xl\/worksheets\/[^/]+\.xml$/;
const merges = /<((?:\w+:)?mergeCell)\b[^>]*?(?:\/>|>\s*<\/\1>)/g;
const range = /\bref\s*=\s*["']\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?["']/;
/** The library that writes workbooks again makes a cell of each that is covered. */
const maxCovered = 200_000;
const [maxColumns, maxRows] = [16_384, 1_048_576];

const columnOf = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** Judges the merges of one sheet in turn: true for those that can be kept beside the ones before. */
const keeper = (): ((merge: string) => boolean) => {
  const covered = new Set<number>();
  return (merge) => {
    const [, left = '', top = '', right = left, bottom = top] = range.exec(merge) ?? [];
    const [x1, x2] = [columnOf(left), columnOf(right)].toSorted((a, b) => a - b);
    const [y1, y2] = [Number(top), Number(bottom)].toSorted((a, b) => a - b);
    if (!x1 || !x2 || !y1 || !y2 || x2 > maxColumns || y2 > maxRows) return false;
    const size = (x2 - x1 + 1) * (y2 - y1 + 1);
    if (size === 1 || covered.size + size > maxCovered) return false;
    const cells: number[] = [];
    for (let row = y1; row <= y2; row++)
      for (let column = x1; column <= x2; column++) cells.push(row * maxColumns + column);
    if (cells.some((cell) => covered.has(cell))) return false;
    for (const cell of cells) covered.add(cell);
    return true;
  };
};

/**
 * A workbook without the merged ranges that would stop the library which writes it again: empty ones, those that name
 * no cells or lie over each other, and those of more cells than a sheet can be marked in. The bytes as they are where
 * there are none.
 */
export const withoutForeignMerges = (bytes: Uint8Array): Uint8Array => {
  const sheets = unzipSync(bytes, { filter: ({ name }) => ofSheet.test(name) });
  const changed = Object.entries(sheets).flatMap(([name, content]) => {
    const written = strFromU8(content);
    const keep = keeper();
    const kept = written.replaceAll(merges, (merge) => (keep(merge) ? merge : ''));
    const whole = kept.replaceAll(/<((?:\w+:)?mergeCells)\b[^>]*>\s*<\/\1>/g, '');
    return whole === written ? [] : [[name, strToU8(whole)] as const];
  });
  return changed.length === 0 ? bytes : zipSync({ ...unzipSync(bytes), ...Object.fromEntries(changed) }, { level: 1 });
};
