import { fold, foldHeader } from './fold.ts';

/**
 * Words under a heading that is split into columns: a figure of one month or quarter alone, the running total since
 * January, a total of the columns beside it, or a part.
 */
type SplitWord = 'month' | 'running' | 'total' | 'subtotal' | 'part';

const figure = '(?:合计|小计)?(?:预算)?(?:支出|支付|执行|拨付|完成|发生)?(?:数|额|值|金额|情况)?';
const month = '(?:1[0-2]|0?[1-9])月份?';
const monthAlone = new RegExp(`^(?:本月|当月|单月|本期|当期|本季度?|当季度?|第?[一二三四]季度|${month})${figure}$`);
const sinceJanuary =
  '(?:本年度?|全年|当年|至本月|截至本月|截至(?:1[0-2]|[1-9])月[底末]?|年初至本月|年初至今|1-(?:1[0-2]|[1-9]|本|n)月)';
const runningTotal = new RegExp(`^(?:${sinceJanuary}?累计${figure}|截至本月${figure})$`);
const upToMonth = new RegExp(`^1-(?:1[0-2]|[1-9]|本|n)月${figure}$`);
const total = /^(?:合计|总计|共计)(?:数|金额)?$/;
const subtotal = /^小计(?:数|金额)?$/;

const withoutOfWhich = (written: string): string => foldHeader(written).name.replace(/^其中/, '');

/** What a word says of its column. @example splitWordOf('其中:本月') // 'month' */
export const splitWordOf = (written: string): SplitWord => {
  const word = withoutOfWhich(written);
  if (total.test(word)) return 'total';
  if (subtotal.test(word)) return 'subtotal';
  if (runningTotal.test(word) || upToMonth.test(word)) return 'running';
  return monthAlone.test(word) ? 'month' : 'part';
};

/** True where a column is a part of another part, or no amount that adds up: 其中:本级, 执行率. */
export const isBesideTheSum = (written: string): boolean => /^其中|率|比|进度/.test(fold(written));

const lastMonth = (written: string): number => Number(/([0-9]{1,2})月/.exec(fold(written))?.[1] ?? 0);

/** The months up to some month are a part where a later month stands beside them: 1-5月 beside 6月. */
const isEarlier = (written: string, words: readonly string[]): boolean =>
  upToMonth.test(withoutOfWhich(written)) && words.some((each) => lastMonth(each) > lastMonth(written));

/**
 * The place of the one word that names the whole: a total, else a subtotal, else what has run since January; undefined
 * where there is none or more than one.
 * @example wholeOf(['当年', '结转', '合计']) // 2
 */
export const wholeOf = (words: readonly string[]): number | undefined => {
  const kinds = words.map((word) => {
    const kind = splitWordOf(word);
    return kind === 'running' && isEarlier(word, words) ? 'part' : kind;
  });
  const placesOf = (kind: SplitWord): readonly number[] =>
    kinds.flatMap((each, index) => (each === kind ? [index] : []));
  const accumulated = placesOf('running').filter((index) => runningTotal.test(withoutOfWhich(words[index] ?? '')));
  const totals = placesOf('total').length > 0 ? placesOf('total') : placesOf('subtotal');
  // A total beside 累计 may be of the month's own figures.
  if (totals.length > 0 && accumulated.length > 0) return undefined;
  const wholes = totals.length > 0 ? totals : placesOf('running');
  return wholes.length === 1 ? wholes[0] : undefined;
};
