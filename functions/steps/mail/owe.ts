import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { type LedgerEvent, StaleVersionError } from '../../../analytics/core/ports/ledger.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { mailOwed, mailStream } from '../../../analytics/ledger/streams/mail.ts';
import type { Letter } from '../../../analytics/mail/letter.ts';

/**
 * Writes down that a letter is owed, unless the stream says that it need not be; from then on it is sent whatever
 * happens.
 */
export const owe = async (
  { store, ledger, clock }: Pick<Effects, 'store' | 'ledger' | 'clock'>,
  letter: Letter,
  unless: (events: readonly LedgerEvent[], about: string) => boolean,
): Promise<void> => {
  const digest = digestOf(letter);
  const about = digestOf({ ...letter, enclosures: letter.enclosures.map(({ name }) => name) });
  for (;;) {
    const events = await ledger.read(mailStream);
    if (unless(events, about)) return;
    await store.put(keys.letter(digest), canonicalBytes(letter));
    const event = mailOwed({ letter: digest, about, party: letter.party, receipts: letter.receipts });
    try {
      await ledger.append(mailStream, events.length, [event], { actor: 'mail', at: clock() });
      return;
    } catch (cause) {
      if (!(cause instanceof StaleVersionError)) throw cause;
    }
  }
};
