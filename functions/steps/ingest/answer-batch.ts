import { dirname, join } from 'node:path';
import { datasetNamed, datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { columnType } from '../../../analytics/contracts/field.ts';
import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import type { ObjectBody } from '../../../analytics/core/ports/object-store.ts';
import { type Judged, judge, type Verdict } from '../../../analytics/intake/check/accept.ts';
import { acceptedOrder } from '../../../analytics/intake/check/goal-fixed.ts';
import {
  type Filled,
  filledBy,
  lakeRows,
  originColumns,
  originRows,
  originTable,
} from '../../../analytics/intake/check/lake-rows.ts';
import { acceptedTable, referredBy } from '../../../analytics/intake/check/references.ts';
import type { IntakeRules } from '../../../analytics/intake/check/rules.ts';
import type { Receipt, ReceiptTable } from '../../../analytics/intake/receipt.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { currentFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { fileDigest } from '../../adapters/file-digest.ts';
import { appendAnswers, identityOf, type StoredReceipt } from './answers.ts';
import { formDatasets, nameDatasets } from './known.ts';
import { loadBatch } from './load-batch.ts';
import { locateAll } from './locate.ts';
import { inReferenceOrder } from './read-order.ts';
import type { ReadUpload } from './read-upload.ts';

type Step = Pick<Effects, 'store' | 'ledger' | 'engine' | 'outbox' | 'log' | 'clock'>;

/** Local paths of everything accepted before that rows of this batch may refer to, by dataset. */
const locateAccepted = async (
  { store }: Step,
  events: readonly LedgerEvent[],
  batch: readonly ReadUpload[],
): Promise<ReadonlyMap<Dataset, readonly string[]>> => {
  const named = batch.flatMap((read) => [
    ...read.sheets.map((sheet) => sheet.heading.dataset),
    ...(read.source?.description.sheets.flatMap((sheet) =>
      sheet.tables.flatMap((table) => datasetNamed(table.dataset) ?? []),
    ) ?? []),
  ]);
  const referred = [
    ...new Set([
      ...referredBy([...new Set(named)]),
      ...(batch.some(({ forms }) => forms.length > 0) ? [...nameDatasets, ...referredBy(formDatasets)] : []),
    ]),
  ];
  const names = new Set(referred.map(({ name }) => name));
  const accepted = currentFiles(events).flatMap(({ tables }) => tables.filter(({ dataset }) => names.has(dataset)));
  const located = await locateAll(store, accepted);
  return new Map(referred.map((dataset) => [dataset, located.get(dataset.name) ?? []] as const));
};

/** Local paths of the uploads that the engine reads as they came. */
const locateUploads = async ({ store }: Step, batch: readonly ReadUpload[]): Promise<ReadonlyMap<string, string>> => {
  const located = new Map<string, string>();
  for (const { fileId, rawId, sheets } of batch) {
    if (sheets.some(({ rows }) => 'text' in rows && rows.text === 'as it came'))
      located.set(fileId, await store.locate(keys.raw(rawId)));
  }
  return located;
};

const viewAccepted = async (session: Session, located: ReadonlyMap<Dataset, readonly string[]>): Promise<void> => {
  for (const [dataset, paths] of located) {
    const fields = dataset.fields.map((field) => [field.name, columnType(field)] as const);
    const columns = { ...Object.fromEntries(fields), source_file: 'VARCHAR' };
    await session.viewParquet(acceptedTable(dataset.name), paths, columns);
  }
};

interface LakeFile {
  readonly key: string;
  readonly digest: string;
  readonly years: readonly number[];
  readonly path: string;
}

const yearsIn = async (session: Session, path: string): Promise<readonly number[]> => {
  const rows = await session.rows('SELECT DISTINCT fiscal_year AS year FROM read_parquet($path) ORDER BY year', {
    path,
  });
  return rows.map(({ year }) => Number(year));
};

type FilledByFile = ReadonlyMap<Dataset, ReadonlyMap<number, Filled>>;

const filledIn = async (session: Session, { verdicts }: Judged): Promise<FilledByFile> => {
  const kept = verdicts.filter(({ state }) => state !== 'refused');
  const names = new Set(kept.flatMap(({ parts }) => parts.map(({ dataset }) => dataset)));
  const filled = new Map<Dataset, ReadonlyMap<number, Filled>>();
  for (const dataset of datasets.filter(({ name }) => names.has(name)))
    filled.set(dataset, await filledBy(session, dataset));
  return filled;
};

/** Writes the accepted rows of a file into the workspace, one Parquet per dataset. */
const writeRows = async (
  session: Session,
  judged: Judged,
  filled: FilledByFile,
  verdict: Verdict,
): Promise<ReadonlyMap<string, LakeFile>> => {
  const written = new Map<string, LakeFile>();
  if (verdict.state === 'refused') return written;
  for (const dataset of datasets.filter(({ name }) => verdict.parts.some((part) => part.dataset === name))) {
    const path = join(session.workspace, `${verdict.file}-${dataset.name}.parquet`);
    const { fields, years } = filled.get(dataset)?.get(verdict.file) ?? { fields: dataset.fields, years: [] };
    const { sql, params } = lakeRows(judged, dataset, verdict, fields);
    await session.writeParquet(sql, path, params);
    const digest = await fileDigest(path);
    written.set(dataset.name, {
      key: keys.lake(dataset.name, digest),
      digest,
      // Of a file taken in part, projects have fallen, and their years with them.
      years: verdict.state === 'partly' ? await yearsIn(session, path) : years,
      path,
    });
  }
  return written;
};

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
  const { state, faults } = verdict;
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
 * changed, nothing is written.
 */
export const answerBatch = async (
  step: Step,
  events: readonly LedgerEvent[],
  fresh: readonly ReadUpload[],
  earlier: ReadonlyMap<string, Receipt>,
  rules: IntakeRules,
): Promise<ReadonlyMap<string, Receipt>> => {
  const reads = inReferenceOrder(fresh);
  const located = await locateAccepted(step, events, reads);
  const uploads = await locateUploads(step, reads);
  const session = await step.engine.open([
    ...new Set([...[...located.values()].flat(), ...uploads.values()].map(dirname)),
  ]);
  const receipts = new Map<string, Receipt>();
  try {
    await viewAccepted(session, located);
    const order = new Map(currentFiles(events).map(({ fileId }, index) => [fileId, index]));
    await session.loadText(
      acceptedOrder,
      ['source_file', 'place'],
      [...order].map(([fileId, place]) => [fileId, String(place)]),
    );
    const batch = await loadBatch(session, reads, uploads, order);
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
