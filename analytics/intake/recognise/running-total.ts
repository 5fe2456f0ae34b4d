import { fold } from './fold.ts';

const sinceJanuary = /累计|年初(?:起|以来)?(?:至|到)|(?:^|[^0-9])1-(?:[0-9]{1,2}|本|n)月/;
const spending = /支出|支付|执行|拨付/;
/** A rate, another year’s figure, another kind of payment, or a total since a project began. */
const another = /率|进度|比|上年|去年|同期|实际支付|实付|结转|结余|(?<!年初)以来/;

/**
 * True for a header that means the money spent since January, in whatever words.
 * @example isSpentSinceJanuary('其中:本年累计支出数') // true
 */
export const isSpentSinceJanuary = (header: string): boolean => {
  const written = fold(header);
  return sinceJanuary.test(written) && spending.test(written) && !another.test(written);
};
