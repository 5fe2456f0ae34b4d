import { digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { LedgerEvent, NewEvent } from '../../../analytics/core/ports/ledger.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { type LandingState, landed, landingState, landingStream } from '../../../analytics/uploads/landing.ts';
import type { LandedTable } from '../../../analytics/uploads/sweep.ts';
import { hangsOnForms, isCurable } from '../ingest/answers.ts';

/** The event that answers an upload with its receipt. */
export const answered = (
  { name, version, source, forms }: Pick<LandedTable, 'name' | 'version' | 'source' | 'forms'>,
  { sentAs: _, ...receipt }: Receipt,
): NewEvent => {
  const receiptDigest = digestOf(receipt);
  const told = {
    state: receipt.state,
    receiptKey: keys.receipt(receiptDigest),
    receiptDigest,
    waits: isCurable(receipt),
    ...(hangsOnForms(receipt) ? { forms } : {}),
  };
  return landed('upload.answered', { name, version, source, ...told });
};

/** Events of one append; each says something of one upload, so that a part of them may stand alone. */
const mostAtOnce = 1000;

/** The landing stream as this sweep sees and writes it. */
export const landingLedger = async ({ ledger, clock }: Pick<Effects, 'ledger' | 'clock'>) => {
  const events: LedgerEvent[] = [...(await ledger.read(landingStream))];
  return {
    state: (): LandingState => landingState(events),
    append: async (fresh: readonly NewEvent[]): Promise<void> => {
      for (let from = 0; from < fresh.length; from += mostAtOnce) {
        const some = fresh.slice(from, from + mostAtOnce);
        events.push(...(await ledger.append(landingStream, events.length, some, { actor: 'intake', at: clock() })));
      }
    },
  };
};
