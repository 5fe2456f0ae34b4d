import { canonicalBytes, digestOf, sha256 } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { type LedgerEvent, StaleVersionError } from '../../../analytics/core/ports/ledger.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { mailOwed, mailStream } from '../../../analytics/ledger/streams/mail.ts';
import type { Enclosure, Letter } from '../../../analytics/mail/letter.ts';

/** Keeps what is to be attached to a letter. */
export const enclose = async (
  { store }: Pick<Effects, 'store'>,
  name: string,
  type: string,
  content: Uint8Array,
): Promise<Enclosure> => {
  const digest = sha256(content);
  await store.put(keys.attachment(digest), content);
  return { name, type, digest, bytes: content.length };
};

/**
 * Writes down that a letter is owed, unless the stream says that it need not be; from then on it is sent whatever
 * happens.
 */
export const owe = async (
  { store, ledger, clock }: Pick<Effects, 'store' | 'ledger' | 'clock'>,
  letter: Letter,
  unless: (events: readonly LedgerEvent[], digest: string) => boolean,
): Promise<void> => {
  const digest = digestOf(letter);
  for (;;) {
    const events = await ledger.read(mailStream);
    if (unless(events, digest)) return;
    await store.put(keys.letter(digest), canonicalBytes(letter));
    const event = mailOwed({ letter: digest, party: letter.party, receipts: letter.receipts });
    try {
      await ledger.append(mailStream, events.length, [event], { actor: 'mail', at: clock() });
      return;
    } catch (cause) {
      if (!(cause instanceof StaleVersionError)) throw cause;
    }
  }
};
