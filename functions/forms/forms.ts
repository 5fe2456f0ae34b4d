import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { readLayouts } from '../../analytics/intake/form/layouts.ts';
import { asset } from '../adapters/assets.ts';
import { filesBelow } from '../adapters/files-below.ts';
import type { Io } from '../cli/outcome.ts';
import { processIo } from '../cli/process-io.ts';
import { readUpload } from '../steps/ingest/read-upload.ts';
import { type Compared, compareForms } from './compare.ts';
import { readExpected } from './expected.ts';
import { statedBy } from './stated.ts';

const shown = ({ read, expected, differing, name }: Compared): string => {
  if (!read) return `    没读到 missing  ${name}`;
  if (!expected) return `    多出来 extra  ${name}`;
  if (differing.length === 0) return `    一致 equal  ${name}`;
  const each = differing.map((column) => `${column} 应为 ${expected[column] || '—'} 读作 ${read[column] ?? '—'}`);
  return `    不同 differs  ${name}  ${each.join('; ')}`;
};

/**
 * `npm run forms <folder>`: official forms against the list of what they say, `expected-<folder>.csv` beside the
 * folder, row by row. Returns 1 where anything differs, 2 for usage.
 */
export const forms = async ([folder]: readonly string[], io: Io): Promise<number> => {
  if (!folder) {
    io.err('用法 · usage: npm run forms <folder>\n');
    return 2;
  }
  const expected = await readExpected(join(dirname(resolve(folder)), `expected-${basename(resolve(folder))}.csv`));
  const layouts = await readLayouts(asset);
  const read: { readonly file: string; readonly rows: ReturnType<typeof statedBy> }[] = [];
  for (const [file, path] of await filesBelow(folder)) {
    if (!/\.(xlsx|docx)$/i.test(file)) continue;
    const bytes = await readFile(path);
    const upload = await readUpload(bytes, { name: file, bytes: async () => bytes }, layouts);
    for (const form of upload.forms) read.push({ file, rows: statedBy(file, form) });
    if (upload.forms.length === 0) io.out(`${file}\n    没有认出官方表 no official form found\n`);
  }
  const compared = compareForms(expected, read);
  for (const [file, rows] of Map.groupBy(compared, (each) => each.file))
    io.out(`${file || '(没有文件 no file)'}\n${rows.map(shown).join('\n')}\n`);
  const equal = compared.filter(({ differing }) => differing.length === 0).length;
  io.out(`\n${equal} equal, ${compared.length - equal} different\n`);
  return equal === compared.length && compared.length > 0 ? 0 : 1;
};

if (import.meta.main) process.exitCode = await forms(process.argv.slice(2), processIo);
