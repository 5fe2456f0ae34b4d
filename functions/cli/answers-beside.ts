import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { canonicalJson, sha256 } from '../../analytics/core/digest.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { answerNames, receiptOfMarked } from '../../analytics/intake/answers-beside.ts';
import { delivered, type Receipt } from '../../analytics/intake/receipt.ts';
import { receiptPage } from '../../analytics/site/receipts/receipt-page.ts';
import { markedCopy, receiptStyle } from '../steps/ingest/receipts.ts';

/** A receipt as it lies beside its file: with the SHA-256 of the marked file, if one was handed out. */
type Answer = Omit<Receipt, 'sentAs'> & { readonly marked: string | null };

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
  return typeof answer?.marked === 'string' && answer.marked === sha256(await readFile(path));
};

/**
 * Puts the answer to a file beside it, under the name that the sender gave it: the receipt as a page and as JSON, and
 * the marked file. False where the same answer lies there already.
 */
export const answerBeside = async (
  effects: Pick<Effects, 'store' | 'log' | 'asset'>,
  folder: string,
  receipt: Receipt,
): Promise<boolean> => {
  const own = delivered(receipt);
  const names = answerNames(join(folder, own.fileName));
  const { marked: _, ...before } = (await answerAt(names.receipt)) ?? { marked: null };
  if (isDeepStrictEqual(before, JSON.parse(canonicalJson(own)))) return false;
  const copy = await markedCopy(effects, receipt);
  const markedName = copy && names.marked(copy.ending);
  if (copy && markedName) await writeFile(markedName, copy.bytes);
  const link = markedName && encodeURIComponent(basename(markedName));
  await writeFile(names.page, receiptPage(own, await receiptStyle(effects), link));
  // What lies here says that all of the answer does.
  const answer = { ...own, marked: copy ? sha256(copy.bytes) : null };
  await writeFile(names.receipt, `${JSON.stringify(JSON.parse(canonicalJson(answer)), null, 2)}\n`);
  return true;
};
