import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Signer } from '../../analytics/core/ports/signer.ts';

/** A file does not hold the key that was asked for: Ed25519, PEM. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
  readonly path: string;
  constructor(path: string, options?: ErrorOptions) {
    super(`${path} holds no Ed25519 key`, options);
    this.path = path;
  }
}

/** There is a file already where a key was to be written; a key is never written over. */
export class KeyExistsError extends Error {
  override readonly name = 'KeyExistsError';
  readonly path: string;
  constructor(path: string, options?: ErrorOptions) {
    super(`there is a file ${path} already`, options);
    this.path = path;
  }
}

const keyIn = async (path: string, read: (pem: string) => KeyObject): Promise<KeyObject> => {
  const pem = await readFile(path, 'utf8');
  try {
    const key = read(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new KeyFileError(path, { cause });
  }
  throw new KeyFileError(path);
};

const derOf = (key: KeyObject): Uint8Array => key.export({ format: 'der', type: 'spki' });

const writeNew = async (path: string, content: string, mode: number): Promise<void> => {
  try {
    await writeFile(path, content, { flag: 'wx', mode });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw new KeyExistsError(path, { cause });
    throw cause;
  }
};

/**
 * Makes a key pair: the private key at `path`, for its owner alone, the public one beside it as `<path>.pub`. Throws
 * KeyExistsError.
 */
export const newKeyPair = async (
  path: string,
): Promise<{ readonly publicPath: string; readonly publicKey: Uint8Array }> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const publicPath = `${path}.pub`;
  await writeNew(path, String(privateKey.export({ format: 'pem', type: 'pkcs8' })), 0o600);
  try {
    await writeNew(publicPath, String(publicKey.export({ format: 'pem', type: 'spki' })), 0o644);
  } catch (cause) {
    await rm(path);
    throw cause;
  }
  return { publicPath, publicKey: derOf(publicKey) };
};

/** Signs with the private key in a PEM file. Throws KeyFileError. */
export const keyFileSigner = async (path: string): Promise<Signer> => {
  const key = await keyIn(path, createPrivateKey);
  return { publicKey: derOf(createPublicKey(key)), sign: async (message) => sign(null, message, key) };
};

/** The public key in a PEM file, DER. Throws KeyFileError. */
export const publicKeyIn = async (path: string): Promise<Uint8Array> => derOf(await keyIn(path, createPublicKey));
