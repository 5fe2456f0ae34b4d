import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { ObjectNotFoundError } from '../../../analytics/core/ports/object-store.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import type { Snapshot } from '../../../analytics/lake/snapshot.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';

const parsed = (written: string): Snapshot | null => {
  try {
    return JSON.parse(written) as Snapshot;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

/** Reads a snapshot back and checks that its id is the hash of the rest; null where it can't be relied on. */
export const verifySnapshot = async (
  { store }: Pick<Effects, 'store'>,
  id: string,
): Promise<{ readonly snapshot: Snapshot | null; readonly findings: readonly Finding[] }> => {
  const damaged = (code: Finding['code'], found: string) => ({
    snapshot: null,
    findings: [{ code, place: keys.snapshot(id), expected: id, found, about: '' }],
  });
  try {
    const bytes = await store.get(keys.snapshot(id));
    const snapshot = parsed(new TextDecoder().decode(bytes));
    if (!snapshot) return damaged('object_changed', 'not JSON');
    if (Buffer.compare(bytes, canonicalBytes(snapshot)) !== 0) return damaged('object_changed', 'written differently');
    const { id: stated, ...seen } = snapshot;
    const found = digestOf(seen);
    return found === id && stated === id
      ? { snapshot, findings: [] }
      : damaged('object_changed', found === id ? stated : found);
  } catch (cause) {
    if (!(cause instanceof ObjectNotFoundError)) throw cause;
    return damaged('object_missing', 'absent');
  }
};
