import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { mailAnswerNames } from '../../../analytics/intake/answer-names.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import type { Answer } from '../../../analytics/mail/answer-letters.ts';
import { saidOf } from '../../../analytics/mail/reply-letters.ts';
import { answerBeside, isAnswered } from '../answers-beside.ts';
import type { MailFile } from '../mail-uploads.ts';
import { answerOf, keep, oweAnswers, oweReply } from './post.ts';
import type { Done, UnreadMail, Watched } from './watched.ts';

type Step = Pick<Effects, 'store' | 'ledger' | 'log' | 'clock' | 'asset'>;

const nameOf = ({ sentAs, fileName }: Receipt): string => sentAs ?? fileName;

/** Answers that were made, with what has to be said beside their files last. */
interface Made {
  readonly answers: readonly Answer[];
  readonly seal: () => Promise<void>;
}

/** Puts answers into a folder, but for the last word of each. */
const make = async (
  effects: Step,
  folder: string,
  receipts: readonly Receipt[],
  mail: Watched['mail'],
): Promise<Made> => {
  const answers: Answer[] = [];
  const seals: (() => Promise<void>)[] = [];
  for (const receipt of receipts) {
    const beside = await answerBeside(effects, folder, receipt);
    seals.push(beside.seal);
    const answer = answerOf(beside);
    // What is mailed is kept, so that it is the same at every try.
    if (mail) await keep(effects, answer, beside);
    answers.push(answer);
  }
  return {
    answers,
    seal: async () => {
      for (const seal of seals) await seal();
    },
  };
};

/** Those whose answer does not lie in the folder. */
const unanswered = async (folder: string, receipts: readonly Receipt[]): Promise<readonly Receipt[]> => {
  const found: Receipt[] = [];
  for (const receipt of receipts) if (!(await isAnswered(folder, receipt))) found.push(receipt);
  return found;
};

/**
 * Puts answers beside the files of the folder. What is mailed of them is written down before the last of each lies
 * there, so that nobody goes without after a crash.
 */
const answerFiles = async (
  effects: Step,
  { folder, mail }: Watched,
  receipts: readonly Receipt[],
): Promise<readonly Receipt[]> => {
  const fresh = await unanswered(folder, receipts);
  const { answers, seal } = await make(effects, folder, fresh, mail);
  if (mail) await oweAnswers(effects, mail.settings, answers);
  await seal();
  return fresh;
};

const textAt = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });

/** A receipt of an attachment as the sender of the mail gets it: he knows it by its own name. */
const asAttached = (receipt: Receipt, mail: string): Receipt => ({
  ...receipt,
  sentAs: nameOf(receipt).slice(mail.length + 1),
});

/** Which mail the words beside a file answer: another may be put there under the same name. */
const answersTo = ({ sender: { messageId, subject } }: MailFile['mail']): string =>
  `来信 In answer to: ${[subject, messageId ?? ''].join(' ').trim()}\n\n`;

/**
 * Answers a mail as a whole, in words beside it and what belongs to each attachment in a folder beside it. Which of its
 * attachments have a new answer; null where it was answered like this before.
 */
const answerMail = async (
  effects: Step,
  { folder, mail: post }: Watched,
  { name, mail }: MailFile,
  receipts: readonly Receipt[],
): Promise<readonly Receipt[] | null> => {
  const names = mailAnswerNames(join(folder, name));
  const attached = receipts.map((receipt) => asAttached(receipt, name));
  const [before, head] = [await textAt(names.words), answersTo(mail)];
  const fresh = await unanswered(names.folder, attached);
  // The whole mail is answered again where one of its attachments is.
  const isBefore = before?.startsWith(head) && fresh.length === 0;
  if (isBefore && mail.kind === 'files') return null;
  const { answers, seal } = await make(effects, names.folder, attached, post);
  const words = `${head}${saidOf(mail, answers, []).text}`;
  if (before === words && fresh.length === 0) return null;
  if (post) await oweReply(effects, post.settings, name, mail, answers);
  await seal();
  await writeFile(names.words, words);
  return receipts.filter((_, index) => !before?.startsWith(head) || fresh.includes(attached[index] as Receipt));
};

/** Answers what was taken in: files of the folder, and mails by all that was attached to each. */
export const answerAll = async (
  effects: Step,
  watched: Watched,
  receipts: readonly Receipt[],
  mails: readonly MailFile[],
): Promise<Pick<Done, 'answered' | 'mails'>> => {
  const mailOf = new Map(mails.flatMap((mail) => mail.uploads.map((upload) => [upload.name, mail] as const)));
  const byMail = Map.groupBy(receipts, (receipt) => mailOf.get(nameOf(receipt)));
  const answered: Receipt[] = [...(await answerFiles(effects, watched, byMail.get(undefined) ?? []))];
  const unread: UnreadMail[] = [];
  for (const mail of mails) {
    const fresh = await answerMail(effects, watched, mail, byMail.get(mail) ?? []);
    if (fresh === null) continue;
    answered.push(...fresh);
    const { kind } = mail.mail;
    if (kind !== 'files') unread.push({ name: mail.name, kind });
  }
  return { answered, mails: unread };
};
