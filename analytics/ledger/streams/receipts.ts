import type { LedgerEvent, NewEvent } from '../../core/ports/ledger.ts';

/** The stream of receipts that were handed over without a result, beside one that stands. */
export const receiptsStream = 'receipts';

const kind = 'receipts.published';

/** Receipts were handed over beside a run's result; the manifest is of all receipts that lie there since. */
export const receiptsPublished = (run: string, manifest: string): NewEvent => ({ kind, data: { run, manifest } });

/** The manifests of the receipts that lay beside a run's result after it was published, in order. */
export const manifestsBeside = (events: readonly LedgerEvent[], run: string): readonly string[] =>
  events.filter((event) => event.kind === kind && event.data.run === run).map(({ data }) => String(data.manifest));
