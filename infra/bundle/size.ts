import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';

const [localHeader, centralHeader, endOfDirectory] = [30, 46, 22];

/** Every file below a folder, by its path from there, in order. */
export const filesOf = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
};

/** How many bytes a folder's zip has: each file deflated, its path twice, and the headers of the format. */
export const zippedBytes = async (folder: string): Promise<number> => {
  const entry = async (path: string): Promise<number> => {
    const deflated = await promisify(deflateRaw)(await readFile(join(folder, path)));
    return localHeader + centralHeader + 2 * Buffer.byteLength(path) + deflated.length;
  };
  const sizes = await Promise.all((await filesOf(folder)).map(entry));
  return sizes.reduce((total, size) => total + size, endOfDirectory);
};
