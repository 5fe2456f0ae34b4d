import { readFile } from 'node:fs/promises';
import { InputError } from './failure.ts';
import { problems } from './problems.ts';

/** The text of a file that a person named; throws InputError where there is none, or a folder. */
export const readNamed = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new InputError(problems.fileMissing(file), { cause });
    if (cause.code === 'EISDIR') throw new InputError(problems.notFile(file), { cause });
    throw cause;
  });
