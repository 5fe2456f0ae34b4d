import { canonicalBytes } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { keyIdOf, type RunSignature, signedMessage } from '../../../analytics/run/signature.ts';

/** Keeps the office's signature of a run beside it, where the effects hold its key. */
export const signRun = async ({ store, signer }: Pick<Effects, 'store' | 'signer'>, run: string): Promise<void> => {
  if (!signer) return;
  const signature: RunSignature = {
    run,
    publicKey: Buffer.from(signer.publicKey).toString('hex'),
    signature: Buffer.from(await signer.sign(signedMessage(run))).toString('hex'),
  };
  await store.put(keys.signature(run, keyIdOf(signer.publicKey)), canonicalBytes(signature));
};
