import { count, percent } from '../../core/language/figures.ts';
import type { Text } from '../../core/language/text.ts';
import { many } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

interface Balances {
  readonly month: number;
  /** Amounts with their currency; null where they are not stated for all. */
  readonly revenue: Text | null;
  readonly received: number | null;
  readonly balance: Text | null;
  readonly share: number | null;
}

interface Coverage {
  readonly units: number;
  readonly listed: number;
}

/** In Chinese. */
export const zh = {
  balances: (p: Balances): string => {
    const received = p.received === null ? '' : `,完成收入预算的 ${percent(p.received)}`;
    const share = p.share === null ? '' : `,为支出预算的 ${percent(p.share)}`;
    const parts = [
      p.revenue && `收入 ${p.revenue.zh}${received}`,
      p.balance && `结转结余 ${p.balance.zh}${share}`,
    ].filter((part) => part !== null);
    return parts.length === 0 ? `截至 ${p.month} 月的收支结余` : `截至 ${p.month} 月,${parts.join(';')}`;
  },
  balancesHow: (p: Coverage): string => {
    const silent =
      p.units < p.listed
        ? `机构表上的 ${count(p.listed)} 个单位中 ${count(p.units)} 个报了这个月的数,合计只含这些单位;`
        : '';
    return `${silent}有单位没有填的,合计为空;结转结余率 = 期末结转结余 ÷ 支出预算数`;
  },
};

export const en: InEnglish<typeof zh> = {
  balances: (p) => {
    const received = p.received === null ? '' : `, ${percent(p.received)} of what was budgeted`;
    const share = p.share === null ? '' : `, ${percent(p.share)} of the budget to spend`;
    const parts = [
      p.revenue && `revenue ${p.revenue.en}${received}`,
      p.balance && `balance ${p.balance.en}${share}`,
    ].filter((part) => part !== null);
    return parts.length === 0 ? `Revenue and balances to month ${p.month}` : `To month ${p.month}: ${parts.join('; ')}`;
  },
  balancesHow: (p) => {
    const silent =
      p.units < p.listed
        ? `Of ${many(p.listed, 'unit')} on the list ${count(p.units)} stated this month’s figures, and totals are of those; `
        : '';
    return `${silent}a total is empty where a unit left the figure out; share = balance ÷ budget to spend`;
  },
};

export const sentence = sentencesOf(zh, en);
