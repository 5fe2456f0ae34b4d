import { digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { isOwed, wasOwed } from '../../../analytics/ledger/streams/mail.ts';
import { type Answer, answerLetters } from '../../../analytics/mail/answer-letters.ts';
import type { Failures } from '../../../analytics/mail/backoff.ts';
import { monthPutOffLetter, monthRunLetter } from '../../../analytics/mail/month-letters.ts';
import type { MailSettings } from '../../../analytics/mail/settings.ts';
import { enclose, owe } from '../../steps/mail/owe.ts';
import { type Delivery, sendOwed } from '../../steps/mail/send.ts';
import type { MonthOutcome } from '../../steps/month/step.ts';
import type { Beside } from '../answers-beside.ts';
import type { Post } from '../mail-file.ts';

const types = { page: 'text/html', marked: 'application/octet-stream' } as const;

/** An answer that lies beside its file, ready to be attached. */
export const enclosed = async (
  effects: Pick<Effects, 'store'>,
  { receipt, page, marked }: Pick<Beside, 'receipt' | 'page' | 'marked'>,
): Promise<Answer> => ({
  receipt,
  receiptDigest: digestOf(receipt),
  page: await enclose(effects, page.name, types.page, page.content),
  marked: marked && (await enclose(effects, marked.name, types.marked, marked.content)),
});

/** Writes down the letters that hand answers over. */
export const oweAnswers = async (
  effects: Pick<Effects, 'store' | 'ledger' | 'clock'>,
  settings: MailSettings,
  answers: readonly Answer[],
): Promise<void> => {
  for (const letter of answerLetters(settings, answers)) await owe(effects, letter, isOwed);
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
