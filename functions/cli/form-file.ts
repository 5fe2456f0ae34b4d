import { DescriptionError } from '../../analytics/intake/description.ts';
import { parseForm } from '../../analytics/intake/form/parse.ts';
import type { FormDescription } from '../../analytics/intake/form/schema.ts';
import { InputError } from './failure.ts';
import { readNamed } from './named-file.ts';
import { problems } from './problems.ts';

/** Reads a form description; throws InputError that names the file and every wrong place. */
export const readFormFile = async (path: string): Promise<FormDescription> => {
  const written = await readNamed(path);
  try {
    return parseForm(written);
  } catch (cause) {
    if (!(cause instanceof DescriptionError)) throw cause;
    throw new InputError(problems.formInvalid(path, cause.says), { cause });
  }
};
