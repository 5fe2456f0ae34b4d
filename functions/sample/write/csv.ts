import { type Cell, shown, type Table } from './cell.ts';
import { gb18030 } from './gb18030.ts';

const quoted = (words: string): string => (/[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
const line = (cells: readonly Cell[]): string => cells.map((cell) => quoted(shown(cell))).join(',');

/** A CSV with the title lines above its header, as exports have them. */
export const writeCsv = (table: Table, encoding: 'gb18030' | 'utf8-bom'): Uint8Array => {
  const lines = [
    ...table.titles.map(quoted),
    line(table.headers),
    ...table.rows.map(line),
    ...(table.foot ?? []).map(line),
  ];
  const words = `${lines.join('\r\n')}\r\n`;
  return encoding === 'gb18030' ? gb18030(words) : new TextEncoder().encode(`\ufeff${words}`);
};
