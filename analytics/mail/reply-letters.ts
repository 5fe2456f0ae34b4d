import { type Text, text } from '../core/language/text.ts';
import { mayHoldData } from '../intake/candidate.ts';
import { type Answer, type AnswerWays, saidOfFiles, subjectOf, tally } from './answer-letters.ts';
import { inBoth } from './in-both.ts';
import type { Incoming, MailKind } from './incoming.ts';
import type { Letter } from './letter.ts';
import { partyAt } from './parties.ts';
import { isAddress, type MailSettings } from './settings.ts';

/** A mail without what is attached to it. */
export type Received = Omit<Incoming, 'files'>;

const byReply: AnswerWays = {
  sendBack: text('回复本邮件,附上改好的文件', 'reply to this mail with the corrected file'),
  tooLarge: text('太大,没有附上,请向财政部门要', 'is too large for a mail; ask the finance office for it'),
};

/** What is said of a mail that brought nothing to take in. */
export const unreadSays: Readonly<Record<Exclude<MailKind, 'files'>, Text>> = {
  empty: text(
    '邮件里没有可以接收的附件(.xlsx、.docx、.csv)。请把表作为附件再发一次',
    'The mail has no attachment that can be taken in (.xlsx, .docx, .csv). Please send it again with the form attached',
  ),
  'cut-off': text(
    '邮件没有传完整,什么也没有收下。请再发一次',
    'The mail is cut off, and nothing of it was taken. Please send it again',
  ),
  unreadable: text(
    '文件不是一封邮件,读不出来。请从邮件程序里重新另存为 .eml',
    'The file is no mail that can be read. Please save it again as .eml from the mail program',
  ),
  oversized: text(
    '邮件超过 100 MB,没有读。请分几封发',
    'The mail has more than 100 MB and was not read. Please send it as several',
  ),
  own: text(
    '这是本系统自己寄出的邮件,或退信、自动回复:没有读,也不答复',
    'This is a mail that this system sent itself, or a server’s report or an absence notice: it was neither read nor answered',
  ),
};

const some = (says: boolean, said: Text): readonly Text[] => (says ? [said] : []);

/** Attachments that were passed over. */
const passedOver = ({ others }: Received): readonly Text[] => {
  const [unread, asides] = [others.filter(mayHoldData), others.filter((name) => !mayHoldData(name))];
  return [
    ...some(
      unread.length > 0,
      text(
        `没有读,可能有数据,请另存为 .xlsx、.docx 或 .csv 再发:${unread.join('、')}`,
        `Not read though there may be data in them; save them as .xlsx, .docx or .csv and send them again: ${unread.join(', ')}`,
      ),
    ),
    ...some(
      asides.length > 0,
      text(`不是数据文件,没有读:${asides.join('、')}`, `No data files, not read: ${asides.join(', ')}`),
    ),
  ];
};

/** What the sender of a mail is told, and what goes with it. */
interface Said {
  readonly text: string;
  readonly enclosures: Letter['enclosures'];
  /** What it is about in a subject of its own. */
  readonly subject: string;
}

const subjects: Readonly<Record<Exclude<MailKind, 'files'>, string>> = {
  empty: '【没有附件】· Nothing attached',
  'cut-off': '【邮件不完整】· Cut off',
  unreadable: '【读不出来】· Unreadable',
  oversized: '【邮件太大】· Too large',
  own: '',
};

/** The words of the answer to a mail: the verdict on every attachment, or why there is none. */
export const saidOf = (mail: Received, answers: readonly Answer[], before: readonly Text[]): Said => {
  const over = passedOver(mail);
  if (mail.kind !== 'files') {
    const says = unreadSays[mail.kind];
    const lines = (language: 'zh' | 'en'): readonly string[] =>
      [...before, text(`${says.zh}。`, `${says.en}.`), ...over].map((each) => each[language]);
    return { text: inBoth(lines('zh'), lines('en')), enclosures: [], subject: subjects[mail.kind] };
  }
  const { receipts, enclosures, zh, en } = saidOfFiles(answers, byReply);
  const verdict = tally(receipts);
  const head = text(`${receipts.length} 个附件:${verdict.zh}。`, `Attachments: ${verdict.en}.`);
  const lines = (language: 'zh' | 'en', own: readonly string[]): readonly string[] => [
    ...[...before, head].map((each) => each[language]),
    '',
    ...own,
    ...(over.length > 0 ? ['', ...over.map((each) => each[language])] : []),
  ];
  return { text: inBoth(lines('zh', zh), lines('en', en)), enclosures, subject: subjectOf(receipts) };
};

/** `Re:` once, whatever the mail program of the sender wrote. */
const reply = (subject: string): string => `Re: ${subject.replace(/^(?:(?:re|aw|回复|答复|回覆)\s*[:：]\s*)+/i, '')}`;

/** Who a mail says it is from. */
const writer = ({ sender: { name, address } }: Received): string =>
  [name, address === '' ? '' : `<${address}>`].filter((part) => part !== '').join(' ');

/**
 * The letter that answers a mail: a reply to its sender where the office's table has his address, else one to the
 * finance office that names him and the mail's file. Null where nobody is to be written to.
 */
export const replyLetter = (
  settings: MailSettings,
  file: string,
  mail: Received,
  answers: readonly Answer[],
): Letter | null => {
  const { sender, kind } = mail;
  if (kind === 'own' || (sender.isAutomatic && kind !== 'files')) return null;
  const receipts = answers.map(({ receiptDigest }) => receiptDigest);
  const party = partyAt(settings, sender.address);
  const isKnown = party !== undefined || settings.unknown_senders === 'reply';
  if (isKnown && !sender.isAutomatic && isAddress(sender.address)) {
    const { text: words, enclosures, subject } = saidOf(mail, answers, []);
    const { messageId, references, address } = sender;
    return {
      party: party ?? null,
      subject: sender.subject === '' ? subject : reply(sender.subject),
      text: words,
      enclosures,
      receipts,
      reply: { to: address, inReplyTo: messageId, references },
    };
  }
  const from = writer(mail);
  const why = sender.isAutomatic
    ? text(
        `来信 ${file} 是机器自动发的(${from}),没有回复它。答复如下,请转告:`,
        `The mail ${file} was sent by a machine (${from}), which was not answered. This is the answer; please pass it on:`,
      )
    : text(
        from === ''
          ? `来信 ${file} 没有写发件人。答复如下,请转告:`
          : `来信 ${file} 的发件人 ${from} 不在邮件设置的表里,没有回复他。答复如下,请转告:`,
        from === ''
          ? `The mail ${file} names no sender. This is the answer; please pass it on:`
          : `The sender of ${file}, ${from}, stands in no table of the mail settings and was not answered. This is the answer; please pass it on:`,
      );
  const { text: words, enclosures, subject } = saidOf(mail, answers, [why]);
  return { party: null, subject, text: words, enclosures, receipts };
};
