import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkIntegrity, type Lock, type LockedPackage, lockedPackage } from './locked.ts';
import { type Processor, processorOf } from './processor.ts';

export class BindingError extends Error {
  override readonly name = 'BindingError';
}

const loader = 'node_modules/@duckdb/node-bindings';
const bindingFor = (processor: Processor): string => `@duckdb/node-bindings-linux-${processor}`;

/** The package as the registry has it, by way of npm and so of npm's settings and its cache. */
const packed = async ({ name, version }: LockedPackage): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-binding-'));
  try {
    const asked = ['pack', `${name}@${version}`, '--json', '--prefer-offline', '--pack-destination', folder];
    const { stdout } = await promisify(execFile)('npm', asked, { cwd: folder, shell: process.platform === 'win32' });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    return await readFile(join(folder, filename));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const fetched = new Map<Processor, Promise<Buffer>>();

/** The archive of a processor's binding, exactly as locked; fetched once however many functions need it. */
const archiveFor = (processor: Processor, lock: Lock): Promise<Buffer> => {
  const fetch = async (): Promise<Buffer> => {
    const locked = lockedPackage(lock, bindingFor(processor));
    const archive = await packed(locked);
    checkIntegrity(locked, archive);
    return archive;
  };
  const archive = fetched.get(processor) ?? fetch();
  fetched.set(processor, archive);
  return archive;
};

const unpack = (archive: Buffer, folder: string): void => {
  const { status, stderr, error } = spawnSync('tar', ['-xzf', '-', '--strip-components=1', '-C', folder], {
    input: archive,
  });
  if (status !== 0) throw new BindingError(`tar could not unpack the binding: ${stderr}`, { cause: error });
};

/**
 * Puts DuckDB's binding for a Linux processor, whatever this machine is, into a bundle's `node_modules`, with the
 * loader that requires it. The loader's own package that tells musl from glibc stays out: without it the loader takes
 * glibc, which is what Lambda has, and asks no further.
 */
export const addBinding = async (root: string, bundle: string, processor: Processor): Promise<void> => {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const folder = join(bundle, 'node_modules', bindingFor(processor));
  await mkdir(folder, { recursive: true });
  unpack(await archiveFor(processor, lock), folder);
  for (const file of ['duckdb.node', 'libduckdb.so']) {
    const found = processorOf(await readFile(join(folder, file)));
    if (found !== processor)
      throw new BindingError(`${bindingFor(processor)}/${file} is for ${found ?? 'another processor'}`);
  }
  for (const file of ['duckdb.js', 'package.json', 'LICENSE'])
    await cp(join(root, loader, file), join(bundle, loader, file));
};
