import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { datasetNamed, datasets } from '../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../analytics/contracts/dataset.ts';
import { columnType } from '../../analytics/contracts/field.ts';
import { canonicalJson, digestOf, sha256 } from '../../analytics/digest.ts';
import { type Judged, judge, lakeRows, originColumns, originRows, originTable, type Verdict } from '../../analytics/intake/accept.ts';
import type { Receipt, ReceiptTable } from '../../analytics/intake/receipt.ts';
import { acceptedTable, referredBy } from '../../analytics/intake/references.ts';
import { keys } from '../../analytics/lake/keys.ts';
import { currentFiles } from '../../analytics/ledger/fold.ts';
import { answeredFile, intakeStream } from '../../analytics/ledger/intake.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import type { Session } from '../../analytics/ports/engine.ts';
import { type LedgerEvent, StaleVersionError } from '../../analytics/ports/ledger.ts';
import { loadBatch } from './load-batch.ts';
import { inReferenceOrder, type ReadUpload, readUpload } from './read-upload.ts';
import type { Upload } from './upload.ts';

export type { Upload } from './upload.ts';

type Step = Pick<Effects, 'store' | 'ledger' | 'engine' | 'outbox' | 'log' | 'clock'>;

/** The same bytes read by the same description are the same file. */
const identityOf = (fileId: string, source: unknown): string => `${fileId} ${typeof source === 'string' ? source : ''}`;

interface Answered {
  readonly version: number;
  readonly receipt: Receipt;
}

const receiptAt = async ({ store }: Pick<Step, 'store'>, key: string): Promise<Receipt> => JSON.parse(new TextDecoder().decode(await store.get(key)));

/** Answers given before, by file identity; of several to the same file the last speaks. */
const answersOf = (events: readonly LedgerEvent[]): ReadonlyMap<string, { readonly version: number; readonly key: string }> =>
  new Map(
    events.flatMap((event) => {
      const file = answeredFile(event);
      return file ? [[identityOf(file.fileId, event.data.source), { version: event.version, key: file.receiptKey }] as const] : [];
    }),
  );

/** A refusal for missing references may have been cured by files accepted since. */
const mayHaveChanged = ({ version, receipt }: Answered, events: readonly LedgerEvent[]): boolean =>
  receipt.state === 'refused' &&
  receipt.faults.some((fault) => fault.code === 'unknown-reference') &&
  events.some((event) => event.kind === 'file.accepted' && event.version > version);

const viewAccepted = async (session: Session, located: ReadonlyMap<Dataset, readonly string[]>): Promise<void> => {
  for (const [dataset, paths] of located) {
    const columns = Object.fromEntries(dataset.fields.map((field) => [field.name, columnType(field)]));
    await session.viewParquet(acceptedTable(dataset.name), paths, columns);
  }
};

const locateAccepted = async ({ store }: Step, events: readonly LedgerEvent[], batch: readonly ReadUpload[]): Promise<Map<Dataset, readonly string[]>> => {
  const named = batch.flatMap((read) => [
    ...read.sheets.map((sheet) => sheet.heading.dataset),
    ...(read.source?.description.sheets.flatMap((sheet) => sheet.tables.flatMap((table) => datasetNamed(table.dataset) ?? [])) ?? []),
  ]);
  const located = new Map<Dataset, string[]>(referredBy([...new Set(named)]).map((dataset) => [dataset, []]));
  for (const { tables } of currentFiles(events)) {
    for (const { dataset, key } of tables) {
      const paths = located.get(datasetNamed(dataset) as Dataset);
      if (paths) paths.push(await store.locate(key));
    }
  }
  return located;
};

/** Writes the accepted rows of a file, one Parquet per dataset, and gives key and digest of each. */
const writeLake = async (
  { store }: Step,
  session: Session,
  judged: Judged,
  verdict: Verdict,
): Promise<ReadonlyMap<string, { readonly key: string; readonly digest: string }>> => {
  const written = new Map<string, { readonly key: string; readonly digest: string }>();
  if (verdict.state === 'refused') return written;
  for (const dataset of datasets.filter(({ name }) => verdict.parts.some((part) => part.dataset === name))) {
    const path = join(session.workspace, `${verdict.file}-${dataset.name}.parquet`);
    const { sql, params } = lakeRows(judged, dataset, verdict);
    await session.writeParquet(sql, path, params);
    const digest = sha256(await readFile(path));
    const key = keys.lake(dataset.name, digest);
    await store.put(key, { path });
    written.set(dataset.name, { key, digest });
  }
  return written;
};

const receiptOf = (read: ReadUpload, verdict: Verdict, lake: ReadonlyMap<string, { readonly key: string; readonly digest: string }>): Receipt => {
  const isAccepted = verdict.state === 'accepted';
  const tables = verdict.parts.map(
    ({ dataset, sheet, rows, amount }): ReceiptTable => ({
      dataset,
      sheet,
      rowsReceived: rows,
      rowsAccepted: isAccepted ? rows : 0,
      receivedAmount: amount,
      acceptedAmount: isAccepted || amount === null ? amount : '0.00',
      lakeKey: lake.get(dataset)?.key ?? null,
      lakeDigest: lake.get(dataset)?.digest ?? null,
    }),
  );
  const { fileId, name: fileName, bytes, format, encoding } = read;
  return {
    fileId,
    fileName,
    rawKey: keys.raw(fileId),
    bytes,
    state: verdict.state,
    format,
    encoding,
    source: read.source?.digest ?? null,
    tables,
    ...(verdict.identities.length > 0 ? { identities: verdict.identities } : {}),
    faults: verdict.faults,
  };
};

