import type { Engine } from './engine.ts';
import type { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import type { ObjectStore } from './object-store.ts';
import type { Outbox } from './outbox.ts';
import type { Signer } from './signer.ts';

/** Everything a step may touch outside itself; tests freeze them. */
export interface Effects {
  readonly store: ObjectStore;
  readonly ledger: Ledger;
  readonly engine: Engine;
  readonly outbox: Outbox;
  readonly log: Log;
  /** Signs completed runs; absent where the office keeps no key. */
  readonly signer?: Signer;
  /** The time now, ISO in UTC. */
  readonly clock: () => string;
  /**
   * The text of a file that ships with the product, by its path below `analytics/`, such as
   * `models/staging/staging_project.sql`.
   */
  readonly asset: (path: string) => Promise<string>;
}
