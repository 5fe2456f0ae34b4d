import { grades, lights, worded } from '../../analytics/contracts/codes.ts';
import { compactEn, compactZh, count, exact, percent } from '../../analytics/core/language/figures.ts';
import { type Text, text } from '../../analytics/core/language/text.ts';
import { closesYear } from '../../analytics/core/period.ts';
import type { Cell } from '../../analytics/core/ports/engine.ts';
import { mayHoldData } from '../../analytics/intake/candidate.ts';
import { faultWords } from '../../analytics/intake/faults/catalogue.ts';
import { toMatch } from '../../analytics/intake/form/to-match.ts';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import { byUrgency } from '../../analytics/intake/receipt-order.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Headline } from '../../analytics/run/headline.ts';
import type { RunRecord } from '../../analytics/run/record.ts';
import { lastSaid } from '../../analytics/site/parts/reported.ts';
import { earlierEvaluations } from './earlier-evaluations.ts';
import { type Skipped, skippedSays } from './skipped.ts';

export interface Summarised extends FilesSeen {
  readonly receipts: readonly Receipt[];
  readonly record: RunRecord;
  readonly policy: Policy;
  readonly headline: Headline;
}

/** The files of an input folder, and what became of them. */
export interface FilesSeen {
  readonly receipts: readonly Pick<Receipt, 'state' | 'fileName' | 'faults'>[];
  /** Files that carry no dataset. */
  readonly others: readonly string[];
  readonly skipped: readonly Skipped[];
}

const shades = ['green', 'yellow', 'red', 'blue', 'missing'] as const;

const lines = (said: readonly (Text | null)[]): Text => {
  const kept = said.filter((line) => line !== null);
  return text(kept.map(({ zh }) => zh).join('\n'), kept.map(({ en }) => en).join('\n'));
};

/** The first names of a list, and how many more. */
const few = (names: readonly string[], between: string): string =>
  `${names.slice(0, 5).join(between)}${names.length > 5 ? ` … +${names.length - 5}` : ''}`;

/** Projects that count with an earlier month's money. */
const unheardOf = (carried: Cell): Text =>
  Number(carried ?? 0) > 0
    ? text(
        `;${count(Number(carried))} 个项目本月未报,用最近一次的数`,
        `; ${count(Number(carried))} projects with earlier figures`,
      )
    : text('', '');

/** How often each thing was warned of in rows that were taken, the most frequent first. */
const warningsSay = (receipts: FilesSeen['receipts']): readonly Text[] => {
  const times = new Map<string, { readonly title: Text; readonly times: number }>();
  for (const fault of receipts.flatMap(({ state, faults }) => (state === 'refused' ? [] : faults))) {
    if (fault.severity !== 'warning') continue;
    const { title } = faultWords(fault);
    times.set(title.zh, { title, times: (times.get(title.zh)?.times ?? 0) + fault.times });
  }
  const each = [...times.values()].sort((a, b) => b.times - a.times || (a.title.zh < b.title.zh ? -1 : 1));
  if (each.length === 0) return [];
  const said = (language: 'zh' | 'en'): readonly string[] =>
    each.map(({ title, times: often }) => `${title[language]} ${count(often)}`);
  return [
    text(
      `        收下而有提醒的(次数),见回执:${few(said('zh'), '、')}`,
      `             taken with warnings (times), see the receipts: ${few(said('en'), ', ')}`,
    ),
  ];
};

/** The refusal to look at before all else, if any: the file, where its first fault is, what is wrong and what to do. */
export const refusalSays = (receipts: FilesSeen['receipts']): readonly Text[] => {
  const [first] = byUrgency(receipts);
  const fault = first?.faults.find(({ severity }) => severity === 'fault');
  if (first?.state !== 'refused' || !fault) return [];
  const { rule, remedy } = faultWords(fault);
  const { sheet, row, column } = fault.place;
  const where = [sheet, row, column].filter((part) => part !== undefined && part !== '').join(' · ');
  const at = where === '' ? '' : ` ${where}`;
  return [
    text(
      `■ 拒收 ${first.fileName}${at}:${rule.zh} → ${remedy.zh}`,
      `■ Refused ${first.fileName}${at}: ${rule.en} → ${remedy.en}`,
    ),
  ];
};

