import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { isCandidate } from '../../analytics/intake/candidate.ts';
import { problems } from '../../analytics/words/problems.ts';
import { InputError } from './failure.ts';

/** A file of an input folder; `name` is its path below the folder, with forward slashes. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
}

export interface InputFolder {
  readonly tables: readonly InputFile[];
  readonly sources: readonly InputFile[];
  readonly policy: string | null;
  /** Files that are nobody's input, such as pictures and notes; listed so that nothing is silently passed over. */
  readonly others: readonly InputFile[];
}

const ignored = /(^|\/)(~\$|\.)/;

/** What people write on a corrected file, with what joins it to the name, and the zeros that put it on top of a listing. */
const mark =
  /[\s_.·()（）【】[\]-]*(?:(?<=^|\/)0+)?(?:更正|修订|修正|订正|correction|corrected|(?<![a-z0-9])v[0-9]+(?![a-z0-9]))(?:版|稿|件|表|后)?(?:[0-9]{1,2}$)?[\s_.·()（）【】[\]-]*/gi;

const stem = (name: string): string => name.replace(/(\.[^./]+)+$/, '');

/** A name by which files are taken in order: a corrected file as the file it corrects, and after all that begin like it (U+FFFF sorts last). */
const orderName = (name: string): string => {
  const written = stem(name).normalize('NFC');
  const plain = written.replaceAll(mark, '').replace(/^\/+/, '');
  return plain === written ? written : `${plain}\uffff`;
};

/** Order that people mean: 2 before 10, and a file marked as a correction (更正, 修订, corrected, v2), wherever the mark stands, after what it corrects. */
const natural = new Intl.Collator('zh-CN', { numeric: true });
export const byName = (a: InputFile, b: InputFile): number =>
  natural.compare(orderName(a.name), orderName(b.name)) || natural.compare(stem(a.name), stem(b.name)) || natural.compare(a.name, b.name);

/** Blank forms that `jixiao init` made; filled ones lie elsewhere. */
const blanks = /^templates\//;

const isWithin = (path: string, folder: string): boolean => resolve(path).startsWith(resolve(folder) + sep);

/**
 * Everything in a folder, sorted by what it is; throws InputError when there is nothing to read.
 * `outputs` are folders of ours that may lie inside it and are not input.
 */
export const readInputFolder = async (folder: string, outputs: readonly string[] = []): Promise<InputFolder> => {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new InputError(problems.folderMissing(folder));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const seen = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join('/') }))
    .filter((file) => !ignored.test(file.name) && !outputs.some((output) => isWithin(file.path, output)));
  const files = seen.filter((file) => !blanks.test(file.name)).sort(byName);
  if (files.length === 0) throw new InputError(problems.folderEmpty(folder));
  const sources = files.filter((file) => /\.source\.ya?ml$/i.test(file.name));
  const policy = files.find((file) => /^policy\.ya?ml$/i.test(file.name));
  const tables = files.filter((file) => isCandidate(file.name));
  if (tables.length === 0) throw new InputError(seen.length > files.length ? problems.onlyBlankForms(folder) : problems.nothingToRead(folder, files.length));
  const taken = new Set<InputFile>([...sources, ...tables, ...(policy ? [policy] : [])]);
  return { tables, sources, policy: policy?.path ?? null, others: files.filter((file) => !taken.has(file)) };
};
