import type { Case, CaseRow, MoneyLine } from './facts.ts';
import { kindOf, moneyOf } from './render.ts';

/**
 * What a line of a form turns out to be: `equal` to the rule; a `slip`, the form contradicting itself; a `judgement`,
 * printed below the rule without saying why; or `ours`, a difference that nothing on the form explains.
 */
export type Verdict = 'equal' | 'slip' | 'judgement' | 'ours';

export interface Line {
  readonly name: string;
  /** What the form prints and what the product computes, in points; null where a side has none. */
  readonly printed: number | null;
  readonly computed: number | null;
  readonly rule: string;
  readonly verdict: Verdict;
  readonly says: string;
}

/** Half a hundredth and what floating point may add to it. */
const near = 0.005_001;

export const isEqual = (one: number, other: number): boolean => Math.abs(one - other) <= near;

const isMissing = (value: number | null | undefined): value is null | undefined =>
  value === null || value === undefined;

const sum = (values: readonly (number | null | undefined)[]): number =>
  values.reduce<number>((all, value) => all + (value ?? 0), 0);

/** The rate of a line of money over the form's denominator; null where the line has not both. */
const rateOf = (line: MoneyLine, denominator: 'adjusted' | 'initial' | 'received'): number | null => {
  const whole = line[denominator] ?? (denominator === 'received' ? null : (line.adjusted ?? line.initial));
  return isMissing(whole) || isMissing(line.spent) || whole <= 0 ? null : line.spent / whole;
};

type Judged = readonly [Verdict, string];

/** A difference between points that no slip of the form explains. */
const unexplained = (printed: number, computed: number, weight: number | null, reason: string): Judged => {
  if (printed > computed && weight !== null && isEqual(printed, weight)) return ['slip', '没有达到却给满分'];
  if (weight !== null && printed > weight + near) return ['slip', '得分超过权重'];
  if (printed < computed) return ['judgement', reason ? `低于规则,所写原因:${reason}` : '低于规则,没有写原因'];
  return ['ours', '高于规则,表上没有解释'];
};

/** One indicator row; `computed` is null where the product gave no points. */
export const judgeRow = (row: CaseRow, computed: number | null): Judged => {
  const printed = row.points;
  if (isMissing(printed)) return ['equal', '表上没有得分'];
  const weight = row.weight ?? null;
  if (!isMissing(row.converted) && weight !== null && !isEqual(row.converted, printed))
    return ['slip', `得分已含权重,折算又乘了一次:${row.converted}`];
  if (weight !== null && printed > weight + near) return ['slip', '得分超过权重'];
  if (weight === null || weight === 0) return printed === 0 ? ['equal', ''] : ['slip', '不计权重的行有得分'];
  if (computed === null) return ['ours', '本系统没有算出得分'];
  if (isEqual(printed, computed)) return ['equal', kindOf(row) === 'judged' ? '评价人的判断,照收' : ''];
  return unexplained(printed, computed, weight, row.reason ?? '');
};

const sourceNames = ['initial', 'adjusted', 'received', 'spent'] as const;

/** A total line of money that is not the sum of the lines under it. */
const contradictsSources = ({ budget }: Case): boolean => {
  const lines = budget.by_source ?? [];
  return (
    lines.length > 0 &&
    sourceNames.some((name) => {
      const stated = lines.map((line) => line[name]).filter((value) => !isMissing(value));
      return stated.length > 0 && !isMissing(budget[name]) && Math.abs(sum(stated) - budget[name]) > 0.01;
    })
  );
};

/** The execution row of a form. */
export const judgeExecution = (form: Case, computed: number | null): Judged => {
  const { budget } = form;
  const rate = rateOf(budget, form.denominator ?? 'adjusted');
  if (contradictsSources(form)) return ['slip', '总额一行与各来源之和不符'];
  // Forms print rates to whole per cents or to two decimals.
  if (rate !== null && !isMissing(budget.rate) && Math.abs(Math.min(rate, 9.99) - budget.rate) > 0.005_1)
    return ['slip', `所填执行率 ${(budget.rate * 100).toFixed(2)}%,按表上的数是 ${(rate * 100).toFixed(2)}%`];
  if (isMissing(budget.points)) return ['equal', '表上没有得分'];
  if (moneyOf(form).length === 0) return ['equal', '表上没有可算的数,照收'];
  if (computed === null) return ['ours', '本系统没有算出得分'];
  if (isEqual(budget.points, computed)) return ['equal', ''];
  return unexplained(budget.points, computed, budget.weight ?? null, '');
};

/** A line of money with points of its own. */
export const judgeLine = (line: MoneyLine, computed: number | null): Judged => {
  const printed = line.points ?? 0;
  if (computed === null) return ['ours', '本系统没有算出得分'];
  return isEqual(printed, computed) ? ['equal', ''] : unexplained(printed, computed, line.weight ?? null, '');
};

/** Weights, where the form has them: with the execution rate they add to 100, and a part of them to no more. */
export const judgeWeights = ({ budget, indicators, complete }: Case): Line | null => {
  if (indicators.length < 2) return null;
  const all = sum([budget.weight, ...indicators.map(({ weight }) => weight)]);
  const wrong = all > 100 + near || (complete === true && all < 100 - near && all > near);
  return {
    name: '权重合计',
    printed: Math.round(all * 100) / 100,
    computed: null,
    rule: '',
    verdict: wrong ? 'slip' : 'equal',
    says: wrong ? `权重合计 ${all},不是 100` : '',
  };
};

/** The total against the rows the form prints: their sum, or at most what the rows that are not stored could add. */
export const judgeTotal = (form: Case, rows: readonly Line[]): Line | null => {
  const { budget, indicators, total } = form;
  if (isMissing(total)) return null;
  const printed = sum([budget.points, ...indicators.map(({ points }) => points)]);
  const weights = sum([budget.weight, ...indicators.map(({ weight }) => weight)]);
  const most = form.complete === true ? printed : printed + Math.max(100 - weights, 0);
  const holds = total >= printed - near && total <= most + near;
  const computed = sum(rows.map((row) => row.computed));
  return {
    name: '总分',
    printed: total,
    computed: form.complete === true ? Math.round(computed * 100) / 100 : null,
    rule: '',
    verdict: holds ? 'equal' : 'slip',
    says: holds
      ? form.complete === true
        ? '等于表上各行之和'
        : '表上没有的行可以补足'
      : `各行合计 ${printed},到不了 ${total}`,
  };
};

/** What readers call the verdicts on their forms. */
const readersWords: Readonly<Record<string, Verdict>> = {
  exact: 'equal',
  rounding: 'equal',
  slip: 'slip',
  judgement: 'judgement',
};

/** What a reader found of the form, where the form carries it in a known word; null else. */
export const readersVerdict = ({ verdict }: Case): Verdict | null => readersWords[verdict ?? ''] ?? null;

const gravity: readonly Verdict[] = ['ours', 'slip', 'judgement', 'equal'];

/** What a whole form is: the gravest of its lines. */
export const verdictOf = (lines: readonly Line[]): Verdict =>
  gravity.find((verdict) => lines.some((line) => line.verdict === verdict)) ?? 'equal';
