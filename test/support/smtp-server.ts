import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpServer } from '../../functions/adapters/smtp-mailer.ts';
import type { Arrived } from '../contract/mailer.ts';

export interface LoopbackServer {
  /** How it is reached. */
  readonly at: SmtpServer;
  readonly raw: Uint8Array[];
  readonly arrived: () => Promise<readonly Arrived[]>;
  readonly gone: Set<string>;
  /** While set, connections end without a word when the first of a mail has come. */
  isBreaking: boolean;
  close(): Promise<void>;
}

const denied = (code: number, words: string): Error => Object.assign(new Error(words), { responseCode: code });

const arrivedOf = async ({ to, bytes }: { to: readonly string[]; bytes: Uint8Array }): Promise<Arrived> => {
  const mail = await PostalMime.parse(bytes);
  return {
    to,
    messageId: mail.messageId ?? '',
    subject: mail.subject ?? '',
    text: (mail.text ?? '').trimEnd(),
    inReplyTo: mail.inReplyTo ?? null,
    references: mail.references ?? null,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      content: new Uint8Array(content as ArrayBuffer),
    })),
  };
};

/** A mail server on loopback that keeps what it takes; options of its own may refuse and break off. */
export const loopbackServer = async (options: SMTPServerOptions = {}, port = 0): Promise<LoopbackServer> => {
  const kept: { to: readonly string[]; bytes: Uint8Array }[] = [];
  const gone = new Set<string>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) =>
      done(gone.has(address.split('@')[1] ?? '') ? denied(550, `<${address}> is unknown here`) : null),
    onData: (stream, session, done) => {
      const chunks: Uint8Array[] = [];
      stream.on('data', (chunk: Uint8Array) => {
        chunks.push(chunk);
        if (!loopback.isBreaking) return;
        for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(denied(552, 'too large'));
        kept.push({ to: session.envelope.rcptTo.map(({ address }) => address), bytes: Buffer.concat(chunks) });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const loopback: LoopbackServer = {
    isBreaking: false,
    at: {
      host: '127.0.0.1',
      port: (listening.address() as AddressInfo).port,
      secure: 'none',
      login: null,
      patience: 5,
    },
    get raw() {
      return kept.map(({ bytes }) => bytes);
    },
    arrived: () => Promise.all(kept.map(arrivedOf)),
    gone,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return loopback;
};
