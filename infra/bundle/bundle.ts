import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { addBinding } from './binding.ts';
import { importChain } from './imports.ts';
import type { Processor } from './processor.ts';

/** Every function, and whether it brings DuckDB. */
export const functions = {
  ingest: { engine: true },
  archive: { engine: false },
  begin: { engine: false },
  snapshot: { engine: false },
  build: { engine: true },
  merge: { engine: false },
  report: { engine: false },
  notify: { engine: false },
  watch: { engine: false },
} as const;
export type FunctionName = keyof typeof functions;

export interface Bundle {
  readonly name: FunctionName;
  readonly processor: Processor;
  readonly folder: string;
  /** As Lambda wants it. */
  readonly handler: string;
}

/** A bundle would bring a module that its function must do without. */
export class UnwantedImportError extends Error {
  override readonly name = 'UnwantedImportError';
  readonly chain: readonly string[];
  constructor(name: FunctionName, chain: readonly string[]) {
    super(`the function ${name} must do without ${chain.at(-1)}, yet: ${chain.join(' → ')}`);
    this.chain = chain;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where a function's bundle lies. */
export const bundleOf = (name: FunctionName, processor: Processor, into: string = join(root, 'bundles')): Bundle => ({
  name,
  processor,
  folder: join(into, processor, name),
  handler: `functions/lambda/${name}.handler`,
});

/** SQLite is the ledger of one machine only, DuckDB the business of two functions. */
const unwanted = (name: FunctionName) => (path: string) =>
  path === 'node:sqlite' || (!functions[name].engine && path.includes('@duckdb/'));

const compile = async (entry: string, outdir: string): Promise<Metafile> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is imported only when needed stays in files of its own, beside the handler: a fifth of the start of those
    // with much of it.
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // As ES modules, so that what nobody uses falls away.
    mainFields: ['module', 'main'],
    external: ['@duckdb/node-bindings'],
    // Packages in CommonJS require Node's own modules.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
    },
    // Not minified: it saves a twentieth of the start, and without source maps a stack trace would tell nothing. Names
    // are kept where two are the same.
    keepNames: true,
    metafile: true,
    logLevel: 'error',
  });
  return metafile;
};

/** Files of `analytics/` that are read, not imported: SQL and the default policy. */
const addAssets = async (folder: string): Promise<void> => {
  const entries = await readdir(join(root, 'analytics'), { recursive: true, withFileTypes: true });
  for (const { name, parentPath } of entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))) {
    await cp(join(parentPath, name), join(folder, parentPath.slice(root.length), name));
  }
};

/**
 * Builds the folder that becomes one function's zip: its code, the assets if it reads any, and DuckDB's binding for the
 * target's processor. It keeps the repository's layout, so that code finds its assets in the same way in both. The same
 * sources give the same bytes.
 * @example const { folder, handler } = await bundle('ingest', 'arm64')
 */
export const bundle = async (name: FunctionName, processor: Processor, into?: string): Promise<Bundle> => {
  const made = bundleOf(name, processor, into);
  const entry = `functions/lambda/${name}.ts`;
  await rm(made.folder, { recursive: true, force: true });
  const metafile = await compile(entry, join(made.folder, `functions/lambda`));
  const chain = importChain(metafile, entry, unwanted(name));
  if (chain) throw new UnwantedImportError(name, chain);
  if ('functions/adapters/assets.ts' in metafile.inputs) await addAssets(made.folder);
  if (functions[name].engine) await addBinding(root, made.folder, processor);
  return made;
};
