import { expect, it } from 'vitest';
import type { Failures } from '../../../../analytics/mail/backoff.ts';
import { mailedSays } from '../../../../functions/cli/watch/post-says.ts';
import type { Tried } from '../../../../functions/steps/mail/send.ts';

const none: Failures = new Map();
const sent = (party: string | null, rejected: readonly number[] = []): Tried => ({ party, messageId: '<x>', rejected });
const said = (tried: readonly Tried[], waiting = 0, failures = none) =>
  mailedSays({ tried, waiting, failures }).map(({ zh, en }) => [zh, en]);

it('names those who were written to, each once', () => {
  expect(said([sent('教育局'), sent(null), sent('教育局')])).toEqual([
    ['✉ 寄出 3 封:教育局、财政部门', '✉ 3 mails sent: 教育局, the finance office'],
  ]);
  expect(said([sent('教育局')])[0]?.[1]).toBe('✉ 1 mail sent: 教育局');
});

it('names a refused address by its place in the table, never itself', () => {
  expect(said([sent('教育局', [1, 2])])[1]).toEqual([
    '  教育局 的第 2、3 个地址被拒,其余的已寄到:改正邮件设置',
    '  address 2, 3 of 教育局 was refused, the others were not: correct the mail settings',
  ]);
});

it('says who could not be written to', () => {
  expect(said([{ party: '教育局', of: 'mail', code: '550' }], 1)).toEqual([
    [
      '✉ 寄给 教育局 的没有寄出,以后再试:没有这个收件人,或不许寄给他(550)',
      '✉ The mail to 教育局 was not sent and is tried again: it knows no such recipient, or may not pass mail to him (550)',
    ],
  ]);
});

it.each([
  [
    'letter-missing',
    '存储里找不到这封信,从备份恢复后即可寄出(letter-missing)',
    'its text is gone from the store; restore it from a backup (letter-missing)',
  ],
  [
    'attachment-missing',
    '存储里找不到它的附件,从备份恢复后即可寄出(attachment-missing)',
    'an attachment is gone from the store; restore it from a backup (attachment-missing)',
  ],
])('says what of a letter is gone: %s', (code, zh, en) => {
  expect(said([{ party: '教育局', of: 'mail', code }], 1)).toEqual([
    [`✉ 寄给 教育局 的没有寄出,以后再试:${zh}`, `✉ The mail to 教育局 was not sent and is tried again: ${en}`],
  ]);
});

it.each([
  ['ENOTFOUND', '找不到这台服务器(ENOTFOUND)', 'there is no server of this name (ENOTFOUND)'],
  ['ECONNREFUSED', '连不上(ECONNREFUSED)', 'it can’t be reached (ECONNREFUSED)'],
  ['535', '用户名或密码不被接受(535)', 'it does not accept user or password (535)'],
  ['SELF_SIGNED_CERT_IN_CHAIN', '加密或证书不对(', 'something is wrong with its encryption or certificate ('],
  ['552', '邮件太大(552)', 'the mail is too large (552)'],
  ['451', ':451;', ': 451;'],
])('says what keeps the server from it and when it is tried again: %s', (code, zh, en) => {
  const failures: Failures = new Map([['server', { times: 3, until: '' }]]);
  const [line] = said([{ party: null, of: 'server', code }], 2, failures);
  expect(line?.[0]).toContain(zh);
  expect(line?.[1]).toContain(en);
  expect(line?.[0]).toMatch(/^✉ 邮件服务器没有收下,2 封等着,4 分钟后再试:.*;答复在文件旁边$/);
  expect(line?.[1]).toMatch(
    /^✉ The mail server took nothing, 2 mails wait, tried again in 4 min: .*; answers lie beside their files$/,
  );
});

it('says nothing where nothing was tried', () => {
  expect(said([], 2)).toEqual([]);
});
