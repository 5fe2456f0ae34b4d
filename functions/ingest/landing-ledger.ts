import { digestOf } from '../../analytics/digest.ts';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import { keys } from '../../analytics/lake/keys.ts';
import { type LandingState, landed, landingState, landingStream } from '../../analytics/ledger/landing.ts';
import type { LandedTable } from '../../analytics/ledger/sweep.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import type { LedgerEvent, NewEvent } from '../../analytics/ports/ledger.ts';
import { isCurable } from './answers.ts';

/** The event that answers an upload with its receipt. */
export const answered = (
  { name, version, source }: Pick<LandedTable, 'name' | 'version' | 'source'>,
  { sentAs: _, ...receipt }: Receipt,
): NewEvent => {
  const receiptDigest = digestOf(receipt);
  const told = {
    state: receipt.state,
    receiptKey: keys.receipt(receiptDigest),
    receiptDigest,
    waits: isCurable(receipt),
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
