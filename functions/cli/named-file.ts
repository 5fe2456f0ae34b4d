import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from './failure.ts';
import { problems } from './problems.ts';

/** Writes a file that a person named by whatever writes it; throws InputError where its folder is not there. */
export const writtenTo = async <T>(file: string, writing: Promise<T>): Promise<T> =>
  writing.catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new InputError(problems.placeMissing(dirname(file), file), { cause });
    throw cause;
  });

/** The text of a file that a person named; throws InputError where there is none, or a folder. */
export const readNamed = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new InputError(problems.fileMissing(file), { cause });
    if (cause.code === 'EISDIR') throw new InputError(problems.notFile(file), { cause });
    throw cause;
  });
