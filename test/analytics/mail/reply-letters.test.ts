import { describe, expect, it } from 'vitest';
import type { FileState, Receipt } from '../../../analytics/intake/receipt.ts';
import type { Answer } from '../../../analytics/mail/answer-letters.ts';
import type { Incoming, MailKind, Sender } from '../../../analytics/mail/incoming.ts';
import { replyLetter } from '../../../analytics/mail/reply-letters.ts';
import { parseMailSettings } from '../../../analytics/mail/settings.ts';

const written = `
host: smtp.finance.example
port: 465
secure: tls
from: jixiao@finance.example
finance: [budget@finance.example]
recipients:
  - folder: 教育局
    to: [zhang.san@education.example]
`;
const settings = parseMailSettings(written);
const open = parseMailSettings(`${written}unknown_senders: reply\n`);

const sender: Sender = {
  address: 'Zhang.San@education.example',
  name: '张三',
  subject: '回复: Re: 6月执行表',
  messageId: '<2@education.example>',
  references: ['<1@education.example>'],
  isAutomatic: false,
};
const stranger: Sender = { ...sender, address: 'li.si@elsewhere.example', name: '李四' };

const mailOf = (changed: Partial<Sender> = {}, kind: MailKind = 'files', others: readonly string[] = []): Incoming => ({
  kind,
  sender: { ...sender, ...changed },
  files: [],
  others,
});

const answer = (fileName: string, state: FileState, bytes = 100): Answer => ({
  receipt: { fileName, state, tables: [], faults: [] } as unknown as Receipt,
  receiptDigest: fileName,
  page: { name: `${fileName}.回执.html`, type: 'text/html', digest: 'p', bytes },
  marked: state === 'refused' ? { name: `${fileName}.退回.xlsx`, type: 'x', digest: 'm', bytes } : null,
});
const answers = [answer('a.csv', 'accepted'), answer('b.xlsx', 'refused')];

const lines = (letter: { readonly text: string } | null) => letter?.text.split('\n') ?? [];

describe('a mail from somebody in the table', () => {
  it('is answered by one reply about all that was attached, refusals first', () => {
    const letter = replyLetter(settings, '1.eml', mailOf(), answers);
    expect(letter).toMatchObject({
      party: '教育局',
      subject: 'Re: 6月执行表',
      receipts: ['a.csv', 'b.xlsx'],
      reply: { to: sender.address, inReplyTo: '<2@education.example>', references: ['<1@education.example>'] },
    });
    expect(lines(letter).slice(0, 6)).toEqual([
      '2 个附件:拒收 1,已接受 1。',
      '',
      '■ 拒收 b.xlsx:0 处要改,整个文件没有收下',
      '    错处已标在附件“b.xlsx.退回.xlsx”里:改好,回复本邮件,附上改好的文件',
      '',
      '● 已接受 a.csv',
    ]);
    expect(lines(letter)).toContain('Attachments: 1 refused, 1 accepted.');
    expect(letter?.text).toContain('correct it and reply to this mail with the corrected file');
    expect(letter?.enclosures.map(({ name }) => name)).toEqual([
      'b.xlsx.回执.html',
      'a.csv.回执.html',
      'b.xlsx.退回.xlsx',
    ]);
  });

  it('says what was passed over', () => {
    const { text } = replyLetter(settings, '1.eml', mailOf({}, 'files', ['c.dbf', '图.svg']), answers) ?? { text: '' };
    expect(text).toContain('没有读,可能有数据,请另存为 .xlsx、.docx 或 .csv 再发:c.dbf\n');
    expect(text).toContain('send them again: c.dbf\n');
    expect(text).toContain('不是数据文件,没有读:图.svg\n');
    expect(text).toContain('No data files, not read: 图.svg\n');
    expect(replyLetter(settings, '1.eml', mailOf(), answers)?.text).not.toMatch(/没有读|not read/i);
  });

  it('tells its sender to ask for what a mail can’t carry', () => {
    const large = [answer('b.xlsx', 'refused', 11_000_000)];
    const { text } = replyLetter(settings, '1.eml', mailOf(), large) ?? { text: '' };
    expect(text).toContain('“b.xlsx.退回.xlsx”(太大,没有附上,请向财政部门要)');
    expect(text).toContain('which is too large for a mail; ask the finance office for it');
  });

  it('has a subject where the mail had none', () => {
    expect(replyLetter(settings, '1.eml', mailOf({ subject: '' }), answers)?.subject).toMatch(
      /^【拒收 1,已接受 1】b\.xlsx/,
    );
  });

  it.each([
    ['empty', '邮件里没有可以接收的附件', 'has no attachment that can be taken in'],
    ['cut-off', '邮件没有传完整,什么也没有收下', 'is cut off, and nothing of it was taken'],
    ['oversized', '邮件超过 100 MB,没有读', 'more than 100 MB and was not read'],
    ['unreadable', '文件不是一封邮件', 'is no mail that can be read'],
  ] as const)('is told why nothing was taken: %s', (kind, zh, en) => {
    const letter = replyLetter(settings, '1.eml', mailOf({}, kind), []);
    expect(letter).toMatchObject({ subject: 'Re: 6月执行表', enclosures: [], receipts: [] });
    expect(letter?.text).toContain(zh);
    expect(letter?.text).toContain(en);
  });
});

