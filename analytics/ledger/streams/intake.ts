import { z } from 'zod';
import type { LedgerEvent } from '../../core/ports/ledger.ts';
import type { SnapshotFile } from '../../lake/snapshot.ts';

/** The stream of all files ever answered. */
export const intakeStream = 'intake';

const intakeData = z.object({
  fileId: z.string(),
  fileName: z.string(),
  receiptKey: z.string(),
  receiptDigest: z.string(),
  tables: z.array(
    z.object({
      dataset: z.string(),
      key: z.string(),
      digest: z.string(),
      years: z.array(z.number()).exactOptional(),
    }),
  ),
});

const stateOf: Readonly<Record<string, SnapshotFile['state']>> = {
  'file.accepted': 'accepted',
  'file.partly': 'partly',
  'file.refused': 'refused',
};

/** Whether an event says that rows of a file were accepted. */
export const bringsRows = ({ kind }: Pick<LedgerEvent, 'kind'>): boolean => (stateOf[kind] ?? 'refused') !== 'refused';

export class IntakeEventError extends Error {
  override readonly name = 'IntakeEventError';
  readonly version: number;
  constructor(version: number, options?: ErrorOptions) {
    super(`event ${version} of stream ${intakeStream} does not say what an intake event says`, options);
    this.version = version;
  }
}

/** One answered file as the snapshot sees it; null for events of other kinds. Throws IntakeEventError. */
export const answeredFile = (event: LedgerEvent): SnapshotFile | null => {
  const state = stateOf[event.kind];
  if (!state) return null;
  const parsed = intakeData.safeParse(event.data);
  if (!parsed.success) throw new IntakeEventError(event.version, { cause: parsed.error });
  return { ...parsed.data, state, order: event.version };
};
