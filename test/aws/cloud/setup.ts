import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesise } from './assembly.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the synthesised templates lie. */
    readonly assembly: string;
  }
}

/** Synthesises once for all files that deploy. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-assembly-'));
  await synthesise(folder);
  provide('assembly', join(folder, 'out'));
  return () => rm(folder, { recursive: true, force: true });
};
