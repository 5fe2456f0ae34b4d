/** The files of one published folder: SHA-256 by path within it. */
export type Manifest = Readonly<Record<string, string>>;

/** One path at which two manifests differ; null where a side has no such file. */
export interface ManifestDifference {
  readonly path: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** The paths that are changed, missing or extra, in order. */
export const manifestDifferences = (expected: Manifest, found: Manifest): readonly ManifestDifference[] =>
  [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .sort()
    .map((path) => ({ path, expected: expected[path] ?? null, found: found[path] ?? null }))
    .filter((each) => each.expected !== each.found);

/**
 * Of the states in which a folder was handed over the one it differs from least, of several the last; empty of none.
 */
export const closestManifest = (states: readonly Manifest[], found: Manifest): Manifest => {
  const distances = states.map((state) => manifestDifferences(state, found).length);
  return states[distances.lastIndexOf(Math.min(...distances))] ?? {};
};
