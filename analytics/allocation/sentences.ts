import { notEvaluated } from '../contracts/codes.ts';
import { exact, percent, quantity } from '../core/language/figures.ts';
import { roundHalfUp } from '../core/language/round.ts';
import { type Text, text } from '../core/language/text.ts';
import { formatYuan, parseYuan } from '../core/money.ts';
import type { EnvelopeOrigin } from './problem.ts';

/** Reasons stand in a mart: other words than these would give results of earlier versions another digest. */
const unscored: typeof notEvaluated = {
  ...notEvaluated,
  no_self_evaluation: text('没有收到自评', 'no self-evaluation was sent'),
};

/** Everything a line's reason is written from; amounts are yuan with two decimals. */
export interface AllocationStory {
  readonly limit: string;
  readonly rule: { readonly code: string; readonly name: Text; readonly low: number; readonly high: number } | null;
  readonly score: string | null;
  /**
   * Where the score is a re-evaluation's: the one it replaced, null where there was none; absent where it is the
   * evaluation's own.
   */
  readonly replacedScore: string | null | undefined;
  readonly grade: Text | null;
  readonly fundSource: string;
  readonly baseAmount: string | null;
  readonly requestedAmount: string;
  readonly floorAmount: string;
  readonly lowAmount: string;
  readonly highAmount: string;
  readonly allocatedAmount: string;
  readonly addedAmount: string;
  readonly currency: Text;
  /** The code the request names as continued. */
  readonly previousCode: string | null;
  /**
   * Codes of what is to be asked about: previous_unknown, fund_without_budget, fund_shared, budget_as_listed,
   * not_approved, why the project is not evaluated.
   */
  readonly findings: readonly string[];
}

const share = (factor: number): string => `${quantity(roundHalfUp(factor, 2, 2))}%`;

const standing = ({ rule, score, replacedScore, grade, previousCode, findings }: AllocationStory): Text => {
  if (findings.includes('previous_unknown'))
    return text(
      `本年没有编码为 ${previousCode} 的项目,请核对上年项目编码`,
      `No project of this year has the code ${previousCode}, please check it`,
    );
  if (score !== null && grade && replacedScore !== undefined)
    return replacedScore === null
      ? text(`再评价得分 ${score}(${grade.zh})`, `Scored ${score} (${grade.en}) on re-evaluation`)
      : text(
          `再评价得分 ${score}(${grade.zh}),替代评价得分 ${replacedScore}`,
          `Scored ${score} (${grade.en}) on re-evaluation, in place of ${replacedScore}`,
        );
  if (score !== null && grade) return text(`评价得分 ${score}(${grade.zh})`, `Scored ${score} (${grade.en})`);
  if (rule?.code === 'new' && !findings.includes('fund_without_budget')) return text('新增项目', 'A new project');
  const why = findings.map((code) => unscored[code]).find((words) => words !== undefined);
  return why
    ? text(`本年未评(${why.zh})`, `Not evaluated this year (${why.en})`)
    : text('本年没有评价得分', 'No score this year');
};

const unfunded = ({ findings, fundSource }: AllocationStory): Text =>
  findings.includes('fund_without_budget')
    ? text(`,“${fundSource}”本年没有预算`, `, with no budget from “${fundSource}” this year`)
    : text('', '');

/** What the factors apply to: the fund's own budget, or a part of it, or the request where it has none. */
const basisOf = ({ baseAmount, requestedAmount, fundSource, findings }: AllocationStory): Text => {
  if (baseAmount === null) return text(`申请额 ${exact(requestedAmount)}`, `the request, ${exact(requestedAmount)}`);
  return findings.includes('fund_shared')
    ? text(
        `“${fundSource}”本年预算平分所得 ${exact(baseAmount)}`,
        `an equal part of this year’s budget from “${fundSource}”, ${exact(baseAmount)}`,
      )
    : text(`本年预算 ${exact(baseAmount)}`, `this year’s budget, ${exact(baseAmount)}`);
};

const permitted = (story: AllocationStory): Text => {
  const { rule, currency } = story;
  if (!rule) return text('没有对应的应用规则', 'no rule of the policy applies');
  if (rule.code === 'not_evaluated' && story.findings.includes('fund_without_budget'))
    return text(
      `按“${rule.name.zh}”,没有本年预算的资金来源只安排保障下限`,
      `“${rule.name.en}” permits a fund without a budget its protected floor alone`,
    );
  const basis = basisOf(story);
  return text(
    `按“${rule.name.zh}”可安排${basis.zh} ${currency.zh}的 ${share(rule.low)} 至 ${share(rule.high)}`,
    `“${rule.name.en}” permits ${share(rule.low)} to ${share(rule.high)} of ${basis.en} ${currency.en}`,
  );
};

