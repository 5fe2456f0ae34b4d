import { canonicalJson } from '../../../analytics/core/digest.ts';
import { failureShape } from '../../../analytics/core/failure.ts';
import { inParallel } from '../../../analytics/core/in-parallel.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import { toMatch } from '../../../analytics/intake/form/to-match.ts';
import { delivered, type Receipt } from '../../../analytics/intake/receipt.ts';
import { markWorkbook } from '../../../analytics/site/receipts/mark.ts';
import { markDocument } from '../../../analytics/site/receipts/mark-document.ts';
import { MarkError } from '../../../analytics/site/receipts/mark-error.ts';
import { receiptBase, receiptIndexPage, receiptPage } from '../../../analytics/site/receipts/receipt-page.ts';
import { refusedWorkbook } from '../../../analytics/site/receipts/refused-workbook.ts';
import { toMatchPage, toMatchWorkbook } from '../../../analytics/site/receipts/to-match-page.ts';

/** Files past this size are not written again with marks; their receipt lists the same faults. */
const maxMarkedBytes = 8_000_000;

/** The style sheet of receipts. */
export const receiptStyle = ({ asset }: Pick<Effects, 'asset'>): Promise<string> => asset('site/style/receipt.css');

/** Pages on their way out at once. */
const atOnce = 16;

/** What of a file goes back to its sender with the faults marked. */
export interface MarkedCopy {
  readonly ending: 'xlsx' | 'docx';
  readonly bytes: Uint8Array;
}

const marked = async (bytes: Uint8Array, receipt: Receipt): Promise<MarkedCopy> => {
  if (receipt.format === 'docx') return { ending: 'docx', bytes: markDocument(bytes, receipt.faults) };
  // Of official forms the whole workbook goes back: a form without its frame is none.
  const isOfProjects = receipt.state === 'partly' && receipt.refusedSheets === undefined;
  const workbook = isOfProjects ? refusedWorkbook(bytes, receipt) : markWorkbook(bytes, receipt.faults);
  return { ending: 'xlsx', bytes: await workbook };
};

/** The sender's workbook or document with its faults marked, or what of it was refused; null where none can be made. */
export const markedCopy = async (
  { store, log }: Pick<Effects, 'store' | 'log'>,
  receipt: Receipt,
): Promise<MarkedCopy | null> => {
  const { state, format, bytes } = receipt;
  const isMarked = state === 'partly' || (state === 'refused' && (format === 'xlsx' || format === 'docx'));
  if (!isMarked || bytes > maxMarkedBytes) return null;
  try {
    return await marked(await store.get(receipt.rawKey), receipt);
  } catch (cause) {
    if (!(cause instanceof MarkError)) throw cause;
    log.warn('marked file not made', { fileId: receipt.fileId, ...failureShape(cause) });
    return null;
  }
};

const summary = (receipt: Receipt) => ({
  fileId: receipt.fileId,
  fileName: receipt.sentAs ?? receipt.fileName,
  ...(receipt.sentAs === undefined ? {} : { duplicateOf: receipt.fileName }),
  state: receipt.state,
  receipt: `${receiptBase(receipt)}.json`,
  page: `${receiptBase(receipt)}.html`,
  faults: receipt.faults.reduce((sum, fault) => sum + (fault.severity === 'fault' ? fault.times : 0), 0),
  warnings: receipt.faults.reduce((sum, fault) => sum + (fault.severity === 'warning' ? fault.times : 0), 0),
});

/**
 * Hands over one receipt per delivery as JSON and as a page, the marked file of each refused one, and of one
 * accepted partly what was refused. Bytes that came under two names are answered under both.
 */
export const writeReceiptPages = async (
  effects: Pick<Effects, 'store' | 'log' | 'asset'>,
  receipts: readonly Receipt[],
  output: Pick<Output, 'write'>,
): Promise<void> => {
  const style = await receiptStyle(effects);
  const each = new Map(receipts.map((receipt) => [receiptBase(receipt), receipt]));
  const markedNames = new Map<string, string>();
  const sameBytes = Map.groupBy(each, ([, { sentAs: _, ...receipt }]) => receiptBase(receipt));
  // One file after another: each takes many times its size in memory.
  for (const [first, ...copies] of sameBytes.values()) {
    const copy = first && (await markedCopy(effects, first[1]));
    if (!copy) continue;
    for (const [base] of [first, ...copies]) {
      const name = `${base}.${copy.ending}`;
      await output.write(`receipts/${name}`, copy.bytes);
      markedNames.set(base, name);
    }
  }
  await inParallel(each, atOnce, async ([base, receipt]) => {
    const own = delivered(receipt);
    // Members in one order, whether the receipt was made just now or read back.
    await output.write(`receipts/${base}.json`, `${JSON.stringify(JSON.parse(canonicalJson(own)), null, 2)}\n`);
    await output.write(`receipts/${base}.html`, receiptPage(own, style, markedNames.get(base) ?? null));
  });
};

/** Hands over an index of all receipts, copies too, and the names on forms that wait to be matched, if any. */
export const writeReceiptIndex = async (
  effects: Pick<Effects, 'asset'>,
  receipts: readonly Receipt[],
  output: Pick<Output, 'write'>,
): Promise<void> => {
  const all = [...new Map(receipts.map((receipt) => [receiptBase(receipt), receipt])).values()];
  await output.write('receipts/index.json', `${JSON.stringify(all.map(summary), null, 2)}\n`);
  await output.write('receipts/index.html', receiptIndexPage(all, await receiptStyle(effects)));
  const waiting = toMatch(all);
  if (waiting.length === 0) return;
  await output.write('receipts/to-match.html', toMatchPage(waiting, await receiptStyle(effects)));
  await output.write('receipts/to-match.xlsx', await toMatchWorkbook(waiting));
};

/** Hands over each file's receipt, and an index of all. */
export const writeReceipts = async (
  effects: Pick<Effects, 'store' | 'log' | 'asset'>,
  receipts: readonly Receipt[],
  output: Output,
): Promise<void> => {
  await writeReceiptPages(effects, receipts, output);
  await writeReceiptIndex(effects, receipts, output);
};
