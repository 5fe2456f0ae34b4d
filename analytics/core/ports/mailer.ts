/** The header that every mail of ours has. */
export const ownHeader = 'X-Jixiao';

/** A mailbox: the address alone, and the name that is shown for it. */
export interface Mailbox {
  readonly address: string;
  readonly name: string | null;
}

export interface MailAttachment {
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly content: Uint8Array;
}

/** A mail as it is handed over, the same at every try. */
export interface Mail {
  /** With its angle brackets. Whoever gets the mail twice knows it again by this. */
  readonly messageId: string;
  /** ISO. */
  readonly date: string;
  readonly from: Mailbox;
  /** Addresses, at least one. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The mail that this one answers, and those before it; null where it answers none. */
  readonly thread: { readonly inReplyTo: string; readonly references: readonly string[] } | null;
  readonly attachments: readonly MailAttachment[];
}

/** What the server said of a mail that it took. */
export interface Posted {
  /** The recipients that it did not take, by their places in `to`; never all of them. */
  readonly rejected: readonly number[];
}

/** Hands mails to a server that delivers them. A mail that was taken may be handed over again after a crash. */
export interface Mailer {
  /** Throws MailError where the server did not take the mail, or did not say that it did. */
  send(mail: Mail): Promise<Posted>;
}

/**
 * A mail was not taken, or could not be put together. Of what the server said only its codes are kept: its words name
 * addresses. `of` says whether another mail may be taken now: `server` where it can't be reached, breaks off or refuses
 * the sender, `mail` where it refuses the recipients or what is sent, or part of the mail is missing.
 */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly of: 'server' | 'mail';
  /** The code of the server’s reply, such as 550, of the system, such as ECONNREFUSED, or attachment-missing. */
  readonly code: string;
  constructor(of: 'server' | 'mail', code: string) {
    super(`the mail was not taken: ${code}`);
    this.of = of;
    this.code = code;
  }
}
