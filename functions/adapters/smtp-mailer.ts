import { createTransport } from 'nodemailer';
import { type Mail, MailError, type Mailer, ownHeader } from '../../analytics/core/ports/mailer.ts';

/** How a mail server is reached. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, TLS asked for before anything is said, or none. */
  readonly secure: 'tls' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
  /** Seconds after which a server that says nothing is given up. */
  readonly patience: number;
}

interface Refusal {
  readonly code?: string;
  readonly originalCode?: string;
  readonly responseCode?: number;
  /** What the server was told last. */
  readonly command?: string;
}

/** 421: the server closes, to the next mail too. 552: the mail is too large, at whatever step it is said. */
const [closes, tooLarge] = [421, 552];

/** Only codes are taken over: what a server says in words names addresses. */
const refused = (cause: unknown): MailError => {
  const { code = 'unknown', originalCode, responseCode, command } = cause as Refusal;
  const isOfMail = command === 'RCPT TO' || command === 'DATA' || responseCode === tooLarge;
  const isAnswered = responseCode !== undefined && responseCode !== closes;
  // EMESSAGE without an answer: the server said beforehand that it takes no mail of this size.
  const of = (isAnswered && isOfMail) || (responseCode === undefined && code === 'EMESSAGE') ? 'mail' : 'server';
  return new MailError(of, String(responseCode ?? originalCode ?? code));
};

const message = ({ messageId, date, from, to, subject, text, thread, attachments }: Mail) => ({
  messageId,
  date: new Date(date),
  from: { name: from.name ?? '', address: from.address },
  to: to.map((address) => ({ name: '', address })),
  envelope: { from: from.address, to: [...to] },
  subject,
  text,
  ...(thread ? { inReplyTo: thread.inReplyTo, references: [...thread.references, thread.inReplyTo] } : {}),
  headers: {
    // RFC 3834, and what Exchange asks for: neither a mailbox nor an absence notice answers this.
    'Auto-Submitted': thread ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    // Some servers give mails names of their own; by this we know ours again, should they come back.
    [ownHeader]: 'letter',
  },
  attachments: attachments.map(({ name, type, content }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(content),
  })),
  // Nothing of a mail is a path or an address to fetch from.
  disableFileAccess: true,
  disableUrlAccess: true,
});

/**
 * Hands mails to a server by SMTP, each over a connection of its own.
 * @example await smtpMailer({ host: '127.0.0.1', port: 25, secure: 'none', login: null, patience: 30 }).send(mail)
 */
export const smtpMailer = ({ host, port, secure, login, patience }: SmtpServer): Mailer => {
  const milliseconds = patience * 1000;
  const transport = createTransport({
    host,
    port,
    secure: secure === 'tls',
    requireTLS: secure === 'starttls',
    ignoreTLS: secure === 'none',
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    dnsTimeout: milliseconds,
    // The machine's own name is none of the receivers' business.
    name: '[127.0.0.1]',
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
  });
  return {
    send: async (mail) => {
      const { rejected } = await transport.sendMail(message(mail)).catch((cause: unknown) => {
        throw refused(cause);
      });
      const names = new Set(rejected.map((address) => address.toLowerCase()));
      return { rejected: mail.to.flatMap((address, place) => (names.has(address.toLowerCase()) ? [place] : [])) };
    },
  };
};
