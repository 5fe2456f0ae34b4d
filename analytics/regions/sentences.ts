import { dateZh } from '../core/language/dates.ts';
import { type Text, text } from '../core/language/text.ts';

/** Why a region has no result, or one that is not shown. */
export const regionWords = {
  notHeard: (): Text =>
    text(
      '计算没有做完就中断了(超时、内存不足或系统故障),没有留下结果',
      'The computation broke off (out of time or memory, or a fault of the system) and left no result',
    ),
  nothingAccepted: (): Text => text('还没有接受任何文件', 'No file has been accepted yet'),
  notReported: (period: string, known: readonly string[]): Text => {
    const last = known.at(-1);
    return text(
      `${dateZh(period)} 还没有执行或进展数据${last ? `;最后一个已报月份是 ${dateZh(last)}` : ''}`,
      `Neither execution nor progress was reported for ${period} yet${last ? `; the last month reported is ${last}` : ''}`,
    );
  },
  /** `error` is the name of a kind of fault; what it says may quote data and stays in the log. */
  broken: (error: string): Text =>
    text(`程序出错(${error}),详见日志`, `Something went wrong (${error}); the log says what`),
  policyUnreadable: (): Text =>
    text('规则文件 policy.yaml 读不出来(存储拒绝读取)', 'The policy policy.yaml cannot be read (the store refuses it)'),
  laterStands: (period: string, later: string): Text =>
    text(
      `${dateZh(period)} 的结果已记录;网页和结果表仍是更晚的 ${dateZh(later)}`,
      `The result for ${period} is on record; pages and marts still show the later ${later}`,
    ),
  notPlanned: (): Text => text('还没有计算过', 'Never computed yet'),
};
