import type { Metafile } from 'esbuild';

/**
 * The shortest way by which an entry comes to import a module whose path the test accepts: entry first, that module
 * last; null when it never does. Paths are esbuild's, relative to the repository; packages left out of the bundle go by
 * their names.
 */
export const importChain = (
  { inputs }: Pick<Metafile, 'inputs'>,
  entry: string,
  wanted: (path: string) => boolean,
): readonly string[] | null => {
  const importers = new Map<string, string | null>([[entry, null]]);
  for (const path of importers.keys()) {
    if (wanted(path)) return wayTo(path, importers);
    for (const next of inputs[path]?.imports ?? []) if (!importers.has(next.path)) importers.set(next.path, path);
  }
  return null;
};

const wayTo = (path: string, importers: ReadonlyMap<string, string | null>): string[] => {
  const importer = importers.get(path);
  return importer ? [...wayTo(importer, importers), path] : [path];
};
