import { codedName } from '../intake/form/cells/name.ts';

/** A name with its code before it; the name alone where the two would not be told apart when the form comes back. */
export const withCode = (code: string, name: string): string => {
  const written = `${code}-${name}`;
  const read = codedName(written);
  return read.code === code && read.name === name ? written : name;
};
