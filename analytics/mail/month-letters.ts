import { type Text, text } from '../core/language/text.ts';
import type { Period } from '../core/period.ts';
import type { Headline } from '../run/headline.ts';
import { inBoth } from './in-both.ts';
import type { Letter } from './letter.ts';

const letterOf = (subject: string, zh: readonly string[], en: readonly string[]): Letter => ({
  party: null,
  subject,
  text: inBoth(zh, en),
  enclosures: [],
  receipts: [],
});

/** Tells the finance office that a month was run, and which departments reported on no goal. */
export const monthRunLetter = (
  period: Period,
  resultDigest: string,
  { silent, silentNames }: Pick<Headline, 'silent' | 'silentNames'>,
  laterStands: Period | null,
): Letter => {
  const named = silent.map((code, index) => `  ${code} ${silentNames[index] ?? ''}`.trimEnd());
  const result = resultDigest.slice(0, 12);
  const [shownZh, shownEn] =
    laterStands === null
      ? ['报告在结果文件夹的 site/index.html', 'The report is site/index.html in the folder of results']
      : [
          `结果文件夹里是更晚的 ${laterStands},没有替换`,
          `The folder of results shows ${laterStands}, a later month, and was left so`,
        ];
  const verdict =
    silent.length === 0
      ? text('各部门都报送了目标进展', 'every department reported on its goals')
      : text(
          `${silent.length} 个部门没有报送目标进展`,
          `${silent.length} ${silent.length === 1 ? 'department' : 'departments'} reported on no goal`,
        );
  return letterOf(
    `【${period} 已运行】${verdict.zh} · ${period} was run: ${verdict.en}`,
    [`${period} 已运行,结果 ${result}。${shownZh}。`, `${verdict.zh}${silent.length === 0 ? '。' : ':'}`, ...named],
    [
      `${period} was run, result ${result}. ${shownEn}.`,
      `${verdict.en.replace(/^e/, 'E')}${silent.length === 0 ? '.' : ':'}`,
      ...named,
    ],
  );
};

/** Tells the finance office why a month that is due can't be run yet. */
export const monthPutOffLetter = (period: Period, reason: Text): Letter =>
  letterOf(
    `【${period} 暂时不能运行】· ${period} can’t be run yet`,
    [`${period} 到日子了,暂时不能运行:${reason.zh}。有新文件再试。`],
    [`${period} is due and can’t be run yet: ${reason.en}. It is tried again with new files.`],
  );