/** How many files came, what became of them, and which came back, whole or in part. */
export const filesSay = ({ receipts, others, skipped }: FilesSeen): readonly Text[] => {
  const namesOf = (wanted: Receipt['state']): readonly string[] =>
    byUrgency(receipts).flatMap(({ state, fileName }) => (state === wanted ? [fileName] : []));
  const [refused, partly] = [namesOf('refused'), namesOf('partly')];
  const accepted = receipts.length - refused.length - partly.length;
  const some = (list: readonly string[], zh: string, en: string): readonly Text[] =>
    list.length > 0 ? [text(zh, en)] : [];
  const [unread, asides] = [others.filter(mayHoldData), others.filter((name) => !mayHoldData(name))];
  const waiting = toMatch(receipts).map(({ project }) => project);
  return [
    text(
      `  文件  收到 ${receipts.length},接受 ${accepted},${partly.length > 0 ? `部分接受 ${partly.length},` : ''}拒收 ${refused.length}${asides.length ? `;不是数据文件,没有读:${few(asides, '、')}` : ''}`,
      `  Files      ${receipts.length} received, ${accepted} accepted, ${partly.length > 0 ? `${partly.length} in part, ` : ''}${refused.length} refused${asides.length ? `; not data files, not read: ${few(asides, ', ')}` : ''}`,
    ),
    ...some(
      unread,
      `        没有读,可能有数据,请另存为 .xlsx、.docx 或 .csv:${few(unread, '、')}`,
      `             not read though there may be data in them; save them as .xlsx, .docx or .csv: ${few(unread, ', ')}`,
    ),
    ...some(refused, `        拒收:${few(refused, '、')}`, `             refused: ${few(refused, ', ')}`),
    ...some(
      partly,
      `        退回部分项目:${few(partly, '、')}`,
      `             sent back in part: ${few(partly, ', ')}`,
    ),
    ...some(
      waiting,
      `        项目名称待匹配,填 receipts/to-match.xlsx 后放进文件夹再运行:${few(waiting, '、')}`,
      `             names of projects to match: fill in receipts/to-match.xlsx, put it into the folder, run again: ${few(waiting, ', ')}`,
    ),
    ...warningsSay(receipts),
    ...skipped.map(skippedSays).map(({ zh, en }) => text(`        ${zh}`, `             ${en}`)),
  ];
};

const money = ({ district }: Headline, { region }: Policy): Text => {
  const [budget, spent] = [Number(district.budget_amount ?? 0), Number(district.spent_amount ?? 0)];
  const rate =
    district.execution_rate === null || district.execution_rate === undefined
      ? '—'
      : percent(Number(district.execution_rate));
  const [since, of] = [lastSaid(String(district.period), district.money_age), unheardOf(district.money_carried)];
  const zh = since ? `;本月未报,${since.zh}` : of.zh;
  const en = since ? `; not reported this month, ${since.en}` : of.en;
  return text(
    `  执行  ${compactZh(spent)} / ${compactZh(budget)}${region.currency.zh},执行率 ${rate}${zh}`,
    `  Money      ${compactEn(spent)} of ${compactEn(budget)} ${region.currency.en} spent, ${rate}${en}`,
  );
};

const light = ({ district }: Headline): Text => {
  const counted = shades.map((shade) => ({
    words: worded(lights, shade),
    number: count(Number(district[shade] ?? 0)),
  }));
  return text(
    `  项目  ${counted.map(({ words, number }) => `${words.zh} ${number}`).join(' · ')}`,
    `  Projects   ${counted.map(({ words, number }) => `${words.en} ${number}`).join(' · ')}`,
  );
};

/** What the counts of lights do not say: whose light is half of it, and who sent no goals for the month. */
const unheard = ({ moneyOnly, silentNames }: Headline): readonly Text[] => [
  ...(moneyOnly > 0
    ? [
        text(
          `        其中 ${count(moneyOnly)} 个本月目标未报,灯只看资金`,
          `             ${count(moneyOnly)} of them by money alone: no goals for the month`,
        ),
      ]
    : []),
  ...(silentNames.length > 0
    ? [
        text(
          `        本月没有报目标的部门:${few(silentNames, '、')}`,
          `             no goals this month from: ${few(silentNames, ', ')}`,
        ),
      ]
    : []),
];

