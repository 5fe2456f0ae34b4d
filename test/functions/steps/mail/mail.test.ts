import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, sha256 } from '../../../../analytics/core/digest.ts';
import { MailError } from '../../../../analytics/core/ports/mailer.ts';
import { ObjectNotFoundError } from '../../../../analytics/core/ports/object-store.ts';
import { keys } from '../../../../analytics/lake/keys.ts';
import { isOwed, mailStream, wasOwed } from '../../../../analytics/ledger/streams/mail.ts';
import type { Failures } from '../../../../analytics/mail/backoff.ts';
import { enclosureOf, type Letter } from '../../../../analytics/mail/letter.ts';
import { parseMailSettings } from '../../../../analytics/mail/settings.ts';
import { smtpMailer } from '../../../../functions/adapters/smtp-mailer.ts';
import { owe } from '../../../../functions/steps/mail/owe.ts';
import { sendOwed } from '../../../../functions/steps/mail/send.ts';
import { verifyStore } from '../../../../functions/steps/verify/store.ts';
import { type MemoryMailer, memoryMailer } from '../../../support/memory-mailer.ts';
import { type Office, openOffice } from '../../../support/office.ts';
import { loopbackServer } from '../../../support/smtp-server.ts';

const settings = parseMailSettings(`
host: smtp.finance.example
port: 465
secure: tls
from: jixiao@finance.example
from_name: 绩效科
finance: [budget@finance.example]
recipients:
  - folder: 教育局
    to: [zhang.san@education.example, second@gone.example]
  - folder: 民政局
    to: [only@gone.example]
`);

const letter = (party: string | null, subject = '【拒收】6月.xlsx · Refused'): Letter => ({
  party,
  subject,
  text: '■ 拒收\n',
  enclosures: [],
  receipts: ['r1'],
});

let office: Office;
let mailer: MemoryMailer;
let now = '';
beforeEach(async () => {
  [office, mailer, now] = [await openOffice(), memoryMailer(), '2026-01-05T08:00:00.000Z'];
});
afterEach(() => office.close());

const effects = () => ({ ...office.effects, clock: () => now });
const send = (before: Failures = new Map()) => sendOwed(effects(), mailer, settings, before);
const events = () => office.effects.ledger.read(mailStream);