describe('a mail from somebody whom nobody knows', () => {
  it('is answered to the finance office, which is told whose it is', () => {
    const letter = replyLetter(settings, '1.eml', { ...mailOf(), sender: stranger }, answers);
    expect(letter?.party).toBeNull();
    expect(letter?.reply).toBeUndefined();
    expect(letter?.subject).toMatch(/^【拒收 1,已接受 1】b\.xlsx/);
    expect(lines(letter)[0]).toBe(
      '来信 1.eml 的发件人 李四 <li.si@elsewhere.example> 不在邮件设置的表里,没有回复他。答复如下,请转告:',
    );
    expect(letter?.text).toContain(
      'The sender of 1.eml, 李四 <li.si@elsewhere.example>, stands in no table of the mail settings and was not answered. This is the answer; please pass it on:',
    );
  });

  it('is answered to himself where the office allows it', () => {
    const letter = replyLetter(open, '1.eml', { ...mailOf(), sender: stranger }, answers);
    expect(letter).toMatchObject({ party: null, reply: { to: 'li.si@elsewhere.example' } });
  });

  it('is none where the mail names nobody', () => {
    const letter = replyLetter(open, '1.eml', mailOf({ address: '', name: '' }, 'unreadable'), []);
    expect(lines(letter)[0]).toBe('来信 1.eml 没有写发件人。答复如下,请转告:');
    expect(letter?.subject).toBe('【读不出来】· Unreadable');
    expect(letter?.text).toContain('The mail 1.eml names no sender.');
  });
});

it('writes to no address that is none', () => {
  const letter = replyLetter(open, '1.eml', mailOf({ address: 'a@b.example, c@d.example' }), answers);
  expect([letter?.party, letter?.reply]).toEqual([null, undefined]);
});

describe('a mail that no person wrote', () => {
  it('is answered to the finance office where it brought files, never to the machine', () => {
    const letter = replyLetter(open, '1.eml', mailOf({ isAutomatic: true }), answers);
    expect([letter?.party, letter?.reply]).toEqual([null, undefined]);
    expect(lines(letter)[0]).toBe(
      '来信 1.eml 是机器自动发的(张三 <Zhang.San@education.example>),没有回复它。答复如下,请转告:',
    );
    expect(letter?.text).toContain('The mail 1.eml was sent by a machine');
  });

  it.each([
    ['brought nothing', mailOf({ isAutomatic: true }, 'empty')],
    ['is our own', mailOf({}, 'own')],
  ])('is not answered where it %s', (_, mail) => {
    expect(replyLetter(open, '1.eml', mail, [])).toBeNull();
  });
});
