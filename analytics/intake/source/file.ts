import { columnsOf } from './field.ts';
import { entriesOf } from './rows.ts';
import type { SourceDescription, SourceSheet } from './schema.ts';
import { literally } from './sql.ts';

const namePattern = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .split(/(\*|\{[a-z][a-z0-9_]*\})/)
      .map((piece) =>
        piece === '*' ? '.*' : /^\{.+\}$/.test(piece) ? `(?<${piece.slice(1, -1)}>[^/_]+?)` : literally(piece),
      )
      .join('')}$`,
    'i',
  );

type Codes = SourceDescription['file_codes'];

const partsBy = (pattern: string, name: string, translations: Codes): Readonly<Record<string, string>> | undefined => {
  const match = namePattern(pattern.normalize('NFC')).exec(name.normalize('NFC'));
  if (!match) return undefined;
  const parts: Record<string, string> = {};
  for (const [part, written] of Object.entries(match.groups ?? {})) {
    const codes = translations[part];
    const code = codes ? (codes[written.toUpperCase()] ?? codes[written]) : written;
    if (code === undefined) return undefined;
    parts[part] = code;
  }
  return parts;
};

type Named = Pick<SourceDescription, 'file' | 'file_codes'>;

/**
 * The parts of a file's name, translated by `file_codes`; undefined where the name does not fit or a part has no code.
 */
export const nameParts = (source: Named, fileName: string): Readonly<Record<string, string>> | undefined =>
  partsBy(source.file, fileName.split('/').at(-1) ?? '', source.file_codes);

/** The same of a sheet's name. */
export const sheetParts = (
  { sheet, sheet_codes }: Pick<SourceSheet, 'sheet' | 'sheet_codes'>,
  name: string,
): Readonly<Record<string, string>> | undefined =>
  sheet === undefined ? {} : partsBy(sheet, name.trim(), sheet_codes ?? {});

/** The names in braces of a pattern or a template. */
export const braced = (written: string): readonly string[] =>
  [...written.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map((match) => match[1] ?? '');

/** Names that a description reads anywhere: columns of its own, and parts of the file's name. */
const namesRead = (source: SourceDescription): ReadonlySet<string> => {
  const conditions = (of: Pick<SourceSheet, 'keep' | 'skip'>): readonly string[] =>
    [...of.keep, ...of.skip].map(({ column }) => column);
  return new Set([
    ...braced(source.as_of),
    ...source.sheets.flatMap((sheet) => [
      ...conditions(sheet),
      ...sheet.identities.flatMap(({ total, of, per, once_per }) => [
        total,
        ...of.flatMap((term) => term.replace(/^-/, '').split(' * ')),
        ...per,
        ...once_per,
      ]),
      ...sheet.tables.flatMap((table) => [
        ...conditions(table),
        ...(table.pivot ? [table.pivot.column] : []),
        ...entriesOf(table).flatMap((fields) => Object.values(fields).flatMap(columnsOf)),
      ]),
    ]),
  ]);
};

/**
 * The parts of a file's name that its rows depend on: the same bytes under a name that says otherwise are another file.
 */
export const partsRead = (source: SourceDescription, fileName: string): Readonly<Record<string, string>> => {
  const read = namesRead(source);
  return Object.fromEntries(Object.entries(nameParts(source, fileName) ?? {}).filter(([name]) => read.has(name)));
};

/** Whether rows depend on parts of the file's name, and this name has none that the description knows. */
export const isMisnamed = (source: SourceDescription, fileName: string): boolean => {
  const read = namesRead(source);
  return nameParts(source, fileName) === undefined && braced(source.file).some((part) => read.has(part));
};

/** The one description among these that speaks of the file, or undefined. */
export const sourceFor = (sources: readonly SourceDescription[], fileName: string): SourceDescription | undefined =>
  sources.find((source) => nameParts(source, fileName) !== undefined);

/** Fills `{part}` from the file's name. */
export const fillTemplate = (template: string, parts: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{([a-z][a-z0-9_]*)\}/g, (_, part: string) => parts[part] ?? '');

/** What a file speaks of, by which files are taken in order, the oldest first; empty where nothing says it. */
export const asOf = (source: Named & Pick<SourceDescription, 'as_of'>, fileName: string): string =>
  fillTemplate(source.as_of, nameParts(source, fileName) ?? {});