/** Appends a file's one event; when another writer was faster, looks again and gives way to an answer to the same file. */
const appendAnswer = async (step: Step, receipt: Receipt, key: string, digest: string): Promise<void> => {
  const tables = [
    ...new Map(
      receipt.tables.flatMap(({ dataset, lakeKey, lakeDigest }) => (lakeKey && lakeDigest ? [[lakeKey, { dataset, key: lakeKey, digest: lakeDigest }]] : [])),
    ).values(),
  ];
  const { fileId, fileName, source } = receipt;
  const event = { kind: `file.${receipt.state}`, data: { fileId, fileName, source, receiptKey: key, receiptDigest: digest, tables } };
  for (let version = (await step.ledger.read(intakeStream)).length; ; ) {
    try {
      const [written] = await step.ledger.append(intakeStream, version, [event], { actor: 'intake', at: step.clock() });
      if (written) await step.outbox.notify(written);
      return;
    } catch (cause) {
      if (!(cause instanceof StaleVersionError)) throw cause;
      const events = await step.ledger.read(intakeStream);
      const answers = answersOf(events.slice(version));
      if (answers.get(identityOf(fileId, source))?.key === key) return;
      version = events.length;
    }
  }
};

const answer = async (step: Step, session: Session, judged: Judged, read: ReadUpload, verdict: Verdict, earlier: Answered | undefined): Promise<Receipt> => {
  const receipt = receiptOf(read, verdict, await writeLake(step, session, judged, verdict));
  const digest = digestOf(receipt);
  if (earlier && digestOf(earlier.receipt) === digest) return earlier.receipt;
  const key = keys.receipt(digest);
  if (read.source) await step.store.put(keys.source(read.source.digest), new TextEncoder().encode(canonicalJson(read.source.description)));
  await step.store.put(key, new TextEncoder().encode(canonicalJson(receipt)));
  await appendAnswer(step, receipt, key, digest);
  return receipt;
};

/**
 * Takes in a batch of files: each is accepted whole or refused whole, and answered with a receipt in the order sent. Raw bytes are always kept;
 * a file becomes visible with its one ledger event, written last. The same bytes again change nothing and are answered as before.
 */
export const ingest = async (effects: Step, uploads: readonly Upload[]): Promise<Receipt[]> => {
  const events = await effects.ledger.read(intakeStream);
  const answers = answersOf(events);
  const earlier = new Map<string, Answered>();
  const receipts = new Map<string, Receipt>();
  const fresh = new Map<string, ReadUpload>();
  const identities: string[] = [];
  for (const [index, upload] of uploads.entries()) {
    effects.log.progress('read', index, uploads.length);
    const bytes = await upload.bytes();
    const identity = identityOf(sha256(bytes), upload.source ? digestOf(upload.source) : null);
    identities.push(identity);
    if (receipts.has(identity) || fresh.has(identity)) continue;
    const known = answers.get(identity);
    if (known) {
      const answered = { version: known.version, receipt: await receiptAt(effects, known.key) };
      if (!mayHaveChanged(answered, events)) {
        receipts.set(identity, answered.receipt);
        continue;
      }
      earlier.set(identity, answered);
    }
    await effects.store.put(keys.raw(sha256(bytes)), bytes);
    fresh.set(identity, readUpload(bytes, upload));
  }
  if (fresh.size > 0) for (const [identity, receipt] of await answerBatch(effects, events, fresh, earlier)) receipts.set(identity, receipt);
  return identities.flatMap((identity) => receipts.get(identity) ?? []);
};

const answerBatch = async (
  effects: Step,
  events: readonly LedgerEvent[],
  fresh: ReadonlyMap<string, ReadUpload>,
  earlier: ReadonlyMap<string, Answered>,
): Promise<ReadonlyMap<string, Receipt>> => {
  const reads = inReferenceOrder([...fresh.values()]);
  const located = await locateAccepted(effects, events, reads);
  const session = await effects.engine.open([...new Set([...located.values()].flat().map(dirname))]);
  const receipts = new Map<string, Receipt>();
  try {
    await viewAccepted(session, located);
    const batch = await loadBatch(session, reads);
    await session.loadText(originTable, originColumns, originRows(batch.files, new Map(reads.map((read, number) => [number, read.fileId]))));
    const judged = await judge(session, batch);
    for (const verdict of judged.verdicts) {
      const read = reads[verdict.file];
      if (!read) continue;
      const identity = identityOf(read.fileId, read.source?.digest);
      receipts.set(identity, await answer(effects, session, judged, read, verdict, earlier.get(identity)));
      effects.log.progress('answer', receipts.size, reads.length);
    }
    return receipts;
  } finally {
    await session.close();
  }
};
