import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { closestManifest, type Manifest } from '../../../analytics/lake/manifest.ts';
import { manifestsBeside, receiptsPublished, receiptsStream } from '../../../analytics/ledger/streams/receipts.ts';
import { completions, runsStream } from '../../../analytics/ledger/streams/runs.ts';
import type { KeptRun } from '../../../analytics/run/record.ts';

/**
 * Keeps what receipts were handed over beside a run's result after it: of all that lie there now what was handed over
 * before, and the new ones. `lying` only says which of the recorded states the folder is in; nothing in it is taken for
 * right.
 */
export const keepReceiptsBeside = async (
  { store, ledger, clock }: Pick<Effects, 'store' | 'ledger' | 'clock'>,
  run: string,
  fresh: Manifest,
  lying: Manifest,
): Promise<void> => {
  // The result of another data directory is not ours to answer for.
  if (!completions(await ledger.read(runsStream)).some(({ data }) => data.run === run)) return;
  const { published } = (await documentAt(store, keys.run(run))) as KeptRun;
  const events = await ledger.read(receiptsStream);
  const before = [...(published.receipts ? [published.receipts.digest] : []), ...manifestsBeside(events, run)];
  const states = await Promise.all(
    before.map(async (each) => (await documentAt(store, keys.manifest(each))) as Manifest),
  );
  const manifest = { ...closestManifest(states, lying), ...fresh };
  const digest = digestOf(manifest);
  if (before.includes(digest)) return;
  await store.put(keys.manifest(digest), canonicalBytes(manifest));
  await ledger.append(receiptsStream, events.length, [receiptsPublished(run, digest)], { actor: 'run', at: clock() });
};
