import { fold } from '../recognise/fold.ts';

const monthEnds = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A figure up to the last day of a month is one up to that month: 截至9月30日执行数. */
const upToMonth = (folded: string): string =>
  folded.replace(/^截[至止]到?([0-9]{1,2})月(?:([0-9]{1,2})日|底|末)?/, (whole, month: string, day?: string) => {
    const last = monthEnds[Number(month) - 1];
    const isEnd = day === undefined || Number(day) === last || (month === '2' && day === '29');
    return isEnd ? `截至${month}月` : whole;
  });

/** Quarters and halves from January on, as the months that they run to. */
const fromJanuary: readonly (readonly [RegExp, string])[] = [
  [/^上半年(?=执行|完成)/, '1-6月'],
  [/^(?:前[二两2]个?季度|1-2季度)(?=执行|完成)/, '1-6月'],
  [/^(?:前[三3]个?季度|1-3季度)(?=执行|完成)/, '1-9月'],
];

/** Months from January on in one spelling: 1~9月执行数 and 前三季度执行数 as 1-9月执行数. */
const sinceJanuary = (folded: string): string =>
  fromJanuary.reduce(
    (label, [spelling, months]) => label.replace(spelling, months),
    folded.replace(/^(1月?)[~〜∼﹣－](?=[0-9]{1,2}(?:月|季度))/, '$1-'),
  );

/** Labels are asked for one after another of the same cells, so the last ones are kept. */
const recent = new Map<string, string>();
const mostRecent = 5000;

/**
 * A label as forms print it, without what varies: width, blanks, line breaks, colons, stars, whatever stands in
 * brackets, and the last day of a month.
 * @example foldLabel(' 项目资金\n(万元): ') // '项目资金'
 */
export const foldLabel = (written: string): string => {
  const known = recent.get(written);
  if (known !== undefined) return known;
  const bare = fold(written)
    .replaceAll(/[([{【〔《][^)\]}】〕》]*[)\]}】〕》]/g, '')
    .replaceAll(/[:*※★,.。;、]/g, '');
  const folded = sinceJanuary(upToMonth(bare));
  if (recent.size >= mostRecent) recent.clear();
  recent.set(written, folded);
  return folded;
};

const monthMark = '{month}';

const literally = (written: string): string => written.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const patterns = new Map<string, RegExp>();

const patternOf = (label: string): RegExp => {
  const known = patterns.get(label);
  if (known) return known;
  const [before = '', after] = label.split(monthMark);
  const made =
    after === undefined
      ? new RegExp(`^${literally(foldLabel(before))}$`)
      : new RegExp(`^${literally(foldLabel(before))}(?<month>[0-9]{0,2})${literally(foldLabel(after))}$`);
  patterns.set(label, made);
  return made;
};

/** How a cell's text fits a label: undefined where it does not; with the month where the label has one in it. */
export const fitsLabel = (label: string, written: string): { readonly month?: number | null } | undefined => {
  const match = patternOf(label).exec(foldLabel(written));
  if (!match) return undefined;
  const month = match.groups?.month;
  if (month === undefined) return {};
  const number = Number(month);
  return { month: number >= 1 && number <= 12 ? number : null };
};

/** True where the text is one of the labels. */
export const isLabel = (labels: readonly string[], written: string): boolean =>
  labels.some((label) => fitsLabel(label, written) !== undefined);

/** What stands after the colon in a cell that begins with one of the labels: 填报单位(盖章):虚构中心. */
export const behindLabel = (labels: readonly string[], written: string): string | undefined => {
  const [, label, value] = /^([^:：]{1,20})[:：]\s*(\S[\s\S]*)$/.exec(written.trim()) ?? [];
  return label !== undefined && value !== undefined && isLabel(labels, label) ? value.trim() : undefined;
};
