import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, bundle, type FunctionName, functions } from '../../infra/bundle/bundle.ts';
import { type Processor, processorOf, processors } from '../../infra/bundle/processor.ts';
import { filesOf, zippedBytes } from '../../infra/bundle/size.ts';
import { differences, digestsOf } from './same-bytes.ts';

/** Bytes of a function's zip. */
const limitOf = (name: FunctionName): number => (functions[name].engine ? 40e6 : 3e6);

export interface Contents {
  readonly bundle: Bundle;
  readonly zippedBytes: number;
  readonly limit: number;
  /** What is wrong with it, in words; nothing where all is well. */
  readonly faults: readonly string[];
}

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    return (await file.read(Buffer.alloc(64), 0, 64, 0)).buffer;
  } finally {
    await file.close();
  }
};

/** Native files of another processor than the bundle is for. */
const foreignFiles = async ({ folder, processor }: Bundle): Promise<string[]> => {
  const native = (await filesOf(folder)).filter((path) => /\.(node|so)$/.test(path));
  const found = await Promise.all(
    native.map(async (path) => ({ path, is: processorOf(await headOf(join(folder, path))) })),
  );
  return found
    .filter(({ is }) => is !== processor)
    .map(({ path, is }) => `${path} is for ${is ?? 'no processor known'}`);
};

const engineFaults = async ({ name, folder }: Bundle): Promise<string[]> => {
  const engine = (await filesOf(folder)).filter((path) => path.endsWith('libduckdb.so')).length;
  const wanted = functions[name].engine ? 1 : 0;
  return engine === wanted ? [] : [`has DuckDB's library ${engine} times instead of ${wanted}`];
};

/** Builds a function twice and looks at what was built. */
const contentsOf = async (name: FunctionName, processor: Processor, folder: string): Promise<Contents> => {
  const built = await bundle(name, processor, join(folder, 'first'));
  const again = await bundle(name, processor, join(folder, 'again'));
  const unlike = differences(await digestsOf(built.folder), await digestsOf(again.folder)).map(
    (path) => `${path} is built anew each time`,
  );
  const bytes = await zippedBytes(built.folder);
  const limit = limitOf(name);
  const size = bytes > limit ? [`its zip is past ${limit / 1e6} MB`] : [];
  return {
    bundle: built,
    zippedBytes: bytes,
    limit,
    faults: [...unlike, ...(await foreignFiles(built)), ...(await engineFaults(built)), ...size],
  };
};

/** Every function's bundle for every processor, built below the folder. */
export async function* allContents(folder: string): AsyncGenerator<Contents> {
  for (const processor of processors)
    for (const name of Object.keys(functions) as FunctionName[]) yield contentsOf(name, processor, folder);
}
