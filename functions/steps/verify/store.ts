import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { keys, namedDigest } from '../../../analytics/lake/keys.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';
import { verifyObject } from './objects.ts';
import { verifySignature } from './signature.ts';
import { verifySnapshot } from './snapshot.ts';

const verifyKept = async (effects: Pick<Effects, 'store'>, key: string): Promise<readonly Finding[]> => {
  const digest = namedDigest(key);
  if (digest !== null) {
    const finding = await verifyObject(effects, { key, digest, about: '' });
    return finding ? [finding] : [];
  }
  const broken = await verifySignature(effects, key);
  if (broken) return [broken];
  const id = /^snapshots\/(.+)\.json$/.exec(key)?.[1];
  return id === undefined || keys.snapshot(id) !== key ? [] : (await verifySnapshot(effects, id)).findings;
};

/**
 * Checks every object that is kept and was not checked before, whether this run rests on it or another: by the digest
 * in its name. So no run of which the data directory keeps anything can be changed unseen.
 */
export const verifyStore = async (
  effects: Pick<Effects, 'store'>,
  checked: ReadonlySet<string> = new Set(),
): Promise<{ readonly objects: number; readonly findings: readonly Finding[] }> => {
  const findings: Finding[] = [];
  let objects = 0;
  for await (const { key } of effects.store.list('')) {
    if (checked.has(key)) continue;
    objects += 1;
    findings.push(...(await verifyKept(effects, key)));
  }
  return { objects, findings };
};
