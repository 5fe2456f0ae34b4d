import { canonicalJson } from '../../../analytics/core/digest.ts';
import { failureShape } from '../../../analytics/core/failure.ts';
import { inParallel } from '../../../analytics/core/in-parallel.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import { toMatch } from '../../../analytics/intake/form/to-match.ts';
import { delivered, type Receipt } from '../../../analytics/intake/receipt.ts';
import { MarkError, markWorkbook } from '../../../analytics/site/receipts/mark.ts';
import { receiptBase, receiptIndexPage, receiptPage } from '../../../analytics/site/receipts/receipt-page.ts';
import { refusedWorkbook } from '../../../analytics/site/receipts/refused-workbook.ts';
import { toMatchPage, toMatchWorkbook } from '../../../analytics/site/receipts/to-match-page.ts';

/** Workbooks past this size are not written again with marks; their receipt lists the same faults. */
const maxMarkedBytes = 8_000_000;

/** The style sheet of receipts. */
export const receiptStyle = ({ asset }: Pick<Effects, 'asset'>): Promise<string> => asset('site/style/receipt.css');

/** Pages on their way out at once. */
const atOnce = 16;

/** The sender's workbook with its faults marked, or what of it was refused; null where none can be made. */
export const markedCopy = async (
  { store, log }: Pick<Effects, 'store' | 'log'>,
  receipt: Receipt,
): Promise<Uint8Array | null> => {
  const isMarked = receipt.state === 'partly' || (receipt.state === 'refused' && receipt.format === 'xlsx');
  if (!isMarked || receipt.bytes > maxMarkedBytes) return null;
  try {
    const bytes = await store.get(receipt.rawKey);
    return receipt.state === 'partly'
      ? await refusedWorkbook(bytes, receipt)
      : await markWorkbook(bytes, receipt.faults);
  } catch (cause) {
    if (!(cause instanceof MarkError)) throw cause;
    log.warn('marked workbook not made', { fileId: receipt.fileId, ...failureShape(cause) });
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
 * Hands over one receipt per delivery as JSON and as a page, the marked workbook of each refused one, and of one
 * accepted partly what was refused. Bytes that came under two names are answered under both.
 */
export const writeReceiptPages = async (
  effects: Pick<Effects, 'store' | 'log' | 'asset'>,
  receipts: readonly Receipt[],
  output: Pick<Output, 'write'>,
): Promise<void> => {
  const style = await receiptStyle(effects);
  const each = new Map(receipts.map((receipt) => [receiptBase(receipt), receipt]));
  const isMarked = new Set<string>();
  const sameBytes = Map.groupBy(each, ([, { sentAs: _, ...receipt }]) => receiptBase(receipt));
  // One workbook after another: each takes many times its size in memory.
  for (const [first, ...copies] of sameBytes.values()) {
    const workbook = first && (await markedCopy(effects, first[1]));
    if (!workbook) continue;
    for (const [base] of [first, ...copies]) {
      await output.write(`receipts/${base}.xlsx`, workbook);
      isMarked.add(base);
    }
  }
  await inParallel(each, atOnce, async ([base, receipt]) => {
    const own = delivered(receipt);
    // Members in one order, whether the receipt was made just now or read back.
    await output.write(`receipts/${base}.json`, `${JSON.stringify(JSON.parse(canonicalJson(own)), null, 2)}\n`);
    await output.write(`receipts/${base}.html`, receiptPage(own, style, isMarked.has(base) ? `${base}.xlsx` : null));
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
