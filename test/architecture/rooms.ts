import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path/posix';

/** One import between two source files of ours, both by their path below the root. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** A circle among the children of one folder: files and folders that reach themselves again by their imports. */
export interface Circle {
  readonly folder: string;
  readonly rooms: readonly string[];
}

const specifier = /(?:from|import\()\s*'(\.[^']+)'/g;

/**
 * The arrows of one file's text.
 * @example arrowsOf('a/b.ts', "import { c } from '../c.ts'") // [{ from: 'a/b.ts', to: 'c.ts' }]
 */
export const arrowsOf = (path: string, text: string): readonly Arrow[] =>
  Array.from(text.matchAll(specifier), ([, target = '']) => ({
    from: path,
    to: normalize(join(dirname(path), target)),
  }));

/** Every arrow between the `.ts` files below these folders of the root. */
export const arrowsBelow = async (root: string, folders: readonly string[]): Promise<readonly Arrow[]> => {
  const arrows: Arrow[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const file = join(entry.parentPath, entry.name);
      arrows.push(...arrowsOf(relative(root, file), await readFile(file, 'utf8')));
    }
  }
  return arrows;
};

/** The child of the folder that a path is or lies in; null for a path elsewhere. */
const roomIn = (folder: string, path: string): string | null =>
  path.startsWith(`${folder}/`) ? (path.slice(folder.length + 1).split('/')[0] ?? null) : null;

/** The children of a folder that reach themselves again. */
const circling = (folder: string, arrows: readonly Arrow[]): readonly string[] => {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of arrows) {
    const [a, b] = [roomIn(folder, from), roomIn(folder, to)];
    if (a === null || b === null || a === b) continue;
    next.set(a, (next.get(a) ?? new Set()).add(b));
  }
  const reached = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [start];
    for (let room = open.pop(); room !== undefined; room = open.pop()) {
      for (const other of next.get(room) ?? []) {
        if (!seen.has(other)) open.push(other);
        seen.add(other);
      }
    }
    return seen;
  };
  return [...next.keys()].filter((room) => reached(room).has(room)).sort();
};

const foldersOf = (path: string): readonly string[] => {
  const parts = path.split('/');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
};

/** Every circle at every depth: a room stands above what it imports, for folders as for files. */
export const circles = (arrows: readonly Arrow[]): readonly Circle[] => {
  const folders = new Set(arrows.flatMap(({ from }) => foldersOf(from)));
  return [...folders]
    .map((folder) => ({ folder, rooms: circling(folder, arrows) }))
    .filter(({ rooms }) => rooms.length > 0);
};
