import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Landing } from '../../../analytics/core/ports/landing.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import type { LandedTable } from '../../../analytics/uploads/sweep.ts';
import { fileDigest } from '../../adapters/file-digest.ts';
import { appendAnswers } from '../ingest/answers.ts';

type Step = Pick<Effects, 'store' | 'ledger' | 'outbox' | 'clock'> & {
  readonly landing: Pick<Landing, 'fetch'>;
  readonly workspace: string;
};

const fault = (code: Fault['code'], detail: Fault['detail']): Fault => ({
  code,
  severity: 'fault',
  place: {},
  detail,
  times: 1,
});

/** The fault of an upload past a limit of size, with its megabytes to so many digits. */
export const tooLarge = (bytes: number, limit: number, digits: number): Fault =>
  fault('upload-too-large', { megabytes: (bytes / 1e6).toFixed(digits), limit: (limit / 1e6).toFixed(digits) });

/** The fault of an upload whose bytes were refused to so many sweeps. */
export const unreadable = (attempts: number): Fault => fault('upload-unreadable', { attempts: String(attempts) });

const refusal = (
  upload: Pick<LandedTable, 'name' | 'bytes'>,
  ids: Pick<Receipt, 'fileId' | 'rawKey'>,
  why: Fault,
): Receipt => ({
  ...ids,
  ...{
    fileName: upload.name,
    bytes: upload.bytes,
    state: 'refused',
    format: 'unknown',
    encoding: null,
    source: null,
    tables: [],
  },
  faults: [why],
});

const kept = async ({ store }: Pick<Effects, 'store'>, receipt: Receipt): Promise<string> => {
  const key = keys.receipt(digestOf(receipt));
  await store.put(key, canonicalBytes(receipt));
  return key;
};

/** Refuses an upload that is not or can't be read; it stays in the landing place alone. */
export const refuseUnread = async (
  step: Pick<Step, 'store'>,
  upload: Pick<LandedTable, 'name' | 'version' | 'bytes'>,
  why: Fault,
): Promise<Receipt> => {
  const { name, version, bytes } = upload;
  const receipt = refusal(upload, { fileId: digestOf({ name, version, bytes }), rawKey: '' }, why);
  await kept(step, receipt);
  return receipt;
};

/**
 * Refuses an upload that sweeps kept failing on, without reading it into memory: its bytes are kept, and the intake
 * stream says so like of any refused file.
 */
export const quarantine = async (step: Step, upload: LandedTable, attempts: number): Promise<Receipt> => {
  const path = join(step.workspace, `quarantined-${randomUUID()}`);
  try {
    await step.landing.fetch(upload, path);
    const fileId = await fileDigest(path);
    const receipt = refusal(
      upload,
      { fileId, rawKey: keys.raw(fileId) },
      fault('upload-quarantined', { attempts: String(attempts) }),
    );
    await step.store.put(receipt.rawKey, { path });
    const key = await kept(step, receipt);
    const events = await step.ledger.read(intakeStream);
    const said = events.find(({ data }) => data.receiptKey === key);
    if (said) await step.outbox.notify(said);
    else await appendAnswers(step, events.length, [{ receipt, key }]);
    return receipt;
  } finally {
    await rm(path, { force: true });
  }
};
