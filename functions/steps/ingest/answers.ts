import { digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { type LedgerEvent, StaleVersionError } from '../../../analytics/core/ports/ledger.ts';
import { unmarked } from '../../../analytics/intake/input-files.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { againstOthers } from '../../../analytics/intake/receipt-order.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { answeredFile, bringsRows, intakeStream } from '../../../analytics/ledger/streams/intake.ts';

/** The same bytes read by the same description are the same file. */
export const identityOf = (fileId: string, source: unknown): string =>
  `${fileId} ${typeof source === 'string' ? source : ''}`;

/** An answer given before: the version of its event, and where its receipt lies. */
export interface Answer {
  readonly version: number;
  readonly key: string;
}

/** Answers given before, by file identity; of several to the same file the last speaks. */
export const answersOf = (events: readonly LedgerEvent[]): ReadonlyMap<string, Answer> =>
  new Map(
    events.flatMap((event) => {
      const file = answeredFile(event);
      return file
        ? [[identityOf(file.fileId, event.data.source), { version: event.version, key: file.receiptKey }] as const]
        : [];
    }),
  );

/** A receipt that was given before. Throws ObjectNotFoundError. */
export const receiptAt = async ({ store }: Pick<Effects, 'store'>, key: string): Promise<Receipt> =>
  (await documentAt(store, key)) as Receipt;

/** A refusal, of the whole file or of projects, for what other files say or leave out: another file may cure it. */
export const isCurable = (receipt: Receipt): boolean =>
  receipt.state !== 'accepted' && receipt.faults.some((fault) => againstOthers.has(fault.code));

/** A refusal of a file that could not be read to the end: whoever sends it again means it to be tried again. */
export const isQuarantined = (receipt: Receipt): boolean =>
  receipt.faults.some(({ code }) => code === 'upload-quarantined' || code === 'file-too-slow');

/** What is said where a form, or a table, is of no layout that was at hand. */
const ofNoLayout = new Set(['form-unknown', 'forms-side-by-side', 'unknown-dataset']);

/**
 * A refusal that hangs on descriptions of forms: none knew the file, or a form of it, or one read it and found faults.
 */
export const hangsOnForms = ({ state, forms, faults }: Receipt): boolean =>
  (state === 'refused' && forms !== undefined) ||
  (state !== 'accepted' && faults.some(({ severity, code }) => severity === 'fault' && ofNoLayout.has(code)));

/** A refused file sent again under a name that says it is a correction: some refusals ask for just that. */
export const isNowCorrection = ({ state, fileName }: Receipt, name: string): boolean =>
  state !== 'accepted' && unmarked(name).corrects && !unmarked(fileName).corrects;

/** True where files were accepted since the answer, any of which may cure it. */
export const acceptedSince = ({ version }: Answer, events: readonly LedgerEvent[]): boolean =>
  events.some((event) => bringsRows(event) && event.version > version);

const eventOf = (
  receipt: Receipt,
  key: string,
): { readonly kind: string; readonly data: Readonly<Record<string, unknown>> } => {
  const lake = receipt.tables.flatMap(({ dataset, lakeKey, lakeDigest, years }) =>
    lakeKey && lakeDigest ? [{ dataset, key: lakeKey, digest: lakeDigest, ...(years && { years }) }] : [],
  );
  const tables = [...new Map(lake.map((table) => [table.key, table])).values()];
  const { fileId, fileName, source } = receipt;
  return {
    kind: `file.${receipt.state}`,
    data: { fileId, fileName, source, receiptKey: key, receiptDigest: digestOf(receipt), tables },
  };
};

/** A receipt and where it is stored, with all that it names. */
export interface StoredReceipt {
  readonly receipt: Receipt;
  readonly key: string;
}

/**
 * Appends one event a file after `version`, in this order and all at once, and gives the stream's new version. When
 * another writer was faster, looks again and gives way to the same answers to the same files.
 */
export const appendAnswers = async (
  { ledger, outbox, clock }: Pick<Effects, 'ledger' | 'outbox' | 'clock'>,
  version: number,
  answers: readonly StoredReceipt[],
): Promise<number> => {
  let seen = version;
  let rest = answers;
  while (rest.length > 0) {
    try {
      const events = rest.map(({ receipt, key }) => eventOf(receipt, key));
      const written = await ledger.append(intakeStream, seen, events, { actor: 'intake', at: clock() });
      for (const each of written) await outbox.notify(each);
      return seen + written.length;
    } catch (cause) {
      if (!(cause instanceof StaleVersionError)) throw cause;
      const since = await ledger.read(intakeStream, seen + 1);
      seen += since.length;
      const given = answersOf(since);
      rest = rest.filter(({ receipt, key }) => given.get(identityOf(receipt.fileId, receipt.source))?.key !== key);
    }
  }
  return seen;
};
