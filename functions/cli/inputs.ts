import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type InputFiles, sortInput } from '../../analytics/intake/input-files.ts';
import { InputError } from './failure.ts';
import { folderEntries, type MayRead } from './folder-entries.ts';
import { problems } from './problems.ts';
import { type Skipped, skipped } from './skipped.ts';

/** A file of an input folder; `name` is its path below the folder, with forward slashes. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
}

/** An input folder's files by what they are, and what in it is not read. */
export interface InputFolder extends InputFiles<InputFile> {
  readonly skipped: readonly Skipped[];
}

/**
 * Everything in a folder, sorted by what it is; throws InputError when there is nothing to read.
 * `outputs` are folders of ours that may lie inside it and are not input.
 */
export const readInputFolder = async (
  folder: string,
  outputs: readonly string[] = [],
  mayRead?: MayRead,
): Promise<InputFolder> => {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new InputError(problems.folderMissing(folder));
  const isOutput = (path: string): boolean => outputs.some((output) => resolve(path) === resolve(output));
  const entries = await folderEntries(folder, isOutput, mayRead);
  const files = sortInput(entries.filter(({ kind }) => kind === 'file').map(({ path, name }) => ({ path, name })));
  const passed = entries.flatMap((entry) => skipped(entry) ?? []);
  if (files.tables.length > 0) return { ...files, skipped: passed };
  const { sources, forms, policy, others, blanks } = files;
  if (blanks.length > 0 && passed.length === 0) throw new InputError(problems.onlyBlankForms(folder));
  const seen = sources.length + forms.length + others.length + (policy ? 1 : 0) + passed.length;
  throw new InputError(seen === 0 ? problems.folderEmpty(folder) : problems.nothingToRead(folder, seen, passed));
};
