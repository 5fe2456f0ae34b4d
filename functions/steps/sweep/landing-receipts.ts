import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { landingState, landingStream } from '../../../analytics/uploads/landing.ts';
import { receiptAt } from '../ingest/answers.ts';

/**
 * The receipts of everything uploaded to a region's landing place, in the order of their answers: of several versions
 * of a name the last one's.
 */
export const landingReceipts = async ({
  ledger,
  store,
}: Pick<Effects, 'ledger' | 'store'>): Promise<readonly Receipt[]> => {
  const { answers } = landingState(await ledger.read(landingStream));
  const last = new Map([...answers.values()].map((answer) => [answer.name, answer]));
  const receipts: Receipt[] = [];
  for (const { name, receiptKey } of last.values()) {
    const receipt = await receiptAt({ store }, receiptKey);
    receipts.push(receipt.fileName === name ? receipt : { ...receipt, sentAs: name });
  }
  return receipts;
};
