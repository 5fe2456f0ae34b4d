import { randomUUID } from 'node:crypto';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inParallel } from '../../../analytics/core/in-parallel.ts';
import type { Log } from '../../../analytics/core/ports/log.ts';
import type { ObjectInfo, ObjectStore } from '../../../analytics/core/ports/object-store.ts';

/** Objects past this go by way of a file, not through memory. */
const largeBytes = 32_000_000;
const atOnce = 8;

/** The same key holds objects of different size on the two sides. */
export class ObjectsDifferError extends Error {
  override readonly name = 'ObjectsDifferError';
  readonly key: string;
  constructor(key: string, options?: ErrorOptions) {
    super(`both sides hold ${key}, and not the same`, options);
    this.key = key;
  }
}

export interface ObjectsSent {
  readonly sent: number;
  readonly there: number;
  /** Bytes sent. */
  readonly bytes: number;
}

const listOf = async (store: ObjectStore): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>();
  for await (const { key, bytes } of store.list('')) found.set(key, bytes);
  return found;
};

const send = async (
  from: ObjectStore,
  to: ObjectStore,
  { key, bytes }: ObjectInfo,
  workspace: string,
): Promise<void> => {
  if (bytes <= largeBytes) {
    await to.put(key, await from.get(key));
    return;
  }
  // A store takes a file away with it: it is given a copy.
  const copy = join(workspace, `sending-${randomUUID()}`);
  try {
    await copyFile(await from.locate(key), copy);
    await to.put(key, { path: copy });
  } finally {
    await rm(copy, { force: true });
  }
};

/**
 * Brings over every object that the other side lacks; begun anew it goes on where it was. Throws ObjectsDifferError
 * before anything is sent.
 */
export const sendObjects = async (
  from: ObjectStore,
  to: ObjectStore,
  { workspace, log }: { readonly workspace: string; readonly log: Log },
): Promise<ObjectsSent> => {
  const [ours, theirs] = await Promise.all([listOf(from), listOf(to)]);
  const missing: ObjectInfo[] = [];
  for (const [key, bytes] of ours) {
    const there = theirs.get(key);
    if (there === undefined) missing.push({ key, bytes });
    else if (there !== bytes) throw new ObjectsDifferError(key);
  }
  let done = 0;
  await inParallel(missing, atOnce, async (object) => {
    await send(from, to, object, workspace);
    log.progress('objects', ++done, missing.length);
  });
  return {
    sent: missing.length,
    there: ours.size - missing.length,
    bytes: missing.reduce((sum, { bytes }) => sum + bytes, 0),
  };
};
