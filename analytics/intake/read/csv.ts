import { type SheetRow, UnreadableFileError } from './sheet.ts';

/** In the order in which they are taken where nothing else tells: a decimal comma is no delimiter. */
const delimiters = ['\t', ';', ',', '|'] as const;

/**
 * Finds the next place of a sign at or after `from`, which never goes back; the text's length where there is none.
 * Looks at each character once.
 */
const finder = (text: string, sign: string): ((from: number) => number) => {
  let known = -2;
  return (from) => {
    if (known !== -1 && known < from) known = text.indexOf(sign, from);
    return known === -1 ? text.length : known;
  };
};

/** Reads the quoted cell that opens at `from`; gives its content and the place after the closing quote. */
const quotedCell = (text: string, from: number, row: number): { readonly cell: string; readonly next: number } => {
  let close = text.indexOf('"', from + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) throw new UnreadableFileError('quote-not-closed', {}, { row });
  return { cell: text.slice(from + 1, close).replaceAll('""', '"'), next: close + 1 };
};

/**
 * Records of a CSV text (RFC 4180; LF, CRLF or CR), numbered as a spreadsheet numbers them: an empty line has its
 * number too, but is left out. An empty cell is null. Throws UnreadableFileError where a quote is not closed or text
 * follows a closing quote.
 * @example readCsv('a,"b\n""c"""\n\n1,', ',') // [{ row: 1, cells: ['a', 'b\n"c"'] }, { row: 3, cells: ['1', null] }]
 */
export const readCsv = (text: string, delimiter: string, maxRows = Number.POSITIVE_INFINITY): SheetRow[] => {
  const rows: SheetRow[] = [];
  const [nextFeed, nextReturn, nextDelimiter] = [finder(text, '\n'), finder(text, '\r'), finder(text, delimiter)];
  const lineEnd = (from: number): number => Math.min(nextFeed(from), nextReturn(from));
  let at = 0;
  let end = lineEnd(0);
  for (let row = 1; at < text.length && row <= maxRows; row++) {
    const cells: (string | null)[] = [];
    for (let open = true; open; ) {
      if (text[at] === '"') {
        const { cell, next } = quotedCell(text, at, row);
        if (next > end) end = lineEnd(next);
        if (next < end && text[next] !== delimiter)
          throw new UnreadableFileError('unreadable-csv', { reason: 'text after a closing quote' }, { row });
        cells.push(cell === '' ? null : cell);
        open = next < end;
        at = open ? next + 1 : end;
      } else {
        const stop = nextDelimiter(at);
        open = stop < end;
        const cell = text.slice(at, open ? stop : end);
        cells.push(cell === '' ? null : cell);
        at = open ? stop + 1 : end;
      }
      if (open && at === end) {
        cells.push(null);
        open = false;
      }
    }
    if (cells.some((cell) => cell !== null)) rows.push({ row, cells });
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    end = lineEnd(at);
  }
  return rows;
};

/** Quoted cells, and figures with their own separators: what delimits nothing. */
const withinCells = /"[^"]*"|(?<![\d,.])\d{1,3}(?:,\d{3})+(?!\d)|(?<=\d),(?=\d+[;\t|])/g;

/** How many lines in a row are cut into so many cells: those of a table, from its header on. */
const longestRun = (cells: readonly number[], most: number): number =>
  cells.reduce(
    ({ run, longest }, each) => {
      const now = each === most ? run + 1 : 0;
      return { run: now, longest: Math.max(longest, now) };
    },
    { run: 0, longest: 0 },
  ).longest;

/**
 * The delimiter that cuts most lines at the top into most cells; of two that do, the one that cuts more lines in a row
 * so, or one line where most have one cell; a comma where nothing is cut.
 * @example delimiterOf('预算\t支出\n5,200,000\t2,400,000') // '\t'
 * @example delimiterOf('项目编码;执行数\nA;1,5\nB;2,5') // ';'
 */
export const delimiterOf = (text: string): string => {
  const head = text
    .slice(0, 20_000)
    .replaceAll(withinCells, '')
    .split(/\r\n|\n|\r/, 20);
  const lines = head.filter((line) => line.trim() !== '');
  const scored = delimiters.map((delimiter) => {
    const cells = lines.map((line) => line.split(delimiter).length);
    const sorted = cells.toSorted((a, b) => a - b);
    const most = sorted[Math.floor(cells.length / 2)] ?? 1;
    return { delimiter, score: [most, most > 1 ? longestRun(cells, most) : 0, sorted.at(-1) ?? 1] as const };
  });
  const isBetter = (each: readonly number[], known: readonly number[]): boolean => {
    const at = each.findIndex((score, index) => score !== known[index]);
    return at !== -1 && (each[at] ?? 0) > (known[at] ?? 0);
  };
  const better = scored.reduce((known, each) => (isBetter(each.score, known.score) ? each : known));
  return better.score[2] > 1 ? better.delimiter : ',';
};
