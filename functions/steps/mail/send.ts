import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { type Mail, MailError, type Mailer, type Posted } from '../../../analytics/core/ports/mailer.ts';
import { ObjectNotFoundError } from '../../../analytics/core/ports/object-store.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { mailSent, mailStream, type Owed, owedLetters } from '../../../analytics/ledger/streams/mail.ts';
import { type Failures, failedAgain, isDue, wentWell } from '../../../analytics/mail/backoff.ts';
import { type Letter, mailOf } from '../../../analytics/mail/letter.ts';
import type { Party } from '../../../analytics/mail/parties.ts';
import type { MailSettings } from '../../../analytics/mail/settings.ts';

/** What came of a letter, without an address: addresses by their places in the table. */
export type Tried =
  | { readonly party: Party; readonly messageId: string; readonly rejected: readonly number[] }
  | { readonly party: Party; readonly of: MailError['of']; readonly code: string };

/** What came of the letters that were owed. */
export interface Delivery {
  readonly tried: readonly Tried[];
  /** Letters that still wait. */
  readonly waiting: number;
  readonly failures: Failures;
}

/** Part of a letter as it was kept. One that is gone keeps back its own letter, not those after it. */
const kept = async <T>(part: 'letter' | 'attachment', found: Promise<T>): Promise<T> => {
  try {
    return await found;
  } catch (cause) {
    if (cause instanceof ObjectNotFoundError) throw new MailError('mail', `${part}-missing`);
    throw cause;
  }
};

const written = async ({ store }: Pick<Effects, 'store'>, owed: Owed, settings: MailSettings): Promise<Mail> => {
  const letter = (await kept('letter', documentAt(store, keys.letter(owed.letter)))) as Letter;
  const attachments = await Promise.all(
    letter.enclosures.map(async ({ name, type, digest }) => ({
      name,
      type,
      content: await kept('attachment', store.get(keys.attachment(digest))),
    })),
  );
  return mailOf(owed, letter, attachments, settings);
};

/** A letter put together and handed over, as far as that went well. */
const handedOver = async (
  mailer: Mailer,
  write: Promise<Mail>,
): Promise<(Posted & Pick<Mail, 'messageId'>) | MailError> => {
  try {
    const mail = await write;
    const { rejected } = await mailer.send(mail);
    return { rejected, messageId: mail.messageId };
  } catch (cause) {
    if (!(cause instanceof MailError)) throw cause;
    return cause;
  }
};

/**
 * Sends the letters that are owed and due, in the order in which they were written, and notes each that was taken. A
 * crash between the two has the same mail sent again. After a failure of the server the others wait with it.
 */
export const sendOwed = async (
  effects: Pick<Effects, 'store' | 'ledger' | 'clock'>,
  mailer: Mailer,
  settings: MailSettings,
  before: Failures,
): Promise<Delivery> => {
  const { ledger, clock } = effects;
  const tried: Tried[] = [];
  let failures = before;
  const events = await ledger.read(mailStream);
  const owed = owedLetters(events);
  let version = events.length;
  let waiting = owed.length;
  for (const each of owed) {
    if (!isDue(failures, each.version, clock())) continue;
    const answer = await handedOver(mailer, written(effects, each, settings));
    const { party } = each;
    if (answer instanceof MailError) {
      const { of, code } = answer;
      tried.push({ party, of, code });
      failures = failedAgain(failures, of === 'server' ? 'server' : each.version, clock());
      continue;
    }
    const { messageId, rejected } = answer;
    await ledger.append(mailStream, version, [mailSent(each.version, messageId, rejected.length)], {
      actor: 'mail',
      at: clock(),
    });
    version += 1;
    waiting -= 1;
    tried.push({ party, messageId, rejected });
    failures = wentWell(wentWell(failures, 'server'), each.version);
  }
  return { tried, waiting, failures };
};
