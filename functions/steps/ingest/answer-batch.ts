import { dirname } from 'node:path';
import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import type { ObjectBody } from '../../../analytics/core/ports/object-store.ts';
import { judge } from '../../../analytics/intake/check/accept.ts';
import { originColumns, originRows, originTable } from '../../../analytics/intake/check/lake-rows.ts';
import type { IntakeRules } from '../../../analytics/intake/check/rules.ts';
import type { Verdict } from '../../../analytics/intake/check/verdict.ts';
import type { RefusedLists } from '../../../analytics/intake/form/refused-lists.ts';
import type { Receipt, ReceiptTable } from '../../../analytics/intake/receipt.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { loadOrder, locateAccepted, locateUploads, viewAccepted } from './accepted-before.ts';
import { appendAnswers, identityOf, type StoredReceipt } from './answers.ts';
import { loadBatch } from './load-batch.ts';
import { inReferenceOrder } from './read-order.ts';
import type { ReadUpload } from './read-upload.ts';
import { filledIn, type LakeFile, writeRows } from './write-rows.ts';

type Step = Pick<Effects, 'store' | 'ledger' | 'engine' | 'outbox' | 'log' | 'clock'>;

const receiptOf = (read: ReadUpload, verdict: Verdict, lake: ReadonlyMap<string, LakeFile>): Receipt => {
  const tables = verdict.parts.map(
    ({ dataset, sheet, rows, rowsAccepted, amount, amountAccepted, refused, dataFrom }): ReceiptTable => {
      const file = lake.get(dataset);
      return {
        dataset,
        sheet,
        rowsReceived: rows,
        rowsAccepted,
        receivedAmount: amount,
        acceptedAmount: amountAccepted,
        lakeKey: file?.key ?? null,
        lakeDigest: file?.digest ?? null,
        ...(file && { years: file.years }),
        ...(refused.length > 0 ? { refusedProjects: refused } : {}),
        ...(verdict.state === 'partly' && dataFrom !== null ? { dataFrom } : {}),
      };
    },
  );
  const { fileId, rawId, name: fileName, bytes, format, encoding } = read;
  const { state, faults, refusedSheets } = verdict;
  const forms = read.forms.map(({ description, sheet }) => ({ title: description.title, sheet }));
  const checked = verdict.identities.length > 0 ? { identities: verdict.identities } : {};
  return {
    fileId,
    fileName,
    rawKey: keys.raw(rawId),
    bytes,
    state,
    format,
    encoding,
    source: read.source?.digest ?? null,
    ...(forms.length > 0 ? { forms } : {}),
    ...(refusedSheets.length > 0 ? { refusedSheets } : {}),
    tables,
    ...checked,
    faults,
  };
};

/**
 * What an answer puts into the store: lake files, the receipt, the description it was read by. All under the name of
 * their content.
 */
const objectsOf = (
  read: ReadUpload,
  receipt: Receipt,
  key: string,
  lake: ReadonlyMap<string, LakeFile>,
): readonly (readonly [string, ObjectBody])[] => [
  ...[...lake.values()].map(({ key: lakeKey, path }) => [lakeKey, { path }] as const),
  ...(read.source ? [[keys.source(read.source.digest), canonicalBytes(read.source.description)] as const] : []),
  [key, canonicalBytes(receipt)],
];

/** What the checks of a batch hold in memory, however large its files; the rest of their work goes by the disk. */
const intakeMegabytes = 512;

/** How many files are written into the store at once, and named in the ledger together. */
const atOnce = 8;

interface Written {
  /** What was written before the first failure; null where nothing had changed. */
  readonly answers: readonly (StoredReceipt | null)[];
  readonly failure?: unknown;
}

/** Waits until all of these are written or have failed. */
const written = async (started: readonly Promise<StoredReceipt | null>[]): Promise<Written> => {
  const answers: (StoredReceipt | null)[] = [];
  for (const each of await Promise.allSettled(started)) {
    if (each.status === 'rejected') return { answers, failure: each.reason };
    answers.push(each.value);
  }
  return { answers };
};

/**
 * Answers files not answered before, by identity: reads and judges them together, then for each in turn stores its rows
 * and receipt and only then appends its event. `earlier` are receipts of refusals looked at again: where nothing has
 * changed, nothing is written. `refused` are the lists of names that were refused before these.
 */
export const answerBatch = async (
  step: Step,
  events: readonly LedgerEvent[],
  fresh: readonly ReadUpload[],
  earlier: ReadonlyMap<string, Receipt>,
  rules: IntakeRules,
  refused: RefusedLists,
): Promise<ReadonlyMap<string, Receipt>> => {
  const reads = inReferenceOrder(fresh);
  const located = await locateAccepted(step, events, reads);
  const uploads = await locateUploads(step, reads);
  const folders = new Set([...[...located.values()].flat(), ...uploads.values()].map(dirname));
  const session = await step.engine.open([...folders], intakeMegabytes);
  const receipts = new Map<string, Receipt>();
  try {
    const sentBefore = await loadOrder(step, session, events, reads);
    await viewAccepted(session, located);
    const batch = { ...(await loadBatch(session, reads, uploads, refused)), sentBefore };
    await session.loadText(
      originTable,
      originColumns,
      originRows(batch.files, new Map(reads.map((read, number) => [number, read.fileId]))),
    );
    const judged = await judge(session, batch, rules);
    const filled = await filledIn(session, judged);
    const answer = async (verdict: Verdict): Promise<StoredReceipt | null> => {
      const read = reads[verdict.file];
      if (!read) return null;
      const identity = identityOf(read.fileId, read.source?.digest);
      const lake = await writeRows(session, judged, filled, verdict);
      const receipt = receiptOf(read, verdict, lake);
      receipts.set(identity, receipt);
      const before = earlier.get(identity);
      if (before && digestOf(before) === digestOf(receipt)) return null;
      const key = keys.receipt(digestOf(receipt));
      await Promise.all(objectsOf(read, receipt, key, lake).map(([name, body]) => step.store.put(name, body)));
      return { receipt, key };
    };
    const { verdicts } = judged;
    let version = events.length;
    let underWay = written(verdicts.slice(0, atOnce).map(answer));
    try {
      for (let next = atOnce; next < verdicts.length + atOnce; next += atOnce) {
        const { answers, ...failed } = await underWay;
        // The next files are written while these are named in the ledger.
        if (!('failure' in failed)) underWay = written(verdicts.slice(next, next + atOnce).map(answer));
        version = await appendAnswers(
          step,
          version,
          answers.filter((each) => each !== null),
        );
        if ('failure' in failed) throw failed.failure;
        step.log.progress('answer', receipts.size, reads.length);
      }
    } finally {
      // The session is closed only once nothing is written from it any more.
      await underWay;
    }
    return receipts;
  } finally {
    await session.close();
  }
};
