import { type Text, text } from '../../analytics/core/language/text.ts';

/** What a person reads of a warning; what a machine needs of it stays in the logs of the cloud. */
const words: Readonly<Record<string, Text>> = {
  'marked file not made': text(
    '有一份退回的文件写不成带标记的副本;它的回执页逐条列出了问题',
    'A file that goes back could not be written again with marks; its receipt lists every fault',
  ),
  'receipts not handed over': text(
    '回执没有写出来;文件已经收下,下次运行会再写',
    'The receipts could not be written; the files are taken in, and the next run writes them again',
  ),
};

/** Where in the code a failure arose helps nobody who reads a terminal. */
const ofFailures: ReadonlySet<string> = new Set(['error', 'status', 'at', 'cause']);

const field = ([name, value]: readonly [string, unknown]): string =>
  ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`;

/** A log line for a person: the sentence there is for it, or the message with its fields, never a stack. */
export const plainLine = (message: string, fields: Readonly<Record<string, unknown>> = {}): string => {
  const said = words[message];
  if (said) return `${said.zh} · ${said.en}`;
  const shown = Object.entries(fields).filter(([name]) => !ofFailures.has(name));
  return `${message}${shown.map(field).join('')}`;
};
