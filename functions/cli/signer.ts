import type { Effects } from '../../analytics/core/ports/effects.ts';
import { keyIdOf } from '../../analytics/run/signature.ts';
import { KeyFileError, keyFileSigner, publicKeyIn } from '../adapters/key-file.ts';
import { InputError } from './failure.ts';
import { namedFile } from './named-file.ts';
import type { Io } from './outcome.ts';
import { problems } from './problems.ts';

export const keyWords =
  '以本单位私钥签名,默认 JIXIAO_KEY · sign the run with the office’s private key; JIXIAO_KEY by default';

const read = async <T>(file: string, keyIn: (file: string) => Promise<T>): Promise<T> => {
  try {
    return await keyIn(await namedFile(file));
  } catch (cause) {
    if (cause instanceof KeyFileError) throw new InputError(problems.keyUnreadable(file), { cause });
    throw cause;
  }
};

/**
 * What signs a run: the key named by --key or JIXIAO_KEY, read before anything is done; nothing where neither names
 * one. Throws InputError.
 */
export const signerFor = async (
  { key }: Readonly<Record<string, unknown>>,
  io: Pick<Io, 'environment'>,
): Promise<Pick<Effects, 'signer'>> => {
  const file = typeof key === 'string' ? key : io.environment.JIXIAO_KEY;
  return file ? { signer: await read(file, keyFileSigner) } : {};
};

/** The id of the public key in a file; null where none is named. Throws InputError. */
export const keyIdIn = async (file: unknown): Promise<string | null> =>
  typeof file === 'string' ? keyIdOf(await read(file, publicKeyIn)) : null;
