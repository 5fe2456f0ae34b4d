import { digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { isOwed, wasOwed } from '../../../analytics/ledger/streams/mail.ts';
import { type Answer, answerLetters } from '../../../analytics/mail/answer-letters.ts';
import type { Failures } from '../../../analytics/mail/backoff.ts';
import { enclosureOf } from '../../../analytics/mail/letter.ts';
import { monthPutOffLetter, monthRunLetter } from '../../../analytics/mail/month-letters.ts';
import { type Received, replyLetter } from '../../../analytics/mail/reply-letters.ts';
import type { MailSettings } from '../../../analytics/mail/settings.ts';
import { owe } from '../../steps/mail/owe.ts';
import { type Delivery, sendOwed } from '../../steps/mail/send.ts';
import type { MonthOutcome } from '../../steps/month/step.ts';
import type { Beside } from '../answers-beside.ts';
import type { Post } from '../mail-file.ts';

const types = { page: 'text/html', marked: 'application/octet-stream' } as const;

type Lying = Pick<Beside, 'receipt' | 'page' | 'marked'>;

/** An answer that lies beside its file, as a letter speaks of it. */
export const answerOf = ({ receipt, page, marked }: Lying): Answer => ({
  receipt,
  receiptDigest: digestOf(receipt),
  page: enclosureOf(page.name, types.page, page.content),
  marked: marked && enclosureOf(marked.name, types.marked, marked.content),
});

/** Keeps what a letter has to attach. */
export const keep = async (
  { store }: Pick<Effects, 'store'>,
  answer: Answer,
  { page, marked }: Lying,
): Promise<void> => {
  await store.put(keys.attachment(answer.page.digest), page.content);
  if (answer.marked && marked) await store.put(keys.attachment(answer.marked.digest), marked.content);
};

/** Writes down the letters that hand answers over. */
export const oweAnswers = async (
  effects: Pick<Effects, 'store' | 'ledger' | 'clock'>,
  settings: MailSettings,
  answers: readonly Answer[],
): Promise<void> => {
  for (const letter of answerLetters(settings, answers)) await owe(effects, letter, isOwed);
};

/** Writes down the letter that answers a mail, if anybody is to be written to. */
export const oweReply = async (
  effects: Pick<Effects, 'store' | 'ledger' | 'clock'>,
  settings: MailSettings,
  file: string,
  mail: Received,
  answers: readonly Answer[],
): Promise<void> => {
  const letter = replyLetter(settings, file, mail, answers);
  if (letter) await owe(effects, letter, isOwed);
};

/** Writes down what the finance office is told of a month, once. */
export const oweMonth = (
  effects: Pick<Effects, 'store' | 'ledger' | 'clock'>,
  outcome: MonthOutcome,
): Promise<void> => {
  const { period } = outcome;
  const letter =
    'putOff' in outcome
      ? monthPutOffLetter(period, outcome.putOff)
      : monthRunLetter(period, outcome.produced.record.resultDigest, outcome.produced.headline, outcome.laterStands);
  return owe(effects, letter, wasOwed);
};

/** Sends what is owed and due; null without mail. */
export const deliver = async (
  effects: Pick<Effects, 'store' | 'ledger' | 'clock'>,
  mail: Post | null,
  failures: Failures,
): Promise<Delivery | null> => (mail ? sendOwed(effects, mail.mailer, mail.settings, failures) : null);
