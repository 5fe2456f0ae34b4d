import { sha256 } from '../core/digest.ts';
import type { Mail, MailAttachment } from '../core/ports/mailer.ts';
import type { Owed } from '../ledger/streams/mail.ts';
import { addressesOf, type Party, partyAt } from './parties.ts';
import type { MailSettings } from './settings.ts';

/** Something attached, kept under the digest of its content. */
export interface Enclosure {
  readonly name: string;
  readonly type: string;
  readonly digest: string;
  readonly bytes: number;
}

/** @example enclosureOf('6月.xlsx.回执.html', 'text/html', page) */
export const enclosureOf = (name: string, type: string, content: Uint8Array): Enclosure => ({
  name,
  type,
  digest: sha256(content),
  bytes: content.length,
});

/** A letter as it is kept: whom it is to, what it says. Where it goes is looked up when it is sent. */
export interface Letter {
  readonly party: Party;
  readonly subject: string;
  readonly text: string;
  readonly enclosures: readonly Enclosure[];
  /** Digests of the receipts that it hands over. */
  readonly receipts: readonly string[];
  /** The mail that it answers, and the address that it goes to as long as the settings allow it. */
  readonly reply?: Reply;
}

export interface Reply {
  readonly to: string;
  /** Null where the mail had no name. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
}

/** The name under which a letter's mail is known, at every try the same: that of its event in the ledger. */
const messageId = ({ hash }: Owed, from: string): string =>
  `<jixiao-${hash.slice(0, 32)}@${from.slice(from.lastIndexOf('@') + 1)}>`;

/** A reply goes to who wrote, while he is in the table or strangers are answered; else to the finance office. */
const addressees = (settings: MailSettings, { party, reply }: Letter): readonly string[] => {
  if (!reply) return addressesOf(settings, party);
  const isAllowed = settings.unknown_senders === 'reply' || partyAt(settings, reply.to) !== undefined;
  return isAllowed ? [reply.to] : addressesOf(settings, null);
};

/** The mail of an owed letter. */
export const mailOf = (
  owed: Owed,
  letter: Letter,
  attachments: readonly MailAttachment[],
  settings: MailSettings,
): Mail => ({
  messageId: messageId(owed, settings.from),
  date: owed.at,
  from: { address: settings.from, name: settings.from_name ?? null },
  to: [...new Set(addressees(settings, letter))],
  subject: letter.subject,
  text: letter.text,
  thread: letter.reply?.inReplyTo ? { inReplyTo: letter.reply.inReplyTo, references: letter.reply.references } : null,
  attachments,
});
