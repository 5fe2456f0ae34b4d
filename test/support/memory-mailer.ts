import { type Mail, MailError, type Mailer } from '../../analytics/core/ports/mailer.ts';

export interface MemoryMailer extends Mailer {
  /** Every mail that was taken, to those of its recipients that were. */
  readonly taken: Mail[];
  /** Hosts whose recipients are refused. */
  readonly gone: Set<string>;
  /** While set, nothing is taken and this code is said. */
  down: string | null;
}

/** A mail server in memory. */
export const memoryMailer = (): MemoryMailer => {
  const mailer: MemoryMailer = {
    taken: [],
    gone: new Set(),
    down: null,
    send: async (mail) => {
      if (mailer.down !== null) throw new MailError('server', mailer.down);
      const isGone = (address: string): boolean => mailer.gone.has(address.split('@')[1] ?? '');
      if (mail.to.every(isGone)) throw new MailError('mail', '550');
      mailer.taken.push({ ...mail, to: mail.to.filter((address) => !isGone(address)) });
      return { rejected: mail.to.flatMap((address, place) => (isGone(address) ? [place] : [])) };
    },
  };
  return mailer;
};