const scores = ({ grades: rows }: Headline, { through }: RunRecord, policy: Policy): Text => {
  if (rows.every(({ grade }) => grade === 'ungraded'))
    return closesYear(through)
      ? text('  评价  数据已到年末,但没有项目得到评分', '  Scores     the year is closed, but no project is scored')
      : text(
          `  评价  年度未结束(数据到 ${through}),暂不评价`,
          `  Scores     the year is not closed (data to ${through}); no evaluation yet`,
        );
  const of = (grade: string): string => count(Number(rows.find((row) => row.grade === grade)?.projects ?? 0));
  const named = policy.grades.toSorted((a, b) => a.order - b.order).map(({ grade, name }) => ({ grade, name }));
  const open = rows.some(({ grade }) => grade === 'ungraded');
  const shown = open ? [...named, { grade: 'ungraded', name: worded(grades, 'ungraded') }] : named;
  return text(
    `  评价  ${shown.map(({ grade, name }) => `${name.zh} ${of(grade)}`).join(' · ')}`,
    `  Scores     ${shown.map(({ grade, name }) => `${name.en} ${of(grade)}`).join(' · ')}`,
  );
};

const allocated = ({ allocation }: Headline, { region }: Policy): Text | null =>
  allocation &&
  text(
    `  安排  ${allocation.fiscal_year} 年 ${exact(String(allocation.allocated_amount))} ${region.currency.zh},${count(Number(allocation.lines))} 行`,
    `  Allocation ${allocation.fiscal_year}: ${exact(String(allocation.allocated_amount))} ${region.currency.en} in ${count(Number(allocation.lines))} lines`,
  );

const reconciled = ({ reconciliation }: Headline): Text | null => {
  if (reconciliation.length === 0) return null;
  const total = reconciliation.reduce((sum, row) => sum + Number(row.figures), 0);
  const of = (...states: string[]): string =>
    count(
      reconciliation
        .filter((row) => states.includes(String(row.state)))
        .reduce((sum, row) => sum + Number(row.figures), 0),
    );
  return text(
    `  对账  ${count(total)} 个公布数:一致 ${of('exact', 'rounding')},来源自身差错 ${of('known_slip')},不一致 ${of('differs', 'absent')}`,
    `  Figures    ${count(total)} published: ${of('exact', 'rounding')} reproduced, ${of('known_slip')} slips of the source, ${of('differs', 'absent')} differ`,
  );
};

/** What `jixiao run` ends with: the year in a few lines, and where the results are. */
export const runSummary = (
  summarised: Summarised,
  places: { readonly site: string; readonly receipts: string | null },
): Text => {
  const { record, policy, headline } = summarised;
  return lines([
    ...refusalSays(summarised.receipts),
    text(
      `${policy.region.name.zh} ${record.fiscalYear} 年,数据到 ${record.through}${policy.region.notice ? `(${policy.region.notice.zh})` : ''}`,
      `${policy.region.name.en}, ${record.fiscalYear}, data to ${record.through}${policy.region.notice ? ` (${policy.region.notice.en})` : ''}`,
    ),
    ...filesSay(summarised),
    money(headline, policy),
    light(headline),
    ...unheard(headline),
    scores(headline, record, policy),
    earlierEvaluations(summarised.receipts, record),
    allocated(headline, policy),
    reconciled(headline),
    text(
      `  快照  ${record.snapshot.slice(0, 12)} · 规则 ${record.policy.id} · 结果 ${record.resultDigest.slice(0, 12)}`,
      `  Snapshot   ${record.snapshot.slice(0, 12)} · policy ${record.policy.id} · result ${record.resultDigest.slice(0, 12)}`,
    ),
    text(`报告 → ${places.site}`, `Report → ${places.site}`),
    places.receipts === null ? null : text(`回执 → ${places.receipts}`, `Receipts → ${places.receipts}`),
  ]);
};
