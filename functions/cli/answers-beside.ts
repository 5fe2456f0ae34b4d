import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { canonicalJson, sha256 } from '../../analytics/core/digest.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { answerNames, receiptOfMarked } from '../../analytics/intake/answer-names.ts';
import { delivered, type Receipt } from '../../analytics/intake/receipt.ts';
import { receiptPage } from '../../analytics/site/receipts/receipt-page.ts';
import { markedCopy, receiptStyle } from '../steps/ingest/receipts.ts';

/**
 * A receipt as it lies beside its file: with the SHA-256 of the marked file, if one was handed out, and until all of
 * the answer lies there, that it does not.
 */
type Answer = Omit<Receipt, 'sentAs'> & { readonly marked: string | null; readonly isWhole?: false };

const answerAt = async (path: string): Promise<Answer | null> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Answer;
  } catch (cause) {
    if (cause instanceof SyntaxError || (cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
};

/** Whether a file is the marked one of ours, just as it was handed out; one that was mended is input. */
export const isHandedOut = async (path: string): Promise<boolean> => {
  const receipt = receiptOfMarked(path);
  if (receipt === null) return false;
  const answer = await answerAt(receipt);
  if (typeof answer?.marked !== 'string') return false;
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });
  return bytes !== null && answer.marked === sha256(bytes);
};

/** An answer that was made: what lies beside the file of it so far, and what says that all of it does. */
export interface Beside {
  /** As the sender gets it: under the name that he gave the file. */
  readonly receipt: Receipt;
  readonly page: AnswerFile;
  /** The file with its faults marked; null where there is none. */
  readonly marked: AnswerFile | null;
  /** Says beside the file that it was answered; what was not sealed is answered again. */
  readonly seal: () => Promise<void>;
}

export interface AnswerFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Whether the same answer to a file lies in a folder already, under the name that the sender gave it. */
export const isAnswered = async (folder: string, receipt: Receipt): Promise<boolean> => {
  const own = delivered(receipt);
  const { marked: _, ...before } = (await answerAt(answerNames(join(folder, own.fileName)).receipt)) ?? {
    marked: null,
  };
  return isDeepStrictEqual(before, JSON.parse(canonicalJson(own)));
};

/**
 * Puts the answer to a file into a folder under the name that the sender gave it, which is beside the file where it
 * lies there: the receipt as JSON, which is whole once it is sealed, the marked file and the page.
 */
export const answerBeside = async (
  effects: Pick<Effects, 'store' | 'log' | 'asset'>,
  folder: string,
  receipt: Receipt,
): Promise<Beside> => {
  const own = delivered(receipt);
  const place = join(folder, own.fileName);
  const names = answerNames(place);
  await mkdir(dirname(place), { recursive: true });
  const copy = await markedCopy(effects, receipt);
  const markedName = copy && names.marked(copy.ending);
  const answer: Answer = { ...own, marked: copy ? sha256(copy.bytes) : null };
  const write = (said: Answer): Promise<void> =>
    writeFile(names.receipt, `${JSON.stringify(JSON.parse(canonicalJson(said)), null, 2)}\n`);
  // The marked file of an answer before is no longer ours once the receipt names another.
  for (const before of [names.marked('xlsx'), names.marked('docx')]) if (await isHandedOut(before)) await rm(before);
  // A marked file that no receipt names would be somebody's input.
  await write({ ...answer, isWhole: false });
  if (copy && markedName) await writeFile(markedName, copy.bytes);
  const page = new TextEncoder().encode(
    receiptPage(own, await receiptStyle(effects), markedName && basename(markedName)),
  );
  await writeFile(names.page, page);
  return {
    receipt: own,
    page: { name: basename(names.page), content: page },
    marked: copy && markedName ? { name: basename(markedName), content: copy.bytes } : null,
    seal: () => write(answer),
  };
};
