import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import {
  type ObjectBody,
  type ObjectInfo,
  ObjectNotFoundError,
  type ObjectStore,
  StorageFullError,
} from '../../analytics/core/ports/object-store.ts';
import { isDiskFull } from './disk-full.ts';
import { segmentsOf } from './object-key.ts';

/** Where objects are written before they get their name; no key can begin with a dot. */
const incoming = '.incoming';

const codeOf = (cause: unknown): string | undefined => (cause as NodeJS.ErrnoException).code;

const pathOf = (root: string, key: string): string => join(root, ...segmentsOf(key));

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeDraft = async (draft: string, body: ObjectBody): Promise<void> => {
  if (body instanceof Uint8Array) {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(body);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return;
  }
  try {
    await rename(body.path, draft);
    await syncFile(draft);
  } catch (cause) {
    // It lies on another device.
    if (codeOf(cause) !== 'EXDEV') throw cause;
    await pipeline(createReadStream(body.path), createWriteStream(draft, { flags: 'wx', flush: true }));
  }
};

/**
 * Gives a finished draft its name unless the name is taken; `link` makes the first writer win even between processes.
 */
const claim = async (draft: string, path: string): Promise<boolean> => {
  try {
    await link(draft, path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    // File systems without hard links (exFAT, some network drives): the data directory's lock leaves one writer only.
    if (codeOf(cause) !== 'EPERM' && codeOf(cause) !== 'ENOTSUP') throw cause;
    if (await exists(path)) return false;
    await rename(draft, path);
    return true;
  }
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    (cause) => {
      if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') return false;
      throw cause;
    },
  );

/**
 * Orders names as the keys below them are ordered: by bytes of UTF-8, a folder as if its slash were part of its name.
 */
const byKey = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

async function* walk(root: string, at: string, prefix: string): AsyncGenerator<ObjectInfo> {
  const entries = await readdir(join(root, at), { withFileTypes: true }).catch((cause) => {
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') return [];
    throw cause;
  });
  const names = entries
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => `${at}${entry.name}${entry.isDirectory() ? '/' : ''}`);
  for (const name of names.sort(byKey)) {
    if (name.endsWith('/')) {
      if (name.startsWith(prefix) || prefix.startsWith(name)) yield* walk(root, name, prefix);
    } else if (name.startsWith(prefix)) {
      yield { key: name, bytes: (await stat(join(root, name))).size };
    }
  }
}

/**
 * Objects as files below one folder, written beside and then linked to their name, so that a killed process leaves no
 * part of one.
 * @example await directoryStore('/data/objects').put('raw/ab/abcd', bytes)
 */
export const directoryStore = (folder: string): ObjectStore => {
  const root = resolve(folder);

  const put = async (key: string, body: ObjectBody): Promise<boolean> => {
    const path = pathOf(root, key);
    const draft = join(root, incoming, `${randomUUID()}-${basename(path).slice(0, 40)}`);
    try {
      if (await exists(path)) return false;
      await mkdir(dirname(draft), { recursive: true });
      await writeDraft(draft, body);
      const made = await mkdir(dirname(path), { recursive: true });
      const written = await claim(draft, path);
      await syncFolder(dirname(path));
      if (made) await syncFolder(dirname(made));
      return written;
    } catch (cause) {
      if (isDiskFull(cause)) throw new StorageFullError(key, root, { cause });
      throw cause;
    } finally {
      await rm(draft, { force: true });
    }
  };

  const locate = async (key: string): Promise<string> => {
    const path = pathOf(root, key);
    if (!(await exists(path))) throw new ObjectNotFoundError(key);
    return path;
  };

  return {
    put: async (key, body) => {
      const written = await put(key, body);
      if (!(body instanceof Uint8Array)) await rm(body.path, { force: true });
      return written;
    },
    get: async (key) => readFile(await locate(key)),
    locate,
    list: (prefix) => walk(root, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix),
    presign: async (key) => pathToFileURL(await locate(key)).href,
  };
};

/** Throws away drafts that a killed process left; only the one writer of a data directory may call it. */
export const clearDrafts = (folder: string): Promise<void> =>
  rm(join(folder, incoming), { recursive: true, force: true });