describe('a letter', () => {
  it('is sent and noted once', async () => {
    await owe(effects(), letter('教育局'), isOwed);
    expect(await send()).toMatchObject({ tried: [{ party: '教育局', rejected: [] }], waiting: 0 });
    expect(await send()).toMatchObject({ tried: [], waiting: 0 });
    expect(mailer.taken).toMatchObject([
      {
        from: { address: 'jixiao@finance.example', name: '绩效科' },
        to: ['zhang.san@education.example', 'second@gone.example'],
        subject: letter('').subject,
        date: now,
        messageId: expect.stringMatching(/^<jixiao-[0-9a-f]{32}@finance\.example>$/),
      },
    ]);
    expect((await events()).map(({ kind, data }) => [kind, data])).toEqual([
      [
        'mail.owed',
        { letter: digestOf(letter('教育局')), about: digestOf(letter('教育局')), party: '教育局', receipts: ['r1'] },
      ],
      ['mail.sent', { owed: 1, messageId: mailer.taken[0]?.messageId, rejected: 0 }],
    ]);
  });

  it('leaves no address in the ledger or in what is kept', async () => {
    await owe(effects(), letter('教育局'), isOwed);
    await send();
    const kept: string[] = [JSON.stringify(await events())];
    for await (const { key } of office.effects.store.list(''))
      kept.push(key, new TextDecoder().decode(await office.effects.store.get(key)));
    expect(kept.join('\n')).toContain('拒收');
    expect(kept.join('\n')).not.toMatch(/zhang|education\.example/);
  });

  it('is the same mail when the note of its sending was lost', async () => {
    const content = new TextEncoder().encode('<p>');
    const enclosures = [enclosureOf('6月.xlsx.回执.html', 'text/html', content)];
    await office.effects.store.put(keys.attachment(sha256(content)), content);
    await owe(effects(), { ...letter(null), enclosures }, isOwed);
    const { ledger } = office.effects;
    const dying = { ...effects(), ledger: { ...ledger, append: () => Promise.reject(new Error('died')) } };
    await expect(sendOwed(dying, mailer, settings, new Map())).rejects.toThrow('died');
    now = '2026-01-06T08:00:00.000Z';
    await send();
    const [first, second] = mailer.taken;
    expect(first?.attachments).toMatchObject([{ name: '6月.xlsx.回执.html', type: 'text/html' }]);
    expect(Buffer.from(first?.attachments[0]?.content ?? []).toString()).toBe('<p>');
    expect(second).toEqual(first);
    expect((await events()).map(({ kind }) => kind)).toEqual(['mail.owed', 'mail.sent']);
  });

  it('that waits is not owed twice; one that was sent is when it is owed again', async () => {
    await owe(effects(), letter(null), isOwed);
    await owe(effects(), letter(null), isOwed);
    await send();
    await owe(effects(), letter(null), wasOwed);
    expect(await send()).toMatchObject({ tried: [] });
    await owe(effects(), letter(null), isOwed);
    await send();
    expect(new Set(mailer.taken.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('is not owed twice where what is attached was made anew in between', async () => {
    for (const made of [1, 2]) {
      const enclosures = [enclosureOf('6月.xlsx.退回.xlsx', 'x', new Uint8Array([made]))];
      await owe(effects(), { ...letter(null), enclosures }, isOwed);
    }
    expect(await events()).toHaveLength(1);
  });

  it('is written down after somebody else wrote first', async () => {
    const { ledger } = office.effects;
    let isFirst = true;
    const read: typeof ledger.read = async (stream) => {
      const seen = await ledger.read(stream);
      if (isFirst) {
        isFirst = false;
        await owe(effects(), letter('民政局'), isOwed);
      }
      return seen;
    };
    await owe({ ...effects(), ledger: { ...ledger, read } }, letter('教育局'), isOwed);
    expect((await events()).map(({ data }) => data.party)).toEqual(['民政局', '教育局']);
  });

  it('to whom no address is known any more goes to the finance office', async () => {
    await owe(effects(), letter('卫生局'), isOwed);
    await send();
    expect(mailer.taken).toMatchObject([{ to: ['budget@finance.example'] }]);
  });

  it('has what is kept of it verified', async () => {
    await owe(effects(), letter(null), isOwed);
    expect(await verifyStore(effects())).toEqual({ objects: 1, findings: [] });
  });
});

describe('a server that takes nothing', () => {
  it('is asked once, later again, and loses nothing', async () => {
    mailer.down = 'ECONNREFUSED';
    await owe(effects(), letter('教育局', 'a'), isOwed);
    await owe(effects(), letter(null, 'b'), isOwed);
    const down = await send();
    expect(down).toMatchObject({ tried: [{ party: '教育局', of: 'server', code: 'ECONNREFUSED' }], waiting: 2 });
    mailer.down = null;
    expect(await send(down.failures)).toMatchObject({ tried: [], waiting: 2 });
    now = '2026-01-05T08:01:00.000Z';
    expect(await send(down.failures)).toMatchObject({ waiting: 0, failures: new Map() });
    expect(mailer.taken.map(({ subject }) => subject)).toEqual(['a', 'b']);
  });
});

describe('a server on loopback', () => {
  const note = async () => (await events()).map(({ kind }) => kind);

  it('has the same mail twice and one note, where the process died between the two', async () => {
    const server = await loopbackServer();
    try {
      const real = smtpMailer(server.at);
      await owe(effects(), letter('教育局'), isOwed);
      const { ledger } = office.effects;
      const dying = { ...effects(), ledger: { ...ledger, append: () => Promise.reject(new Error('died')) } };
      await expect(sendOwed(dying, real, settings, new Map())).rejects.toThrow('died');
      await sendOwed(effects(), real, settings, new Map());
      const arrived = await server.arrived();
      expect(arrived).toHaveLength(2);
      expect(new Set(arrived.map(({ messageId }) => messageId)).size).toBe(1);
      expect(await note()).toEqual(['mail.owed', 'mail.sent']);
    } finally {
      await server.close();
    }
  });

  it('that breaks off in the middle of a mail is given it again', async () => {
    const server = await loopbackServer();
    server.isBreaking = true;
    try {
      const real = smtpMailer(server.at);
      const content = new Uint8Array(8_000_000);
      await office.effects.store.put(keys.attachment(sha256(content)), content);
      const enclosures = [enclosureOf('a.bin', 'application/octet-stream', content)];
      await owe(effects(), { ...letter('教育局'), enclosures }, isOwed);
      const failed = await sendOwed(effects(), real, settings, new Map());
      expect(failed).toMatchObject({ tried: [{ of: 'server' }], waiting: 1 });
      server.isBreaking = false;
      now = '2026-01-05T08:01:00.000Z';
      expect(await sendOwed(effects(), real, settings, failed.failures)).toMatchObject({ waiting: 0 });
      expect(await server.arrived()).toHaveLength(1);
      expect(await note()).toEqual(['mail.owed', 'mail.sent']);
    } finally {
      await server.close();
    }
  });
});

describe('a recipient who is refused', () => {
  it('keeps no other from his mail', async () => {
    mailer.gone.add('gone.example');
    for (const party of ['民政局', '教育局', null]) await owe(effects(), letter(party), isOwed);
    const sent = await send();
    expect(sent.tried).toMatchObject([
      { party: '民政局', of: 'mail', code: '550' },
      { party: '教育局', rejected: [1] },
      { party: null, rejected: [] },
    ]);
    expect(sent.waiting).toBe(1);
    now = '2026-01-05T08:01:00.000Z';
    mailer.gone.clear();
    expect(await send(sent.failures)).toMatchObject({ tried: [{ party: '民政局' }], waiting: 0 });
  });
});

describe('a letter of which something is gone from the store', () => {
  const content = new TextEncoder().encode('<p>');
  const enclosures = [enclosureOf('6月.xlsx.回执.html', 'text/html', content)];

  it.each([
    ['attachment-missing', keys.attachment(sha256(content))],
    ['letter-missing', keys.letter(digestOf({ ...letter('教育局'), enclosures }))],
  ])('keeps no other from being sent, and is sent once that is back: %s', async (code, key) => {
    await office.effects.store.put(keys.attachment(sha256(content)), content);
    await owe(effects(), { ...letter('教育局'), enclosures }, isOwed);
    await owe(effects(), letter(null), isOwed);
    const { store } = office.effects;
    const get: typeof store.get = (wanted) =>
      wanted === key ? Promise.reject(new ObjectNotFoundError(wanted)) : store.get(wanted);
    const lost = await sendOwed({ ...effects(), store: { ...store, get } }, mailer, settings, new Map());
    expect(lost).toMatchObject({
      tried: [
        { party: '教育局', of: 'mail', code },
        { party: null, rejected: [] },
      ],
      waiting: 1,
    });
    now = '2026-01-05T08:01:00.000Z';
    expect(await send(lost.failures)).toMatchObject({ tried: [{ party: '教育局', rejected: [] }], waiting: 0 });
  });
});

it('lets what is no failure of mail through', async () => {
  await owe(effects(), letter(null), isOwed);
  const broken = { send: () => Promise.reject(new TypeError('x')) };
  await expect(sendOwed(effects(), broken, settings, new Map())).rejects.toThrow(TypeError);
  expect(new MailError('mail', '550').message).toBe('the mail was not taken: 550');
});
