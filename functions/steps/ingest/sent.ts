import { readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { sha256 } from '../../../analytics/core/digest.ts';
import { type ObjectBody, StorageFullError } from '../../../analytics/core/ports/object-store.ts';
import type { FormDescription } from '../../../analytics/intake/form/schema.ts';
import type { DocumentReader } from '../../../analytics/intake/read/document-sheets.ts';
import { isText } from '../../../analytics/intake/read/kind.ts';
import { isDiskFull } from '../../adapters/disk-full.ts';
import { stageText } from '../../adapters/staged-text.ts';
import { newWorkspace } from '../../adapters/workspaces.ts';
import { largeText } from './read-text.ts';
import { type ReadUpload, readStaged, readUpload } from './read-upload.ts';
import type { Upload } from './upload.ts';

/** An upload's bytes, in memory or in a file of ours. */
export interface Sent {
  /** SHA-256 of the bytes. */
  readonly rawId: string;
  readonly body: ObjectBody;
  readonly read: (layouts: readonly FormDescription[], readDocument: DocumentReader) => Promise<ReadUpload>;
}

const inMemory = (bytes: Uint8Array, upload: Upload, rawId = sha256(bytes)): Sent => ({
  rawId,
  body: bytes,
  read: (layouts, readDocument) => readUpload(bytes, upload, layouts, readDocument),
});

const dosEnd = 0x1a;

/** Node reads no more than this at once: of larger files the sender is told so. */
const largestText = 2 ** 31 - 1;

/** Gets at what was sent; `close` removes what is left of it. */
export interface Desk {
  open(upload: Upload): Promise<Sent>;
  close(): Promise<void>;
}

/** Opens uploads one after another; large texts with a path are copied to a folder of their own first. */
export const openDesk = (): Desk => {
  let folder: Promise<string> | undefined;
  const staged = async (path: string, upload: Upload): Promise<Sent> => {
    folder ??= newWorkspace(tmpdir());
    const text = await stageText(path, await folder).catch((cause) => {
      throw isDiskFull(cause) ? new StorageFullError(upload.name, tmpdir(), { cause }) : cause;
    });
    if (isText(text.head) && text.isUtf8 && !text.hasNul && text.lastByte !== dosEnd)
      return { rawId: text.digest, body: { path: text.path }, read: () => readStaged(text, upload) };
    const bytes = await readFile(text.path);
    await rm(text.path);
    return inMemory(bytes, upload, text.digest);
  };
  return {
    open: async (upload) => {
      const { path, source } = upload;
      const size = path === undefined || source ? 0 : (await stat(path)).size;
      return path !== undefined && size > largeText && size <= largestText
        ? staged(path, upload)
        : inMemory(await upload.bytes(), upload);
    },
    close: async () => {
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
};
