/** Files that answer a sent file, put beside it under its own name. */
export interface AnswerNames {
  readonly page: string;
  readonly receipt: string;
  /** The sender's file with its faults marked, where it was refused. */
  readonly marked: (ending: 'xlsx' | 'docx') => string;
}

/** @example answerNames('教育局/6月.xlsx').page // '教育局/6月.xlsx.回执.html' */
export const answerNames = (name: string): AnswerNames => ({
  page: `${name}.回执.html`,
  receipt: `${name}.回执.json`,
  marked: (ending) => `${name}.退回.${ending}`,
});

/** What is said beside a file that is not read. @example unreadAnswerName('6月.zip') // '6月.zip.回执.txt' */
export const unreadAnswerName = (name: string): string => `${name}.回执.txt`;

/** What answers a mail, beside its file: its words, and a folder for what answers each of its attachments. */
export interface MailAnswerNames {
  readonly words: string;
  readonly folder: string;
}

/** @example mailAnswerNames('收件/0001.eml').words // '收件/0001.eml.回执.txt' */
export const mailAnswerNames = (name: string): MailAnswerNames => ({
  words: `${name}.回执.txt`,
  folder: `${name}.回执`,
});

/** The list of who reported nothing for a month. */
export const silentName = (period: string): string => `未报送-${period}.txt`;

const ours = /\.回执\.(?:html|json|txt)$|(?:^|\/)未报送-[0-9]{4}-[0-9]{2}\.txt$/;
const marked = /\.退回\.(?:xlsx|docx)$/;

/** True for an answer by its name alone; it is nobody's input. */
export const isAnswer = (name: string): boolean => ours.test(name);

/**
 * The receipt that says whether a marked file is as it was handed out; null for what is none. One that was mended
 * is a file that somebody sends.
 */
export const receiptOfMarked = (name: string): string | null =>
  marked.test(name) ? name.replace(marked, '.回执.json') : null;
