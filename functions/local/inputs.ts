import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { isCandidate } from '../../analytics/intake/candidate.ts';
import { problems } from '../../analytics/words/problems.ts';
import { InputError } from './failure.ts';

/** A file of an input folder; `name` is its path below the folder, with forward slashes. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
}

export interface InputFolder {
  readonly tables: readonly InputFile[];
  readonly sources: readonly InputFile[];
  readonly policy: string | null;
  /** Files that are nobody's input, such as pictures and notes; listed so that nothing is silently passed over. */
  readonly others: readonly InputFile[];
}

const ignored = /(^|\/)(~\$|\.)/;

/** Order that people mean: 2 before 10, and `a.xlsx` before `a_更正.xlsx`. */
const natural = new Intl.Collator('zh-CN', { numeric: true });
const stem = (name: string): string => name.replace(/(\.[^./]+)+$/, '');
export const byName = (a: InputFile, b: InputFile): number => natural.compare(stem(a.name), stem(b.name)) || natural.compare(a.name, b.name);

/** Blank forms that `jixiao init` made; filled ones lie elsewhere. */
const blanks = /^templates\//;

const isWithin = (path: string, folder: string): boolean => resolve(path).startsWith(resolve(folder) + sep);

/**
 * Everything in a folder, sorted by what it is; throws InputError when there is nothing to read.
 * `outputs` are folders of ours that may lie inside it and are not input.
 */
export const readInputFolder = async (folder: string, outputs: readonly string[] = []): Promise<InputFolder> => {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new InputError(problems.folderMissing(folder));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const seen = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join('/') }))
    .filter((file) => !ignored.test(file.name) && !outputs.some((output) => isWithin(file.path, output)));
  const files = seen.filter((file) => !blanks.test(file.name)).sort(byName);
  if (files.length === 0) throw new InputError(problems.folderEmpty(folder));
  const sources = files.filter((file) => /\.source\.ya?ml$/i.test(file.name));
  const policy = files.find((file) => /^policy\.ya?ml$/i.test(file.name));
  const tables = files.filter((file) => isCandidate(file.name));
  if (tables.length === 0) throw new InputError(seen.length > files.length ? problems.onlyBlankForms(folder) : problems.nothingToRead(folder, files.length));
  const taken = new Set<InputFile>([...sources, ...tables, ...(policy ? [policy] : [])]);
  return { tables, sources, policy: policy?.path ?? null, others: files.filter((file) => !taken.has(file)) };
};
