import { readFile } from 'node:fs/promises';
import { readCsv } from '../../analytics/intake/read/csv.ts';

/** One row of what a form says, by its column in the list of what is expected. */
export type Expected = Readonly<Record<string, string>>;

/** The list of what forms say, one row each for their money and every indicator. */
export const readExpected = async (path: string): Promise<readonly Expected[]> => {
  const written = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  const [head, ...rows] = readCsv(written, ',');
  const names = head?.cells ?? [];
  return rows.map(({ cells }) => Object.fromEntries(names.map((name, index) => [name ?? '', cells[index] ?? ''])));
};
