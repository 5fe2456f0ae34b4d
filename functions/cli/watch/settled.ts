/** How a file looks without being read. */
export interface Sight {
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** Files by path as they look at one moment. */
export type Sights = ReadonlyMap<string, Sight>;

/** Files that look as they did a while ago; others are still being copied. */
export const settled = (before: Sights, now: Sights): ReadonlySet<string> =>
  new Set(
    [...now].flatMap(([path, { size, modified }]) => {
      const then = before.get(path);
      return then?.size === size && then.modified === modified ? [path] : [];
    }),
  );

/** Tells one state of a folder from another. */
export const fingerprint = (sights: Sights): string =>
  JSON.stringify([...sights].map(([path, { size, modified }]) => [path, size, modified]).toSorted());
