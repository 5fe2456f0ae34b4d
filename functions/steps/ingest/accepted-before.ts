import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { columnType } from '../../../analytics/contracts/field.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import {
  acceptedOrder,
  acceptedOrderColumns,
  batchOrder,
  batchOrderColumns,
  everTable,
  viewInForce,
} from '../../../analytics/intake/check/accepted.ts';
import { referredBy } from '../../../analytics/intake/check/links.ts';
import { asOf } from '../../../analytics/intake/source/file.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { currentFiles, standingFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { formDatasets, nameDatasets } from './known.ts';
import { locateAll } from './locate.ts';
import { asOfUpload } from './read-order.ts';
import type { ReadUpload } from './read-upload.ts';

/** What says of a description's files what they speak of. */
type Dated = Parameters<typeof asOf>[0];

type Step = Pick<Effects, 'store'>;

/**
 * Local paths of everything accepted before that rows of this batch may refer to, by dataset; what a file that is judged
 * again gave in part before is no other file's.
 */
export const locateAccepted = async (
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
  const own = new Set(batch.map(({ fileId }) => fileId));
  const others = currentFiles(events).filter(({ fileId }) => !own.has(fileId));
  const accepted = others.flatMap(({ tables }) => tables.filter(({ dataset }) => names.has(dataset)));
  const located = await locateAll(store, accepted);
  return new Map(referred.map((dataset) => [dataset, located.get(dataset.name) ?? []] as const));
};

/** Local paths of the uploads that the engine reads as they came. */
export const locateUploads = async (
  { store }: Step,
  batch: readonly ReadUpload[],
): Promise<ReadonlyMap<string, string>> => {
  const located = new Map<string, string>();
  for (const { fileId, rawId, sheets } of batch) {
    if (sheets.some(({ rows }) => 'text' in rows && rows.text === 'as it came'))
      located.set(fileId, await store.locate(keys.raw(rawId)));
  }
  return located;
};

/** Makes what was accepted before views of each dataset, whether anything was or not; needs `loadOrder`. */
export const viewAccepted = async (
  session: Session,
  located: ReadonlyMap<Dataset, readonly string[]>,
): Promise<void> => {
  for (const [dataset, paths] of located) {
    const fields = dataset.fields.map((field) => [field.name, columnType(field)] as const);
    const columns = { ...Object.fromEntries(fields), source_file: 'VARCHAR' };
    await session.viewParquet(everTable(dataset.name), paths, columns);
    await viewInForce(session, dataset, paths.length);
  }
};

/** What the files answered before speak of, by the version of their answer, as their source descriptions were then. */
const spokenOf = async ({ store }: Step, events: readonly LedgerEvent[]): Promise<ReadonlyMap<number, string>> => {
  const described = events.flatMap(({ version, data: { source, fileName } }) =>
    typeof source === 'string' && typeof fileName === 'string' ? [{ version, source, fileName }] : [],
  );
  const digests = [...new Set(described.map(({ source }) => source))];
  const descriptions = new Map(
    await Promise.all(
      digests.map(async (digest) => [digest, (await documentAt(store, keys.source(digest))) as Dated] as const),
    ),
  );
  return new Map(
    described.flatMap(({ version, source, fileName }) => {
      const description = descriptions.get(source);
      return description ? [[version, asOf(description, fileName)] as const] : [];
    }),
  );
};

/** Loads the order of the files answered before and of those of this batch; gives those of it that were sent before. */
export const loadOrder = async (
  step: Step,
  session: Session,
  events: readonly LedgerEvent[],
  batch: readonly ReadUpload[],
): Promise<ReadonlySet<number>> => {
  const before = standingFiles(events);
  const spoken = batch.some((read) => asOfUpload(read) !== '') ? await spokenOf(step, events) : null;
  const places = new Map(before.map(({ file: { fileId, order } }) => [fileId, order]));
  await session.loadTyped(
    acceptedOrder,
    acceptedOrderColumns,
    before.map(({ file: { fileId, fileName, order }, answered }) => [
      fileId,
      fileName,
      String(order),
      String(answered),
      spoken?.get(answered) || null,
    ]),
  );
  await session.loadTyped(
    batchOrder,
    batchOrderColumns,
    batch.map((read, number) => [
      String(number),
      read.name,
      String(places.get(read.fileId) ?? events.length + 1 + number),
      asOfUpload(read) || null,
    ]),
  );
  return new Set(batch.flatMap(({ fileId }, number) => (places.has(fileId) ? [number] : [])));
};
