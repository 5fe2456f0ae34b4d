import { expect, it } from 'vitest';
import { DescriptionError } from '../../../analytics/intake/description.ts';
import { parseMailSettings } from '../../../analytics/mail/settings.ts';

const whole = `
host: smtp.finance.example
port: 465
secure: tls
user: jixiao
password_env: JIXIAO_MAIL_PASSWORD
from: jixiao@finance.example
from_name: 区财政局绩效科
finance: [budget@finance.example]
recipients:
  - unit: "101001"
    to: [school@education.example]
  - folder: 民政局
    to: [a@civil.example, b@civil.example]
`;

const issuesOf = (written: string) => {
  try {
    parseMailSettings(written);
    return [];
  } catch (cause) {
    if (!(cause instanceof DescriptionError)) throw cause;
    return cause.issues.map(({ path, says }) => [path, says.zh, says.en]);
  }
};

it('reads a server and whose address is which', () => {
  expect(parseMailSettings(whole)).toMatchObject({
    port: 465,
    from_name: '区财政局绩效科',
    unknown_senders: 'finance',
    recipients: [{ unit: '101001' }, { folder: '民政局', to: ['a@civil.example', 'b@civil.example'] }],
  });
});

it.each([
  [
    'a code without quotes, which would lose its zeros',
    whole.replace('"101001"', '0101'),
    'recipients.0.unit',
    '文字,加上引号',
    'text in quotes',
  ],
  [
    'a name with the address',
    whole.replace('budget@', '预算科 <budget@'),
    'finance.0',
    '只写一个邮箱地址',
    'one address',
  ],
  [
    'a line break in an address',
    whole.replace('[budget@finance.example]', '["a@b.example\\nBcc: x@y.example"]'),
    'finance.0',
    '只写一个邮箱地址',
    'one address alone',
  ],
  ['a port that is none', whole.replace('465', '70000'), 'port', '65535', '65535'],
  ['a way to be secure that nobody knows', whole.replace('tls', 'ssl'), 'secure', 'starttls', 'starttls'],
  [
    'nobody to answer for the rest',
    whole.replace('[budget@finance.example]', '[]'),
    'finance',
    '至少要有 1 项',
    'at least 1',
  ],
  ['a user without a password', whole.replace(/password_env.*\n/, ''), 'user', 'password_file', 'password_file'],
  ['two passwords', whole.replace('user:', 'password_file: x\nuser:'), 'user', '其中一个', 'one of the two'],
  ['a password without a user', whole.replace(/user.*\n/, ''), 'user', '补上', 'add the user'],
  ['a password for all to read', whole.replace('secure: tls', 'secure: none'), 'secure', '明文', 'for all to read'],
  [
    'addresses of nobody',
    whole.replace('unit: "101001"\n    to', 'to'),
    'recipients.0',
    '没有写是谁',
    'whose these are',
  ],
  [
    'one folder twice',
    whole.replace('unit: "101001"', 'folder: 民政局/'),
    'recipients.1',
    '民政局 写了两次',
    'stands twice',
  ],
])('says what is wrong with %s, and what to write', (_, written, path, zh, en) => {
  expect(issuesOf(written)).toEqual([[path, expect.stringContaining(zh), expect.stringContaining(en)]]);
});

it('does not repeat a password that was written into it', () => {
  const issues = issuesOf(`${whole}password: s3cret\n`);
  expect(issues).toEqual([['', expect.stringContaining('password'), expect.stringContaining('password_env')]]);
  expect(JSON.stringify(issues)).not.toContain('s3cret');
});

it('lets a server on this machine be spoken to in the clear', () => {
  const here = whole.replace('smtp.finance.example', '127.0.0.1').replace('secure: tls', 'secure: none');
  expect(issuesOf(here)).toEqual([]);
});
