import type { TextRow } from '../core/ports/engine.ts';
import type { Policy } from '../policy/schema.ts';

/** Rows of one of the snapshot's own tables, cells as text in the order of its columns below. */
export interface SnapshotRows {
  readonly files: readonly TextRow[];
  readonly receiptTables: readonly TextRow[];
  readonly refusedProjects: readonly TextRow[];
  readonly faults: readonly TextRow[];
}

/** Everything a build depends on; equal inputs give equal digests. */
export interface BuildInputs {
  readonly policy: Policy;
  readonly fiscalYear: number;
  /** The last period looked at, such as 2025-06. */
  readonly through: string;
  /** Next year's envelope in yuan with two decimals; null where nothing is allocated. */
  readonly envelopeAmount: string | null;
  /** Local paths of the lake files that the snapshot names, by dataset. */
  readonly lake: Readonly<Record<string, readonly string[]>>;
  readonly snapshot: SnapshotRows;
}

/** Columns of the tables through which the models see the snapshot. */
export const snapshotTables = {
  snapshot_file: {
    file_id: 'VARCHAR',
    file_name: 'VARCHAR',
    file_order: 'BIGINT',
    state: 'VARCHAR',
    format: 'VARCHAR',
    encoding: 'VARCHAR',
    faults: 'BIGINT',
    warnings: 'BIGINT',
    plain_name: 'VARCHAR',
    is_correction: 'BOOLEAN',
  },
  snapshot_receipt_table: {
    file_id: 'VARCHAR',
    dataset: 'VARCHAR',
    sheet: 'VARCHAR',
    rows_received: 'BIGINT',
    rows_accepted: 'BIGINT',
    received_amount: 'DECIMAL(20,2)',
    accepted_amount: 'DECIMAL(20,2)',
    lake_digest: 'VARCHAR',
  },
  snapshot_refused_project: { file_id: 'VARCHAR', dataset: 'VARCHAR', fiscal_year: 'INTEGER', project_code: 'VARCHAR' },
} as const;
