import type { LedgerEvent, NewEvent } from '../../core/ports/ledger.ts';

/** The stream of letters: each is owed, then sent. No address stands in it. */
export const mailStream = 'mail';

const owedKind = 'mail.owed';
const sentKind = 'mail.sent';

/** What is written down of a letter before it is sent. */
export interface Owing {
  /** Digest of the letter. */
  readonly letter: string;
  /** Digest of what it says. Its attachments may be made anew with other bytes, as marked workbooks are. */
  readonly about: string;
  /** A unit or a folder of the office's table; null for the finance office. */
  readonly party: string | null;
  /** Digests of the receipts that it hands over. */
  readonly receipts: readonly string[];
}

export const mailOwed = (owing: Owing): NewEvent => ({ kind: owedKind, data: { ...owing } });

/** A server took the letter of this version; so many of its recipients were refused. */
export const mailSent = (owed: number, messageId: string, rejected: number): NewEvent => ({
  kind: sentKind,
  data: { owed, messageId, rejected },
});

/** A letter that is owed: what its mail is made of is fixed by the event. */
export interface Owed extends Owing {
  readonly version: number;
  readonly at: string;
  /** Hash of the event; the mail is named after it at every try. */
  readonly hash: string;
}

const owedOf = ({ version, at, hash, data }: LedgerEvent): Owed => {
  const { letter, about, party, receipts } = data as unknown as Owing;
  return { version, at, hash, letter, about, party, receipts };
};

/** Letters that no server took yet, in the order in which they were written. */
export const owedLetters = (events: readonly LedgerEvent[]): readonly Owed[] => {
  const sent = new Set(events.flatMap(({ kind, data }) => (kind === sentKind ? [data.owed] : [])));
  return events.filter(({ kind, version }) => kind === owedKind && !sent.has(version)).map(owedOf);
};

/** Whether a letter that says the same waits to be sent. */
export const isOwed = (events: readonly LedgerEvent[], about: string): boolean =>
  owedLetters(events).some((owed) => owed.about === about);

/** Whether a letter that says the same was ever written, sent by now or not. */
export const wasOwed = (events: readonly LedgerEvent[], about: string): boolean =>
  events.some(({ kind, data }) => kind === owedKind && data.about === about);
