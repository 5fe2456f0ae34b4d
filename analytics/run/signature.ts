import { createPublicKey, verify } from 'node:crypto';
import { canonicalBytes, sha256 } from '../core/digest.ts';

/** What is kept of a signature, beside the run it is of. */
export interface RunSignature {
  readonly run: string;
  /** DER (SPKI) in hex. */
  readonly publicKey: string;
  /** 64 bytes in hex. */
  readonly signature: string;
}

/**
 * What is signed of a run: its id, which is the digest of all that is kept of it and so of snapshot, policy, marts,
 * manifests and ledger heads. Short, so that a key service can sign it as it is.
 */
export const signedMessage = (run: string): Uint8Array => new TextEncoder().encode(`jixiao run ${run}\n`);

/** A key is known by the digest of its public half. */
export const keyIdOf = (publicKey: Uint8Array): string => sha256(publicKey);

/** What was signed, and by whom it is said to be. */
export interface Signed {
  readonly message: Uint8Array;
  /** DER (SPKI). */
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
}

/** Whether a message was signed with the private half of a key; bytes that are no key sign nothing. */
export const isSigned = ({ message, publicKey, signature }: Signed): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
};

const parsed = (bytes: Uint8Array): RunSignature | null => {
  try {
    const document: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const texts = ['run', 'publicKey', 'signature'].map((name) => (document as Record<string, unknown> | null)?.[name]);
    return texts.every((text) => typeof text === 'string') ? (document as RunSignature) : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

/** Whether the bytes kept of a signature are, to the byte, this key's signature of this run. */
export const signatureFits = (bytes: Uint8Array, { run, key }: { readonly run: string; readonly key: string }) => {
  const said = parsed(bytes);
  if (!said || said.run !== run) return false;
  const [publicKey, signature] = [Buffer.from(said.publicKey, 'hex'), Buffer.from(said.signature, 'hex')];
  const written = { run, publicKey: publicKey.toString('hex'), signature: signature.toString('hex') };
  // Hex may be written in several ways; only one was signed and kept.
  if (Buffer.compare(bytes, canonicalBytes(written)) !== 0 || keyIdOf(publicKey) !== key) return false;
  return isSigned({ message: signedMessage(run), publicKey, signature });
};
