import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { type InputFiles, sortInput } from '../../analytics/intake/input-files.ts';
import { InputError } from './failure.ts';
import { problems } from './problems.ts';

/** A file of an input folder; `name` is its path below the folder, with forward slashes. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
}

const isWithin = (path: string, folder: string): boolean => resolve(path).startsWith(resolve(folder) + sep);

/**
 * Everything in a folder, sorted by what it is; throws InputError when there is nothing to read.
 * `outputs` are folders of ours that may lie inside it and are not input.
 */
export const readInputFolder = async (
  folder: string,
  outputs: readonly string[] = [],
): Promise<InputFiles<InputFile>> => {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new InputError(problems.folderMissing(folder));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const seen = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join('/') }))
    .filter((file) => !outputs.some((output) => isWithin(file.path, output)));
  const files = sortInput(seen);
  if (files.tables.length > 0) return files;
  const { sources, policy, others, blanks } = files;
  const filled = sources.length + others.length + (policy ? 1 : 0);
  if (filled === 0) throw new InputError(problems.folderEmpty(folder));
  throw new InputError(blanks.length > 0 ? problems.onlyBlankForms(folder) : problems.nothingToRead(folder, filled));
};
