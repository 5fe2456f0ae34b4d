import { resolve } from 'node:path';
import { isAnswer } from '../../analytics/intake/answer-names.ts';
import { type InputFiles, sortInput } from '../../analytics/intake/input-files.ts';
import { isHandedOut } from './answers-beside.ts';
import { InputError } from './failure.ts';
import { folderEntries, isFolder, type MayRead } from './folder-entries.ts';
import { isMail } from './mail-uploads.ts';
import { problems } from './problems.ts';
import { type Skipped, skipped } from './skipped.ts';

/** A file of an input folder; `name` is its path below the folder, with forward slashes. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
}

/** An input folder's files by what they are, and what in it is not read. */
export interface InputFolder extends InputFiles<InputFile> {
  /** Mails; what is attached to them is input. */
  readonly mails: readonly InputFile[];
  readonly skipped: readonly Skipped[];
}

/**
 * Everything in a folder, sorted by what it is, but our own answers as they were put there. `outputs` are folders of
 * ours that may lie inside it and are not input.
 */
export const lookInto = async (
  folder: string,
  outputs: readonly string[] = [],
  mayRead?: MayRead,
): Promise<InputFolder> => {
  const isOutput = (path: string): boolean => outputs.some((output) => resolve(path) === resolve(output));
  const entries = await folderEntries(folder, isOutput, mayRead);
  const files: InputFile[] = [];
  for (const { kind, path, name } of entries)
    if (kind === 'file' && !isAnswer(name) && !(await isHandedOut(path))) files.push({ path, name });
  const { others, ...sorted } = sortInput(files);
  return {
    ...sorted,
    mails: others.filter(({ name }) => isMail(name)),
    others: others.filter(({ name }) => !isMail(name)),
    skipped: entries.flatMap((entry) => skipped(entry) ?? []),
  };
};

/**
 * What is in a folder, as by `lookInto`; throws InputError when there is nothing to read.
 */
export const readInputFolder = async (
  folder: string,
  outputs: readonly string[] = [],
  mayRead?: MayRead,
): Promise<InputFolder> => {
  if (!(await isFolder(folder))) throw new InputError(problems.folderMissing(folder));
  const input = await lookInto(folder, outputs, mayRead);
  const { tables, mails, sources, forms, policy, others, blanks, skipped: passed } = input;
  if (tables.length + mails.length > 0) return input;
  if (blanks.length > 0 && passed.length === 0) throw new InputError(problems.onlyBlankForms(folder));
  const seen = sources.length + forms.length + others.length + (policy ? 1 : 0) + passed.length;
  throw new InputError(seen === 0 ? problems.folderEmpty(folder) : problems.nothingToRead(folder, seen, passed));
};
