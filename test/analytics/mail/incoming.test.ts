import { describe, expect, it } from 'vitest';
import { mostMailBytes, readMail } from '../../../analytics/mail/incoming.ts';
import { writtenMail } from '../../support/written-mail.ts';

const csv = '年度,项目\n2025,食堂\n';
const attachments = [
  { filename: '6月执行.csv', content: csv },
  { filename: '6月执行.zip', content: 'PK' },
  { filename: '说明.md', content: 'x' },
];

const written = (mail: Uint8Array): string => Buffer.from(mail).toString('latin1');
const changed = (mail: Uint8Array, from: RegExp, to: string): Uint8Array =>
  Buffer.from(written(mail).replace(from, to), 'latin1');

describe('a mail with files', () => {
  it('gives what may carry data, names the rest, and says who wrote it', async () => {
    const mail = await readMail(await writtenMail({ attachments, references: '<0@education.example>' }));
    expect(mail).toMatchObject({
      kind: 'files',
      files: [{ name: '6月执行.csv' }, { name: '6月执行.zip' }],
      others: ['说明.md'],
      sender: {
        address: 'zhang.san@education.example',
        name: '张三',
        subject: '6月执行表',
        messageId: '<1@education.example>',
        references: ['<0@education.example>'],
        isAutomatic: false,
      },
    });
    expect(Buffer.from(mail.files[0]?.content ?? []).toString()).toBe(csv);
  });

  it('leaves out pictures that belong to its text', async () => {
    const html = '<img src="cid:logo">';
    const logo = { filename: '图表.png', content: 'x', cid: 'logo' };
    const mail = await readMail(await writtenMail({ html, attachments: [...attachments.slice(0, 1), logo] }));
    expect([mail.files.length, mail.others]).toEqual([1, []]);
  });

  it('may be one that passes another on', async () => {
    const content = await writtenMail({ attachments: attachments.slice(0, 1) });
    const outer = await readMail(
      await writtenMail({ attachments: [{ filename: '转发.eml', content, contentType: 'message/rfc822' }] }),
    );
    expect([outer.kind, outer.files.map(({ name }) => name), outer.others]).toEqual(['files', ['6月执行.csv'], []]);
  });

  it('can’t send a policy or a description', async () => {
    const names = ['policy.yaml', 'x.source.yaml', 'x.form.yaml'];
    const mail = await readMail(
      await writtenMail({ attachments: names.map((filename) => ({ filename, content: 'x' })) }),
    );
    expect([mail.kind, mail.others]).toEqual(['empty', names]);
  });

  it.each([
    ['its end is missing', (mail: Buffer) => mail.subarray(0, mail.length - 10)],
    ['half of it is missing', (mail: Buffer) => mail.subarray(0, mail.length / 2)],
  ])('is cut off where %s', async (_, cut) => {
    const mail = await readMail(cut(await writtenMail({ attachments })));
    expect([mail.kind, mail.files]).toEqual(['cut-off', []]);
    expect(mail.sender.address).toBe('zhang.san@education.example');
  });
});

it('is empty where nothing that may carry data is attached', async () => {
  expect(await readMail(await writtenMail({}))).toMatchObject({ kind: 'empty', files: [], others: [] });
});

it.each([['hello'], [''], ['\0\u0001\u0002'], ['Subject: x\r\n\r\nbody']])(
  'is unreadable where it is none: %j',
  async (bytes) => {
    expect((await readMail(Buffer.from(bytes))).kind).toBe('unreadable');
  },
);

it('is not read past the size of any mail', async () => {
  expect((await readMail(new Uint8Array(mostMailBytes + 1))).kind).toBe('oversized');
});

it('is unreadable where its parts are nested past all measure', async () => {
  const deep = Array.from(
    { length: 400 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  expect((await readMail(Buffer.from(`From: a@b.example\r\n${deep.join('')}`))).kind).toBe('unreadable');
});

describe('a mail that must not be answered', () => {
  it.each([
    ['our own', { messageId: `<jixiao-${'0'.repeat(32)}@finance.example>`, attachments }],
    ['our own under another name', { headers: { 'X-Jixiao': 'letter' }, attachments }],
    ['returned', { headers: { 'Return-Path': '<>' }, attachments }],
  ])('is one that is %s', async (_, options) => {
    expect(await readMail(await writtenMail(options))).toMatchObject({ kind: 'own', files: [] });
  });

  it('is a server’s report', async () => {
    const mail = changed(
      await writtenMail({ attachments }),
      /multipart\/mixed/,
      'multipart/report; report-type=delivery-status',
    );
    expect((await readMail(mail)).kind).toBe('own');
  });

  it.each([
    ['a machine', { headers: { 'Auto-Submitted': 'auto-generated' } }],
    ['a list', { headers: { Precedence: 'bulk' } }],
    ['a mailbox that nobody reads', { from: 'no-reply@education.example' }],
  ])('was written by %s', async (_, options) => {
    const { kind, sender } = await readMail(await writtenMail({ attachments, ...options }));
    expect([kind, sender.isAutomatic]).toEqual(['files', true]);
  });

  it('is none that says that somebody wrote it', async () => {
    expect((await readMail(await writtenMail({ headers: { 'Auto-Submitted': 'no' } }))).sender.isAutomatic).toBe(false);
  });
});
