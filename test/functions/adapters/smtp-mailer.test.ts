import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readMail } from '../../../analytics/mail/incoming.ts';
import { smtpMailer } from '../../../functions/adapters/smtp-mailer.ts';
import { type Arrived, mailerContract, mailOf } from '../../contract/mailer.ts';
import { memoryMailer } from '../../support/memory-mailer.ts';
import { type LoopbackServer, loopbackServer } from '../../support/smtp-server.ts';

mailerContract('SMTP', async () => {
  const server = await loopbackServer();
  let isOpen = true;
  const stop = async (): Promise<void> => {
    if (isOpen) await server.close();
    isOpen = false;
  };
  return {
    mailer: smtpMailer(server.at),
    arrived: server.arrived,
    refuse: (host) => server.gone.add(host),
    stop,
    release: stop,
  };
});

mailerContract('memory', async () => {
  const mailer = memoryMailer();
  return {
    mailer,
    arrived: async () =>
      mailer.taken.map(
        ({ thread, text, ...mail }): Arrived => ({
          ...mail,
          text: text.trimEnd(),
          inReplyTo: thread?.inReplyTo ?? null,
          references: thread && [...thread.references, thread.inReplyTo].join(' '),
        }),
      ),
    refuse: (host) => mailer.gone.add(host),
    stop: async () => {
      mailer.down = 'ECONNREFUSED';
    },
    release: async () => undefined,
  };
});

describe('a mail server', () => {
  let server: LoopbackServer | undefined;
  afterEach(() => server?.close());

  const login = { user: 'jixiao', password: '绩效 p@ss' };

  it('is told user and password, and refuses a wrong one', async () => {
    server = await loopbackServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === login.user && password === login.password
          ? done(null, { user: username })
          : done(Object.assign(new Error('no'), { responseCode: 535 })),
    });
    await smtpMailer({ ...server.at, login }).send(mailOf());
    const wrong = smtpMailer({ ...server.at, login: { ...login, password: 'x' } }).send(mailOf());
    await expect(wrong).rejects.toMatchObject({ of: 'server', code: '535' });
    const none = smtpMailer(server.at).send(mailOf());
    await expect(none).rejects.toMatchObject({ of: 'server', code: '530' });
    expect(await server.arrived()).toHaveLength(1);
  });

  it('is told neither user nor mail where TLS was asked for and it has none', async () => {
    server = await loopbackServer({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(null, { user: 'x' }),
    });
    const failed = smtpMailer({ ...server.at, secure: 'starttls', login }).send(mailOf());
    await expect(failed).rejects.toMatchObject({ of: 'server' });
    expect(await server.arrived()).toEqual([]);
  });

  it('has its certificate looked at', async () => {
    server = await loopbackServer({ disabledCommands: [] });
    const failed = smtpMailer({ ...server.at, secure: 'starttls' }).send(mailOf());
    await expect(failed).rejects.toMatchObject({ of: 'server' });
    expect(await server.arrived()).toEqual([]);
  });

  it('that breaks off in the middle of a mail has not taken it', async () => {
    const breaking = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 here\r\n');
      socket.on('data', (chunk) => {
        const said = chunk.toString('latin1');
        if (/^(EHLO|MAIL|RCPT)/.test(said)) socket.write('250 ok\r\n');
        else if (said.startsWith('DATA')) socket.write('354 go on\r\n');
        else socket.destroy();
      });
    });
    await new Promise<void>((ready) => breaking.listen(0, '127.0.0.1', ready));
    const { port } = breaking.address() as { port: number };
    const content = new Uint8Array(2_000_000);
    const mail = mailOf({ attachments: [{ name: 'a.bin', type: 'application/octet-stream', content }] });
    const failed = smtpMailer({ host: '127.0.0.1', port, secure: 'none', login: null, patience: 5 }).send(mail);
    await expect(failed).rejects.toMatchObject({ of: 'server' });
    breaking.close();
  });

  it('that says nothing is given up', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const { port } = silent.address() as { port: number };
    const failed = smtpMailer({ host: '127.0.0.1', port, secure: 'none', login: null, patience: 0.3 }).send(mailOf());
    await expect(failed).rejects.toMatchObject({ of: 'server', code: 'ETIMEDOUT' });
    silent.close();
  });

  it('that takes no mail of this size may take another', async () => {
    server = await loopbackServer({ size: 10_000 });
    const content = new Uint8Array(20_000);
    const large = mailOf({ attachments: [{ name: 'a.bin', type: 'application/octet-stream', content }] });
    await expect(smtpMailer(server.at).send(large)).rejects.toMatchObject({ of: 'mail' });
    await smtpMailer(server.at).send(mailOf());
    expect(await server.arrived()).toHaveLength(1);
  });

  it('that closes for today is not asked for the next mail', async () => {
    server = await loopbackServer({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('busy'), { responseCode: 421 })),
    });
    await expect(smtpMailer(server.at).send(mailOf())).rejects.toMatchObject({ of: 'server', code: '421' });
  });

  it('is told that nobody wrote the mail, and not on which machine', async () => {
    server = await loopbackServer();
    await smtpMailer(server.at).send(mailOf());
    const raw = Buffer.from(server.raw[0] ?? []).toString();
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain('X-Auto-Response-Suppress: All');
    expect((await readMail(server.raw[0] ?? new Uint8Array())).kind).toBe('own');
    expect(raw).toContain('Date: Mon, 05 Jan 2026 08:00:00 +0000');
    await smtpMailer(server.at).send(mailOf({ thread: { inReplyTo: '<b@x.example>', references: [] } }));
    expect(Buffer.from(server.raw[1] ?? []).toString()).toContain('Auto-Submitted: auto-replied');
  });

  it('is given no line that a subject or a name smuggles in', async () => {
    server = await loopbackServer();
    const content = new Uint8Array([1]);
    await smtpMailer(server.at).send(
      mailOf({
        subject: 'a\r\nBcc: x@evil.example',
        attachments: [{ name: 'b\r\nX-Evil: 1\r\n\r\n.csv', type: 'text/csv', content }],
      }),
    );
    expect(Buffer.from(server.raw[0] ?? []).toString()).not.toMatch(/^(Bcc|X-Evil):/m);
    expect(await server.arrived()).toMatchObject([{ to: mailOf().to }]);
  });
});
