import { type Text, text } from '../../analytics/core/language/text.ts';
import { isCandidate } from '../../analytics/intake/candidate.ts';
import { isDocumentName } from '../../analytics/intake/input-files.ts';
import type { EntryKind, FolderEntry } from './folder-entries.ts';

/** What in an input folder is not read though it may look like a file: what is none, and what can't be opened. */
export type SkippedKind = Exclude<EntryKind, 'file'>;

export interface Skipped {
  /** Path below the input folder, with forward slashes. */
  readonly name: string;
  readonly kind: SkippedKind;
}

const hidden = /(^|\/)(\.|~\$)/;

/** What a person must know of an entry; null for files, for folders called like folders, and for what is hidden. */
export const skipped = ({ name, kind }: FolderEntry): Skipped | null => {
  if (kind === 'file' || hidden.test(name)) return null;
  return kind !== 'folder' || isDocumentName(name) || isCandidate(name) ? { name, kind } : null;
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
  unreadable: text(
    '没有读取权限,没有读;请给运行的人读取权限后再运行',
    'may not be read by whoever runs this, and was not; grant the permission and run again',
  ),
  oversized: text(
    '达到 2 GiB,没有读;请按月或按部门拆成几个文件',
    'holds 2 GiB or more and was not read; split it by month or by department',
  ),
  misnamed: text(
    '的名字不是 UTF-8 编码(多半是在别的系统上压缩的),没有读;请改名后再运行',
    'has a name that is no UTF-8 (most likely packed on another system) and was not read; rename it and run again',
  ),
};

export const skippedSays = ({ name, kind }: Skipped): Text =>
  text(`“${name}” ${words[kind].zh}`, `“${name}” ${words[kind].en}`);
