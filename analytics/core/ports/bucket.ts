/** How a browser is to take an object. */
export interface Headers {
  readonly contentType: string;
  readonly cacheControl?: string;
}

/** An object that is there; `etag` changes with whatever is written over it. */
export interface HeldObject {
  readonly key: string;
  readonly etag: string;
  readonly modified: Date;
}

/** An object with its bytes, as it stood when it was read. */
export interface ReadObject {
  readonly body: Uint8Array;
  readonly etag: string;
}

/**
 * Objects that may be replaced: published pages, results, documents of a run. What is kept for good goes through the
 * ObjectStore.
 */
export interface Bucket {
  /** The object's bytes; null where there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** As `get`, with the etag that says which writing of it was read. */
  read(key: string): Promise<ReadObject | null>;
  /** Writes over what is there; gives the new etag. */
  put(key: string, body: string | Uint8Array, headers: Headers): Promise<string>;
  /** Writes only where nothing is; whether this call did. */
  putOnce(key: string, body: string | Uint8Array, headers: Headers): Promise<boolean>;
  /**
   * Writes only over the object of this etag; whether this call did. False, too, where its own first sending did and
   * the answer was lost.
   */
  putOver(etag: string, key: string, body: string | Uint8Array, headers: Headers): Promise<boolean>;
  /** Writes a local file of any size over what is there; gives the new etag. */
  upload(key: string, path: string, headers: Headers): Promise<string>;
  /**
   * As `upload`, only over the object of this etag, or where nothing is if it is null; whether this call did. False,
   * too, where its own first sending did.
   */
  uploadOver(etag: string | null, key: string, path: string, headers: Headers): Promise<boolean>;
  list(prefix: string): AsyncIterable<HeldObject>;
  /** Removes what is there of these. */
  remove(keys: readonly string[]): Promise<void>;
}
