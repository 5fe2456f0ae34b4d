import type { Dirent } from 'node:fs';
import { type Text, text } from '../../analytics/core/language/text.ts';
import { isCandidate } from '../../analytics/intake/candidate.ts';

/** What in an input folder is no file though it may look like one: nothing is read through it. */
export type SkippedKind = 'link' | 'folder' | 'special';

export interface Skipped {
  /** Path below the input folder, with forward slashes. */
  readonly name: string;
  readonly kind: SkippedKind;
}

const document = /(^|\/)policy\.ya?ml$|\.source\.ya?ml$/i;
const hidden = /(^|\/)\./;

const kindOf = (entry: Dirent, name: string): SkippedKind | null => {
  if (entry.isFile()) return null;
  if (entry.isSymbolicLink()) return 'link';
  if (!entry.isDirectory()) return 'special';
  return document.test(name) || isCandidate(name) ? 'folder' : null;
};

/** What a person must know of an entry; null for files, for folders called like folders, and for what is hidden. */
export const skipped = (entry: Dirent, name: string): Skipped | null => {
  const kind = hidden.test(name) ? null : kindOf(entry, name);
  return kind && { name, kind };
};

const words: Readonly<Record<SkippedKind, Text>> = {
  link: text(
    '是链接,没有读;请把文件本身复制进来',
    'is a link and was not read; put a copy of the file itself into the folder',
  ),
  folder: text(
    '是文件夹,不是文件:没有当作文件读,里面的文件照常读;请改文件夹的名字',
    'is a folder, not a file: it was not read as one, the files in it were read as any others; rename the folder',
  ),
  special: text(
    '是管道、套接字或设备,没有读;请换成普通文件',
    'is a pipe, a socket or a device and was not read; put an ordinary file there',
  ),
};

export const skippedSays = ({ name, kind }: Skipped): Text =>
  text(`“${name}” ${words[kind].zh}`, `“${name}” ${words[kind].en}`);
