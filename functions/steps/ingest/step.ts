import { digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { type IntakeRules, plainRules } from '../../../analytics/intake/check/rules.ts';
import { readLayouts } from '../../../analytics/intake/form/layouts.ts';
import { refusedLists } from '../../../analytics/intake/form/refused-lists.ts';
import { unmarked } from '../../../analytics/intake/input-files.ts';
import { type DocumentReader, readHere } from '../../../analytics/intake/read/document-sheets.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import { answerBatch } from './answer-batch.ts';
import {
  acceptedSince,
  answersOf,
  hangsOnForms,
  identityOf,
  isCurable,
  isNowCorrection,
  isQuarantined,
  receiptAt,
} from './answers.ts';
import { identify } from './identify.ts';
import { inWaves } from './read-order.ts';
import type { ReadUpload } from './read-upload.ts';
import { openDesk, type Sent } from './sent.ts';
import type { Upload } from './upload.ts';

export type { Upload } from './upload.ts';

/** A refusal that files of the same batch may cure, should any of them be new. */
interface Waiting {
  readonly upload: Upload;
  readonly receipt: Receipt;
}

/** Uploads with their places, as they are looked at: of the same bytes under two names the one that corrects speaks. */
const correctionsFirst = (uploads: readonly Upload[]): readonly (readonly [number, Upload])[] => {
  const isPlain = ([, { name }]: readonly [number, Upload]): number => Number(!unmarked(name).corrects);
  return [...uploads.entries()].toSorted((a, b) => isPlain(a) - isPlain(b));
};

/**
 * Takes in a batch of files: each is accepted or refused by the policy's rules, whole or project by project, and
 * answered with a receipt, in the order sent. Raw bytes are always kept; a file becomes visible with its one ledger
 * event, written last. Workbooks and documents are read by `readDocument`. The same bytes again change nothing and are
 * answered as before, but for refusals that name missing references, which are judged again with whatever is new,
 * refused files whose name now says that they are corrections, forms refused by other descriptions than the place may
 * have by now, and files once set aside unread, which are tried again.
 * @example const [receipt] = await ingest(effects, [{ name: '执行.xlsx', bytes: () => readFile('执行.xlsx') }], intakeRules(policy))
 */
export const ingest = async (
  effects: Pick<Effects, 'store' | 'ledger' | 'engine' | 'outbox' | 'log' | 'clock' | 'asset'>,
  uploads: readonly Upload[],
  rules: IntakeRules = plainRules,
  readDocument: DocumentReader = readHere,
): Promise<Receipt[]> => {
  const events = await effects.ledger.read(intakeStream);
  const layouts = await readLayouts(effects.asset);
  const answers = answersOf(events);
  const receipts = new Map<string, Receipt>();
  const earlier = new Map<string, Receipt>();
  const fresh = new Map<string, ReadUpload>();
  const waiting = new Map<string, Waiting>();
  const identities: string[] = [];
  const taken = new Set<string>();
  let kept: Promise<unknown> = Promise.resolve();
  let reading: Promise<unknown> = Promise.resolve();
  const identityOfSent = ({ rawId }: Sent, upload: Upload): string =>
    identityOf(identify(rawId, upload).fileId, upload.source ? digestOf(upload.source) : null);
  // The next file is read while this one is being kept and recognised.
  const take = async (identity: string, upload: Upload, sent: Sent): Promise<void> => {
    await kept;
    kept = effects.store.put(keys.raw(sent.rawId), sent.body);
    kept.catch(() => undefined);
    const before = reading;
    reading = sent.read([...(upload.forms ?? []), ...layouts], readDocument).then((read) => fresh.set(identity, read));
    reading.catch(() => undefined);
    taken.add(identity);
    await before;
  };
  const desk = openDesk();
  try {
    for (const [done, [index, upload]] of correctionsFirst(uploads).entries()) {
      effects.log.progress('read', done, uploads.length);
      const sent = await desk.open(upload);
      const identity = identityOfSent(sent, upload);
      identities[index] = identity;
      if (receipts.has(identity) || taken.has(identity)) continue;
      const answer = answers.get(identity);
      if (answer) {
        const receipt = await receiptAt(effects, answer.key);
        const isTriedAgain =
          isQuarantined(receipt) ||
          isNowCorrection(receipt, upload.name) ||
          (hangsOnForms(receipt) && upload.forms !== undefined);
        if (!isTriedAgain && !(isCurable(receipt) && acceptedSince(answer, events))) {
          receipts.set(identity, receipt);
          if (isCurable(receipt)) waiting.set(identity, { upload, receipt });
          continue;
        }
        earlier.set(identity, receipt);
      }
      await take(identity, upload, sent);
    }
    if (taken.size > 0) {
      for (const [identity, { upload, receipt }] of waiting) {
        const sent = await desk.open(upload);
        // A file that was written to meanwhile is another one, for the next time.
        if (identityOfSent(sent, upload) !== identity) continue;
        earlier.set(identity, receipt);
        await take(identity, upload, sent);
      }
    }
    await Promise.all([kept, reading]);
  } finally {
    await desk.close();
  }
  // What was read last was not sent last.
  const inOrder = [...new Set(identities)].flatMap((identity) => fresh.get(identity) ?? []);
  let seen = events;
  for (const [index, wave] of inWaves(inOrder).entries()) {
    if (index > 0) seen = await effects.ledger.read(intakeStream);
    const refused = refusedLists(receipts.values());
    for (const [identity, receipt] of await answerBatch(effects, seen, wave, earlier, rules, refused))
      receipts.set(identity, receipt);
  }
  return uploads.flatMap(({ name }, index) => {
    const receipt = receipts.get(identities[index] ?? '');
    if (!receipt) return [];
    return receipt.fileName === name ? [receipt] : [{ ...receipt, sentAs: name }];
  });
};
