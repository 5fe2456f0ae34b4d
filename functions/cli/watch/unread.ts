import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Text, text } from '../../../analytics/core/language/text.ts';
import { unreadAnswerName } from '../../../analytics/intake/answer-names.ts';

/** Why a file was not read that may hold data, and what to do. */
export const unreadFileSays = (name: string): Text => {
  const file = basename(name);
  return text(
    `${file} 的格式不认识,没有读;里面有数据的,请另存为 .xlsx、.docx 或 .csv 再送`,
    `${file} is in no format that is read; where there are data in it, save it as .xlsx, .docx or .csv and send that`,
  );
};

/** Puts beside each file that is not read why it is not, once. Gives those for which that is new. */
export const answerUnread = async (folder: string, names: readonly string[]): Promise<readonly string[]> => {
  const fresh: string[] = [];
  for (const name of names) {
    const place = join(folder, unreadAnswerName(name));
    const { zh, en } = unreadFileSays(name);
    const words = `${zh}\n${en}\n`;
    const before = await readFile(place, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return null;
      throw cause;
    });
    if (before === words) continue;
    await writeFile(place, words);
    fresh.push(name);
  }
  return fresh;
};