const range = ({ lowAmount, highAmount, requestedAmount, floorAmount }: AllocationStory): Text => {
  const floor =
    floorAmount === '0.00'
      ? text('', '')
      : text(`、保障下限 ${exact(floorAmount)}`, ` and the protected floor of ${exact(floorAmount)}`);
  return text(
    `结合申请 ${exact(requestedAmount)}${floor.zh},区间为 ${exact(lowAmount)} 至 ${exact(highAmount)}`,
    `with the request of ${exact(requestedAmount)}${floor.en} the range is ${exact(lowAmount)} to ${exact(highAmount)}`,
  );
};

const outcome: Readonly<Record<string, (story: AllocationStory) => Text>> = {
  floor: () => text('正是受保护的支出,不能再少', 'exactly the protected spending, which may not be cut'),
  low: () => text('为区间下限,总额已无余款可加', 'the lower end of the range: the envelope had nothing to add'),
  high: () => text('达到区间上限', 'the upper end of the range'),
  request: () => text('按申请足额安排', 'the request in full'),
  none: ({ addedAmount }) =>
    text(
      `在下限之上,按优先级和得分分得 ${exact(addedAmount)}`,
      `its lower limit and ${exact(addedAmount)} shared out by priority and score`,
    ),
};

/** The change against the base; nothing where there is none to compare with. */
const change = ({ baseAmount, allocatedAmount, findings }: AllocationStory): Text => {
  const base = parseYuan(baseAmount ?? '0');
  if (base <= 0n) return text('', '');
  const more = parseYuan(allocatedAmount) - base;
  const than = findings.includes('fund_shared') ? text('平分所得', 'that part') : text('本年', 'this year');
  if (more === 0n) return text(`与${than.zh}持平`, `the same as ${than.en}`);
  const size = exact(formatYuan(more > 0n ? more : -more));
  const rate = percent(Math.abs(Number(more)) / Number(base));
  return more > 0n
    ? text(`比${than.zh}增加 ${size}(${rate})`, `${size} (${rate}) more than ${than.en}`)
    : text(`比${than.zh}减少 ${size}(${rate})`, `${size} (${rate}) less than ${than.en}`);
};

const asListed = ({ findings }: AllocationStory): Text =>
  findings.includes('budget_as_listed')
    ? text(
        '本年没有报过资金,本年预算取项目表的年初预算。',
        ' No money was reported this year; its budget is the initial one on the list of projects.',
      )
    : text('', '');

const unapproved = ({ findings }: AllocationStory): Text =>
  findings.includes('not_approved')
    ? text('本年绩效目标未获批复(退回或不予安排)。', ' This year’s goals were not approved (returned or rejected).')
    : text('', '');

/** Why a line got what it got, in one sentence for whoever answers for the money. */
export const allocationReason = (story: AllocationStory): Text => {
  const [who, from, may, within] = [standing(story), unfunded(story), permitted(story), range(story)];
  const what = outcome[story.limit]?.(story) ?? text('', '');
  const amount = exact(story.allocatedAmount);
  const than = change(story);
  const listed = asListed(story);
  const goals = unapproved(story);
  return text(
    `${who.zh}${from.zh},${may.zh};${within.zh}。安排 ${amount} ${story.currency.zh},${what.zh}${than.zh && `,${than.zh}`}。${listed.zh}${goals.zh}`,
    `${who.en}${from.en}: ${may.en}; ${within.en}. Allocated ${amount} ${story.currency.en}, ${what.en}${than.en && `; ${than.en}`}.${listed.en}${goals.en}`,
  );
};

/** Why part of the envelope stands in no project. */
export const reserveReason = (amount: string, currency: Text): Text =>
  text(
    `各项目都已达到区间上限,总额还余 ${exact(amount)} ${currency.zh},留作预留,待审定后安排。`,
    `Every project has reached the upper end of its range; ${exact(amount)} ${currency.en} of the envelope is left and held in reserve until decided.`,
  );

/** Where the envelope came from. */
export const envelopeOrigins: Readonly<Record<EnvelopeOrigin, Text>> = {
  given: text('命令行给定', 'given with the command'),
  policy: text('规则中设定', 'set in the policy'),
  base: text('未给总额,取本年预算', 'none was given: this year’s total'),
  minimum: text('未给总额,取各项下限合计', 'none was given: the lower limits'),
};
