import { gunzipSync } from 'fflate';
import type { Grid, Rows } from './grid.ts';

const decoded = (bytes: Uint8Array): string | null => {
  const names = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const name of names) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {}
  }
  return null;
};

/** DOS programs end a text with 0x1A. */
const withoutEndMark = (text: string | null): string | null => {
  const end = text?.trimEnd();
  return end?.endsWith('\u001a') ? end.slice(0, -1) : text;
};

/** Where a text has quotes that RFC 4180 knows no meaning for, there are no records to compare. */
const records = (text: string, delimiter: string, most = Number.POSITIVE_INFINITY): Rows | null => {
  const found = new Map<number, string[]>();
  let [row, cell, state] = [[] as string[], '', 'start' as 'start' | 'plain' | 'quoted' | 'closed'];
  let line = 1;
  const endCell = (): void => {
    row.push(cell);
    [cell, state] = ['', 'start'];
  };
  const endRow = (): void => {
    endCell();
    if (row.some((each) => each !== '')) found.set(line, row);
    row = [];
    line++;
  };
  for (let at = 0; at < text.length && line <= most; at++) {
    const sign = text[at] as string;
    if (state === 'quoted') {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else state = 'closed';
    } else if (sign === delimiter) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++;
      endRow();
    } else if (state === 'closed') return null;
    else if (sign === '"' && state === 'start') state = 'quoted';
    else {
      cell += sign;
      state = 'plain';
    }
  }
  if (state === 'quoted') return null;
  if (line <= most && (cell !== '' || row.length > 0)) endRow();
  return found;
};

const widest = (rows: Rows): number => Math.max(0, ...[...rows.values()].map((cells) => cells.length));

/** The delimiter that makes most cells of a row near the top. */
const widestCut = (text: string): string | null => {
  const tried = [',', ';', '\t', '|'].flatMap((delimiter) => {
    const head = records(text, delimiter, 20);
    return head ? [{ delimiter, width: widest(head) }] : [];
  });
  return tried.toSorted((a, b) => b.width - a.width)[0]?.delimiter ?? null;
};

/** The records of a text, read letter by letter; cut by the delimiter that makes most cells where none is given. */
export const textGrid = (bytes: Uint8Array, delimiter?: string): Grid | null => {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const text = withoutEndMark(decoded(plain));
  if (text === null) return null;
  const cut = delimiter ?? widestCut(text);
  const rows = cut === null ? null : records(text, cut);
  return rows ? { name: '', rows } : null;
};
