import type { ObjectStore } from '../core/ports/object-store.ts';

/** The plain document kept at a key. Throws ObjectNotFoundError, and SyntaxError where the bytes are no JSON. */
export const documentAt = async (store: Pick<ObjectStore, 'get'>, key: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await store.get(key)));
