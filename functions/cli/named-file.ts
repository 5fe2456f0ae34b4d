import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from './failure.ts';
import { isOversized } from './folder-entries.ts';
import { problems } from './problems.ts';

/** Writes a file that a person named by whatever writes it; throws InputError where its folder is not there. */
export const writtenTo = async <T>(file: string, writing: Promise<T>): Promise<T> =>
  writing.catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new InputError(problems.placeMissing(dirname(file), file), { cause });
    throw cause;
  });

/** A path that a person named for a file; throws InputError where there is none, or what would never end, as a pipe. */
export const namedFile = async (path: string): Promise<string> => {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new InputError(problems.fileMissing(path), { cause });
    throw cause;
  });
  if (!found.isFile()) throw new InputError(problems.notFile(path));
  if (await isOversized(path)) throw new InputError(problems.fileOversized(path));
  return path;
};

/** The text of a file that a person named; throws InputError where there is none, or something else. */
export const readNamed = async (file: string): Promise<string> => readFile(await namedFile(file), 'utf8');
