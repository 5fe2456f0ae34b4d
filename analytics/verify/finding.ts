/** What can be wrong with a result; its words are in sentences.ts. */
export type FindingCode =
  | 'event_changed'
  | 'link_changed'
  | 'event_missing'
  | 'event_unreadable'
  | 'ledger_unreadable'
  | 'head_changed'
  | 'ledger_file_changed'
  | 'signature_missing'
  | 'signature_by_another'
  | 'signature_broken'
  | 'object_missing'
  | 'object_changed'
  | 'policy_changed'
  | 'policy_not_adopted'
  | 'run_not_recorded'
  | 'record_changed'
  | 'mart_missing'
  | 'mart_changed'
  | 'mart_csv_changed'
  | 'mart_bytes_changed'
  | 'mart_extra'
  | 'mart_differs'
  | 'page_missing'
  | 'page_changed'
  | 'page_extra'
  | 'receipt_missing'
  | 'receipt_changed'
  | 'receipt_extra'
  | 'edition_changed'
  | 'edition_unvouched'
  | 'recompute_failed';

/** One thing that does not hold: where, what it must be and what it is. */
export interface Finding {
  readonly code: FindingCode;
  /**
   * An event as `intake#3`, an object's key, a policy's number by its path, a mart's name, a page's or a receipt's
   * path, or a member of run.json.
   */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /**
   * What the place is to a person: the file an object came from, the rows that differ; empty where the place says it
   * all.
   */
  readonly about: string;
}

/** What is known of a run's signature. */
export interface SignatureReport {
  /** The id of the key it was checked against; null where none was given. */
  readonly against: string | null;
  /** Whether that key signed the run. */
  readonly holds: boolean;
  /** The ids of the keys that signed the run by what is kept. */
  readonly signedBy: readonly string[];
  /** When the first run was completed that the key signed. */
  readonly since: string | null;
}

export interface VerifyReport {
  readonly holds: boolean;
  readonly findings: readonly Finding[];
  /**
   * What was handed over and is checked here: a run's output folder, an edition by itself, or null where only what is
   * kept was checked.
   */
  readonly handedOver: 'output' | 'edition' | null;
  readonly checked: {
    readonly events: number;
    readonly objects: number;
    readonly marts: number;
    readonly pages: number;
    /** Files in receipts/. */
    readonly receipts: number;
  };
  /**
   * The ledger's file, byte for byte: as its last writer closed it, changed since, or `open`: not sealed, so that only
   * its events were checked. `absent` where the run of an edition is not known here, so that it was not computed again.
   */
  readonly ledgerFile: 'whole' | 'changed' | 'open' | 'absent';
  readonly signature: SignatureReport;
  /** Events written to the ledger since the run was completed. */
  readonly eventsSince: number;
  /** Result digest of the recomputation; null where damage to what it needs left nothing to compute from. */
  readonly recomputed: string | null;
}
