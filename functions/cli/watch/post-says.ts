import { plural } from '../../../analytics/core/language/english.ts';
import { type Text, text } from '../../../analytics/core/language/text.ts';
import type { Failures } from '../../../analytics/mail/backoff.ts';
import { secondsAfter } from '../../../analytics/mail/backoff.ts';
import type { Delivery, Tried } from '../../steps/mail/send.ts';

const office = text('财政部门', 'the finance office');

const named = ({ party }: Tried): Text => (party === null ? office : text(party, party));

/** What codes of servers and of the system mean to whoever keeps the machine. */
const meanings: readonly (readonly [RegExp, Text])[] = [
  [/^(ENOTFOUND|EAI_AGAIN|EDNS)$/, text('找不到这台服务器', 'there is no server of this name')],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/, text('连不上', 'it can’t be reached')],
  [/^(53[045]|454)$/, text('用户名或密码不被接受', 'it does not accept user or password')],
  [/CERT|SELF_SIGNED|ETLS/, text('加密或证书不对', 'something is wrong with its encryption or certificate')],
  [/^552$/, text('邮件太大', 'the mail is too large')],
  [
    /^letter-missing$/,
    text('存储里找不到这封信,从备份恢复后即可寄出', 'its text is gone from the store; restore it from a backup'),
  ],
  [
    /^attachment-missing$/,
    text('存储里找不到它的附件,从备份恢复后即可寄出', 'an attachment is gone from the store; restore it from a backup'),
  ],
  [/^55[0135]$/, text('没有这个收件人,或不许寄给他', 'it knows no such recipient, or may not pass mail to him')],
];

const meaning = (code: string): Text => {
  const [, means] = meanings.find(([pattern]) => pattern.test(code)) ?? [];
  return means ? text(`${means.zh}(${code})`, `${means.en} (${code})`) : text(code, code);
};

const minutes = (failures: Failures, what: 'server' | number): number =>
  Math.ceil(secondsAfter(failures.get(what)?.times ?? 1) / 60);

const mails = (count: number): string => `${count} ${count === 1 ? 'mail' : plural('mail')}`;

const sentSay = (tried: readonly Tried[]): readonly Text[] => {
  const sent = tried.filter((each) => 'messageId' in each);
  if (sent.length === 0) return [];
  const to = [...new Map(sent.map((each) => [each.party, named(each)])).values()];
  return [
    text(
      `✉ 寄出 ${sent.length} 封:${to.map(({ zh }) => zh).join('、')}`,
      `✉ ${mails(sent.length)} sent: ${to.map(({ en }) => en).join(', ')}`,
    ),
    ...sent.flatMap((each) =>
      each.rejected.length === 0
        ? []
        : [
            text(
              `  ${named(each).zh} 的第 ${each.rejected.map((place) => place + 1).join('、')} 个地址被拒,其余的已寄到:改正邮件设置`,
              `  address ${each.rejected.map((place) => place + 1).join(', ')} of ${named(each).en} was refused, the others were not: correct the mail settings`,
            ),
          ],
    ),
  ];
};

/** What came of the letters that were owed, for whoever keeps the machine; no address is named. */
export const mailedSays = ({ tried, waiting, failures }: Delivery): readonly Text[] => {
  const failed = tried.flatMap((each) => ('code' in each ? [each] : []));
  const server = failed.find(({ of }) => of === 'server');
  return [
    ...sentSay(tried),
    ...failed
      .filter(({ of }) => of === 'mail')
      .map((each) =>
        text(
          `✉ 寄给 ${named(each).zh} 的没有寄出,以后再试:${meaning(each.code).zh}`,
          `✉ The mail to ${named(each).en} was not sent and is tried again: ${meaning(each.code).en}`,
        ),
      ),
    ...(server
      ? [
          text(
            `✉ 邮件服务器没有收下,${waiting} 封等着,${minutes(failures, 'server')} 分钟后再试:${meaning(server.code).zh};答复在文件旁边`,
            `✉ The mail server took nothing, ${mails(waiting)} wait, tried again in ${minutes(failures, 'server')} min: ${meaning(server.code).en}; answers lie beside their files`,
          ),
        ]
      : []),
  ];
};
