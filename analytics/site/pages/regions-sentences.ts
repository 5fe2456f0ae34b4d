import { dateZh } from '../../core/language/dates.ts';
import { compactEn, compactZh, count, percent } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import type { Period } from '../../core/period.ts';
import type { RegionTotals } from '../../regions/totals.ts';

/** How many regions of an installation have a result for its period, and what those add up to. */
export interface Standing {
  readonly period: Period;
  readonly all: number;
  readonly done: number;
  readonly totals: RegionTotals | null;
}

const are = (n: number): string => `${count(n)} ${n === 1 ? 'region' : 'regions'}`;

const spentZh = ({ spent, rate, currency }: RegionTotals): string =>
  `共执行 ${compactZh(spent)}${currency.zh}${rate === null ? '' : `,为预算的 ${percent(rate)}`}`;
const spentEn = ({ spent, rate, currency }: RegionTotals): string =>
  `spent ${compactEn(spent)} ${currency.en}${rate === null ? '' : `, ${percent(rate)} of the budget`}`;

/** The finding over all regions: who has no result comes before any sum. */
export const overviewHeading = ({ period, all, done, totals }: Standing): Text => {
  const month = dateZh(period);
  if (done === 0 && all === 1) return text(`还没有 ${month} 的结果`, `There is no result for ${period} yet`);
  if (done === 0)
    return text(`${count(all)} 个地区都没有 ${month} 的结果`, `None of ${are(all)} has a result for ${period}`);
  const lacking = all - done;
  if (lacking === 0 && totals) return text(`${count(all)} 个地区${spentZh(totals)}`, `${are(all)} ${spentEn(totals)}`);
  if (lacking === 0)
    return text(`${count(all)} 个地区都有 ${month} 的结果`, `All ${are(all)} have a result for ${period}`);
  const rest = totals ? text(`;其余${spentZh(totals)}`, `; the others ${spentEn(totals)}`) : text('', '');
  return text(
    `${count(all)} 个地区中 ${count(lacking)} 个没有 ${month} 的结果${rest.zh}`,
    `${count(lacking)} of ${are(all)} ${lacking === 1 ? 'has' : 'have'} no result for ${period}${rest.en}`,
  );
};

/** Where to look first. */
export const overviewLights = ({ counts: { projects, red, yellow, missing } }: RegionTotals): Text =>
  text(
    `${count(projects)} 个项目中 ${count(red)} 个亮红灯,${count(yellow)} 个亮黄灯${missing === 0 ? ',每个都报了数' : `,${count(missing)} 个未报`}。`,
    `Of ${count(projects)} projects ${count(red)} are red, ${count(yellow)} yellow and ${missing === 0 ? 'every one reported' : `${count(missing)} reported nothing`}.`,
  );
