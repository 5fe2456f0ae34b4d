import type { LedgerEvent } from './ledger.ts';

/** Tells the outside world of a decision: a console line on one machine, EventBridge on AWS. */
export interface Outbox {
  notify(event: LedgerEvent): Promise<void>;
}
