import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { filesOf } from '../../infra/bundle/size.ts';

/** The files of a folder and the SHA-256 of each. */
export const digestsOf = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const digests: Record<string, string> = {};
  for (const path of await filesOf(folder)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, path)), hash);
    digests[path] = hash.digest('hex');
  }
  return digests;
};

/** Paths that only one of two folders has, or whose bytes differ. */
export const differences = (
  left: Readonly<Record<string, string>>,
  right: Readonly<Record<string, string>>,
): string[] =>
  [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((path) => left[path] !== right[path]).sort();
