import type { SourceDescription } from './schema.ts';
import { literally } from './sql.ts';

const namePattern = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .split(/(\*|\{[a-z][a-z0-9_]*\})/)
      .map((piece) => (piece === '*' ? '.*' : /^\{.+\}$/.test(piece) ? `(?<${piece.slice(1, -1)}>[^/_]+?)` : literally(piece)))
      .join('')}$`,
    'i',
  );

/** True where a name fits a pattern with `*` for anything, without regard to case. */
export const fits = (pattern: string, name: string): boolean => namePattern(pattern.normalize('NFC')).test(name.normalize('NFC').trim());

/** The parts of a file's name, translated by `file_codes`; undefined where the name does not fit or a part has no code. */
export const nameParts = (source: SourceDescription, fileName: string): Readonly<Record<string, string>> | undefined => {
  const base = fileName.normalize('NFC').split('/').at(-1) ?? '';
  const match = namePattern(source.file.normalize('NFC')).exec(base);
  if (!match) return undefined;
  const parts: Record<string, string> = {};
  for (const [part, written] of Object.entries(match.groups ?? {})) {
    const codes = source.file_codes[part];
    const code = codes ? (codes[written.toUpperCase()] ?? codes[written]) : written;
    if (code === undefined) return undefined;
    parts[part] = code;
  }
  return parts;
};

/** The one description among these that speaks of the file, or undefined. */
export const sourceFor = (sources: readonly SourceDescription[], fileName: string): SourceDescription | undefined =>
  sources.find((source) => nameParts(source, fileName) !== undefined);

/** Fills `{part}` from the file's name. */
export const fillTemplate = (template: string, parts: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{([a-z][a-z0-9_]*)\}/g, (_, part: string) => parts[part] ?? '');

/** Text by which files of described sources are taken in order, the oldest first. */
export const asOf = (source: SourceDescription, fileName: string): string => fillTemplate(source.as_of, nameParts(source, fileName) ?? {});
