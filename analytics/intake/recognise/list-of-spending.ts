import { period } from '../../contracts/common.ts';
import { execution } from '../../contracts/datasets/execution.ts';
import type { Field } from '../../contracts/field.ts';
import { fold, foldHeader } from './fold.ts';
import type { Fit } from './recognise.ts';

const spellings = (fields: readonly Field[]): ReadonlySet<string> =>
  new Set(fields.flatMap(({ label, aliases }) => [label.zh, ...(aliases ?? [])]).map((each) => foldHeader(each).name));

const months = spellings([period]);
const amounts = spellings(execution.fields.filter(({ type }) => type === 'money'));
const spent = /(?:支出|执行|支付|拨付|拨款|实付)(?:数|额|金额|总额|合计|情况)?$/;
/** A list may say what was spent on its projects in years before. */
const another = /上年|去年|以前|往年|历年|20[0-9]{2}年/;

const isMonth = (header: string): boolean => months.has(foldHeader(header).name);
const isSpending = (header: string): boolean => {
  const { name } = foldHeader(header);
  return !another.test(fold(header)) && (amounts.has(name) || spent.test(name));
};

/**
 * Columns by which what would be read as a list is a table of money spent: such a table has the codes and names of a
 * list too. A list that has its own amount may have others beside it, but none by month.
 */
export const spendingOnList = ({ dataset, columns, missing }: Fit, unread: readonly string[]): readonly string[] => {
  if (!dataset.isList || missing.length > 0) return [];
  const hasAmount = columns.some(({ field }) => field.name === dataset.amount);
  const isByMonth = unread.some(isMonth);
  if (!unread.some(isSpending) || (hasAmount && !isByMonth)) return [];
  return unread.filter((header) => isMonth(header) || isSpending(header));
};
