/** An object that is there, and how large it is. */
export interface ObjectInfo {
  readonly key: string;
  readonly bytes: number;
}

/** What a write brings: bytes in memory, or a local file to be moved in. */
export type ObjectBody = Uint8Array | { readonly path: string };

/**
 * Immutable objects under keys. A key is written once: a second `put` of the same key leaves the first and reports
 * `false`, so that retries and races are harmless. Content addressing makes that safe.
 */
export interface ObjectStore {
  /** Writes whole or not at all; true when this call wrote it, false when the key was already there. */
  put(key: string, body: ObjectBody): Promise<boolean>;
  /** The object's bytes; throws ObjectNotFoundError. */
  get(key: string): Promise<Uint8Array>;
  /**
   * A local path at which the engine can read the object until `release` of the workspace; throws ObjectNotFoundError.
   */
  locate(key: string): Promise<string>;
  /** Every object whose key starts with the prefix, in key order. */
  list(prefix: string): AsyncIterable<ObjectInfo>;
  /** An address under which a person can open the object for `seconds`. */
  presign(key: string, seconds: number): Promise<string>;
}

export class ObjectNotFoundError extends Error {
  override readonly name = 'ObjectNotFoundError';
  readonly key: string;
  constructor(key: string, options?: ErrorOptions) {
    super(`no object at ${key}`, options);
    this.key = key;
  }
}

/**
 * A key that could not be kept apart from others or would lead out of the store: empty, `.` or `..` segments, a leading
 * dot, backslash or control characters.
 */
export class ObjectKeyError extends Error {
  override readonly name = 'ObjectKeyError';
  readonly key: string;
  constructor(key: string, options?: ErrorOptions) {
    super(`not an object key: ${JSON.stringify(key)}`, options);
    this.key = key;
  }
}

/** There is no room for the object; nothing of it was kept. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
  readonly key: string;
  readonly place: string;
  constructor(key: string, place: string, options?: ErrorOptions) {
    super(`no room in ${place} for ${key}`, options);
    this.key = key;
    this.place = place;
  }
}
