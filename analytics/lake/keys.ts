/** Where things lie in the object store. Everything is content-addressed and written once. */
export const keys = {
  /** An upload exactly as it came. */
  raw: (digest: string): string => `raw/${digest.slice(0, 2)}/${digest}`,
  /** A dataset's accepted rows from one file. */
  lake: (dataset: string, digest: string): string => `lake/${dataset}/${digest}.parquet`,
  /** A file's receipt, JSON. */
  receipt: (digest: string): string => `receipts/${digest}.json`,
  /** A source description used for an accepted file. */
  source: (digest: string): string => `sources/${digest}.yaml`,
  policy: (digest: string): string => `policies/${digest}.json`,
  snapshot: (id: string): string => `snapshots/${id}.json`,
  run: (id: string): string => `runs/${id}.json`,
  /** The files of a published folder by path, each with its digest. */
  manifest: (digest: string): string => `manifests/${digest}.json`,
  /** How long the steps of a run took, once for each time it was done. */
  timings: (run: string): string => `timings/${run}/`,
  timing: (run: string, digest: string): string => `timings/${run}/${digest}.json`,
  /** A letter as it was written, before it was mailed. */
  letter: (digest: string): string => `mail/${digest}.json`,
  /** What is attached to letters, by its content. */
  attachment: (digest: string): string => `mail/${digest.slice(0, 2)}/${digest}`,
  /** A key's signature of a run. */
  signature: (run: string, key: string): string => `signatures/${run}/${key}.json`,
} as const;

/** The run and the key that a signature's name says; null for other objects. */
export const signatureNamed = (object: string): { readonly run: string; readonly key: string } | null => {
  const found = /^signatures\/(?<run>[^/]+)\/(?<key>[^/]+)\.json$/.exec(object)?.groups;
  return found ? { run: found.run ?? '', key: found.key ?? '' } : null;
};

/**
 * The SHA-256 that an object's bytes must have by its name; null where the name does not say: a snapshot's id is that
 * of all else in it, a signature is named after what it is of. */
export const namedDigest = (key: string): string | null =>
  /^(snapshots|signatures)\//.test(key) ? null : (/\/([0-9a-f]{64})(?:\.[a-z]+)?$/.exec(key)?.[1] ?? null);
