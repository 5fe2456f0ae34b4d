import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DescriptionError } from '../../analytics/intake/description.ts';
import { parseSource } from '../../analytics/intake/source/parse.ts';
import type { SourceDescription } from '../../analytics/intake/source/schema.ts';
import { InputError } from './failure.ts';
import { readNamed } from './named-file.ts';
import { problems } from './problems.ts';

/** Reads a source description; throws InputError that names the file and every wrong place. */
export const readSource = async (path: string): Promise<SourceDescription> => {
  const written = await readNamed(path);
  try {
    return parseSource(written);
  } catch (cause) {
    if (!(cause instanceof DescriptionError)) throw cause;
    throw new InputError(problems.sourceInvalid(path, cause.says), { cause });
  }
};

/** All descriptions of a folder, by name. */
export const sourcesIn = async (folder: string): Promise<readonly SourceDescription[]> => {
  const found = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new InputError(problems.folderMissing(folder), { cause });
    throw cause;
  });
  const names = found.filter((name) => /\.source\.ya?ml$/i.test(name)).sort();
  return Promise.all(names.map((name) => readSource(join(folder, name))));
};
