import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Manifest } from '../../analytics/lake/manifest.ts';
import { fileDigest } from './file-digest.ts';

/** Everything below a folder but folders, by its path within it, with the path it lies at. */
export const filesBelow = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(folder, file).split(sep).join('/'), file]));
};

/** The files that lie below a folder now; null where there is no such folder. What is no file is listed as such. */
export const folderManifest = async (folder: string): Promise<Manifest | null> => {
  const files = await filesBelow(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return null;
    throw cause;
  });
  if (!files) return null;
  const manifest: Record<string, string> = {};
  for (const [path, file] of files)
    manifest[path] = (await lstat(file)).isFile() ? await fileDigest(file) : 'not a file';
  return manifest;
};
