import { join } from 'node:path';
import { type Text, text } from '../../../analytics/core/language/text.ts';
import type { Period } from '../../../analytics/core/period.ts';
import { silentName, unreadAnswerName } from '../../../analytics/intake/answer-names.ts';
import { delivered } from '../../../analytics/intake/receipt.ts';
import { unreadSays } from '../../../analytics/mail/reply-letters.ts';
import type { Headline } from '../../../analytics/run/headline.ts';
import type { MonthOutcome } from '../../steps/month/step.ts';
import { receiptLines } from '../receipt-lines.ts';
import { filesSay } from '../run-summary.ts';
import { mailedSays } from './post-says.ts';
import { unreadFileSays } from './unread.ts';
import type { Done, UnreadMail } from './watched.ts';

/** The departments that reported no goals for a month, one a line. */
export const silentSays = (
  period: Period,
  { silent, silentNames }: Pick<Headline, 'silent' | 'silentNames'>,
): string => {
  const head =
    silent.length === 0
      ? `${period} 各部门都报送了目标进展。Every department reported on its goals.`
      : `${period} 没有报送目标进展的部门 Departments that reported on no goal: ${silent.length}`;
  return `${[head, ...silent.map((code, index) => `${code} ${silentNames[index] ?? ''}`)].join('\n')}\n`;
};

const monthSays = (outcome: MonthOutcome, out: string): readonly Text[] => {
  const { period } = outcome;
  if ('putOff' in outcome)
    return [
      text(
        `◌ ${period} 到日子了,暂时不能运行:${outcome.putOff.zh};有新文件再试`,
        `◌ ${period} is due and can’t be run yet: ${outcome.putOff.en}; tried again with new files`,
      ),
    ];
  const { produced, laterStands } = outcome;
  const [result, site] = [produced.record.resultDigest.slice(0, 12), join(out, 'site', 'index.html')];
  const { silentNames } = produced.headline;
  return [
    laterStands === null
      ? text(`● ${period} 已运行,结果 ${result} → ${site}`, `● ${period} was run, result ${result} → ${site}`)
      : text(
          `● ${period} 已运行,结果 ${result};${out} 里是更晚的 ${laterStands},没有替换`,
          `● ${period} was run, result ${result}; ${out} shows ${laterStands}, a later month, and was left so`,
        ),
    ...(silentNames.length > 0
      ? [
          text(
            `  没有报送目标进展的部门 ${silentNames.length} 个:${silentNames.join('、')} → ${silentName(period)}`,
            `  ${silentNames.length} departments reported on no goal: ${silentNames.join(', ')} → ${silentName(period)}`,
          ),
        ]
      : []),
  ];
};

const unreadMailSays = ({ name, kind }: UnreadMail): Text => {
  const { zh, en } = unreadSays[kind];
  return text(`■ 来信 ${name}:${zh}`, `■ ${name}: ${en}`);
};

/** What was done at a look: files sent back first, then how many came, then months, then mail. */
export const doneSays = ({ answered, mails, unread, others, skipped, months, mailed }: Done, out: string): Text => {
  const refused = ['refused', 'partly'].flatMap((wanted) => answered.filter(({ state }) => state === wanted));
  const said = (language: 'zh' | 'en'): string =>
    [
      ...refused.map((receipt) => receiptLines(receipt, language)),
      ...mails.map((mail) => unreadMailSays(mail)[language]),
      ...unread.map((name) => `■ ${unreadFileSays(name)[language]} → ${unreadAnswerName(name)}`),
      ...(answered.length > 0 ? filesSay({ receipts: answered.map(delivered), others, skipped }) : []).map(
        (line) => line[language],
      ),
      ...months.flatMap((month) => monthSays(month, out)).map((line) => line[language]),
      ...(mailed ? mailedSays(mailed) : []).map((line) => line[language]),
    ].join('\n');
  return text(said('zh'), said('en'));
};

/** Files that are left until they are whole. */
export const waitingSays = (names: readonly string[]): Text =>
  text(`等待复制完成:${names.join('、')}`, `Left until they are whole: ${names.join(', ')}`);
