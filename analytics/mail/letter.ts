import type { Mail, MailAttachment } from '../core/ports/mailer.ts';
import type { Owed } from '../ledger/streams/mail.ts';
import { addressesOf, type Party } from './parties.ts';
import type { MailSettings } from './settings.ts';

/** Something attached, kept under the digest of its content. */
export interface Enclosure {
  readonly name: string;
  readonly type: string;
  readonly digest: string;
  readonly bytes: number;
}

/** A letter as it is kept: whom it is to, what it says. Where it goes is looked up when it is sent. */
export interface Letter {
  readonly party: Party;
  readonly subject: string;
  readonly text: string;
  readonly enclosures: readonly Enclosure[];
  /** Digests of the receipts that it hands over. */
  readonly receipts: readonly string[];
}

/** The name under which a letter's mail is known, at every try the same: that of its event in the ledger. */
const messageId = ({ hash }: Owed, from: string): string =>
  `<jixiao-${hash.slice(0, 32)}@${from.slice(from.lastIndexOf('@') + 1)}>`;

/** The mail of an owed letter. */
export const mailOf = (
  owed: Owed,
  { party, subject, text }: Letter,
  attachments: readonly MailAttachment[],
  settings: MailSettings,
): Mail => ({
  messageId: messageId(owed, settings.from),
  date: owed.at,
  from: { address: settings.from, name: settings.from_name ?? null },
  to: [...new Set(addressesOf(settings, party))],
  subject,
  text,
  thread: null,
  attachments,
});
