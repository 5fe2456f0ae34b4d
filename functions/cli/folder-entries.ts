import { access, constants, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What an entry of a folder is to who wants to read it; `misnamed` where the system can't be asked for it by a text,
 * `oversized` where it holds more than can be read at once.
 */
export type EntryKind = 'file' | 'folder' | 'link' | 'special' | 'unreadable' | 'misnamed' | 'oversized';

/** A file of 2 GiB or more can't be read at once; no delivery of a year comes near it. */
const mostBytes = 2 ** 31 - 1;

/** Whether a file holds more than can be read. */
export const isOversized = async (path: string): Promise<boolean> => (await stat(path)).size > mostBytes;

export interface FolderEntry {
  /** Path below the folder, with forward slashes. */
  readonly name: string;
  readonly path: string;
  readonly kind: EntryKind;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Most names that are no UTF-8 come out of an archive that was packed under Windows in Chinese. */
const guessed = new TextDecoder('gb18030');

const textOf = (name: Uint8Array): { readonly text: string; readonly isText: boolean } => {
  try {
    return { text: utf8.decode(name), isText: true };
  } catch {
    return { text: guessed.decode(name), isText: false };
  }
};

/** Whether a file or a folder may be read by whoever asks. */
export type MayRead = (path: string) => Promise<boolean>;

const mayRead: MayRead = (path) =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );

/** Whether a folder is there. */
export const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() ?? false;

/** Everything below a folder, but below the folders left out and those that can't be looked into. */
export const folderEntries = async (
  folder: string,
  isLeftOut: (path: string) => boolean,
  isReadable: MayRead = mayRead,
  below = '',
): Promise<readonly FolderEntry[]> => {
  const found: FolderEntry[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true, encoding: 'buffer' })) {
    const { text, isText } = textOf(entry.name);
    const name = below === '' ? text : `${below}/${text}`;
    const path = join(folder, name);
    if (isLeftOut(path)) continue;
    const add = (kind: EntryKind): number => found.push({ name, path, kind });
    if (!isText) add('misnamed');
    else if (entry.isSymbolicLink()) add('link');
    else if (!entry.isFile() && !entry.isDirectory()) add('special');
    else if (!(await isReadable(path))) add('unreadable');
    else if (entry.isFile() && (await isOversized(path))) add('oversized');
    else {
      add(entry.isFile() ? 'file' : 'folder');
      if (entry.isDirectory()) found.push(...(await folderEntries(folder, isLeftOut, isReadable, name)));
    }
  }
  return found;
};
