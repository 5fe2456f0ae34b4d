import PostalMime, { type Email, type Attachment as Part } from 'postal-mime';
import { ownHeader } from '../core/ports/mailer.ts';
import { isCandidate } from '../intake/candidate.ts';
import { apart, ownName } from './attached-name.ts';

/** Something that came attached to a mail. */
export interface Attached {
  /** A name for a file, whatever the mail called it. */
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * What a mail is to us: `files` where it brings some; `empty` where it brings none; `cut-off` where it ends before it
 * is whole; `unreadable` where it is none; `oversized` where it is more than any server would have taken; `own` where
 * we wrote it ourselves, or a server says that ours was not delivered: answered, it would go on for ever.
 */
export type MailKind = 'files' | 'empty' | 'cut-off' | 'unreadable' | 'oversized' | 'own';

/** Who wrote a mail, and what an answer to it must say so that it is known as one. */
export interface Sender {
  /** Empty where the mail names none. */
  readonly address: string;
  readonly name: string;
  readonly subject: string;
  /** With angle brackets; null where it has none. */
  readonly messageId: string | null;
  readonly references: readonly string[];
  /** Nobody wrote it: a machine did, and would not read an answer. */
  readonly isAutomatic: boolean;
}

export interface Incoming {
  readonly kind: MailKind;
  readonly sender: Sender;
  /** Attachments that may carry data; none where the mail is not whole. */
  readonly files: readonly Attached[];
  /** Names of other attachments, but pictures that are part of the text. */
  readonly others: readonly string[];
}

/** Servers take 50 MB at most, mostly 25; a mail of more is not read. */
export const mostMailBytes = 100_000_000;

const headerOf = ({ headers }: Email, name: string): string =>
  headers.find(({ key }) => key === name)?.value.trim() ?? '';

/** Message-IDs in a header, with their brackets. */
const idsIn = (written: string): readonly string[] => written.match(/<[^<>\s]+>/g) ?? [];

const senderOf = (mail: Email): Sender => {
  const { address = '', name = '' } = mail.from ?? {};
  const automatic = headerOf(mail, 'auto-submitted').toLowerCase();
  return {
    address,
    name: name.replaceAll(/[\p{C}\s]+/gu, ' ').trim(),
    subject: (mail.subject ?? '').replaceAll(/[\p{C}\s]+/gu, ' ').trim(),
    messageId: idsIn(mail.messageId ?? '')[0] ?? null,
    references: idsIn(mail.references ?? ''),
    isAutomatic:
      (automatic !== '' && !automatic.startsWith('no')) ||
      /^(bulk|junk|list)$/i.test(headerOf(mail, 'precedence')) ||
      /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(address),
  };
};

/** Ours by its header or its name, or a server’s report on one of ours. */
const isOwn = (mail: Email): boolean =>
  headerOf(mail, ownHeader.toLowerCase()) !== '' ||
  /^<jixiao-[0-9a-f]{32}@/.test(mail.messageId ?? '') ||
  /^multipart\/report\b/i.test(headerOf(mail, 'content-type')) ||
  headerOf(mail, 'return-path') === '<>';

/** A mail of several parts ends with a line that says so; without it something is missing. */
const isCutOff = (mail: Email, bytes: Uint8Array): boolean => {
  const type = headerOf(mail, 'content-type');
  const found = /^multipart\/[^;]*;(?:.*?;)?\s*boundary\s*=\s*(?:"(?<quoted>[^"]+)"|(?<bare>[^\s;]+))/is.exec(type);
  const boundary = found?.groups?.quoted ?? found?.groups?.bare;
  return (
    boundary !== undefined && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(`--${boundary}--`)
  );
};

const contentOf = ({ content }: Part): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

const nobody: Sender = {
  address: '',
  name: '',
  subject: '',
  messageId: null,
  references: [],
  isAutomatic: false,
};

const without = (kind: MailKind, sender: Sender): Incoming => ({ kind, sender, files: [], others: [] });

const parsed = (bytes: Uint8Array): Promise<Email | null> =>
  // Its errors are of headers and nestings past all measure.
  PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' }).catch(() => null);

/**
 * Reads a mail as a server or a mail program writes it into a file (`.eml`).
 * @example const { files } = await readMail(await readFile('0001.eml'))
 */
export const readMail = async (bytes: Uint8Array): Promise<Incoming> => {
  if (bytes.length > mostMailBytes) return without('oversized', nobody);
  const mail = await parsed(bytes);
  if (!mail?.headers.some(({ key }) => key === 'from')) return without('unreadable', nobody);
  const sender = senderOf(mail);
  if (isOwn(mail)) return without('own', sender);
  if (isCutOff(mail, bytes)) return without('cut-off', sender);
  const names = apart(mail.attachments.map(({ filename }, index) => ownName(filename, index + 1)));
  const all = mail.attachments.flatMap((part, index) => {
    const isPictureOfText = part.related === true && part.mimeType.startsWith('image/');
    return isPictureOfText ? [] : [{ part, name: names[index] ?? '' }];
  });
  const files = all.flatMap(({ part, name }) => (isCandidate(name) ? [{ name, content: contentOf(part) }] : []));
  const others = all.flatMap(({ part, name }) => (isCandidate(name) || part.related === true ? [] : [name]));
  return { kind: files.length > 0 ? 'files' : 'empty', sender, files, others };
};
