import { count, percent, signed } from '../../core/language/figures.ts';
import { awayEn, awayZh, is, many, pastEn, pastZh } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  department: (p: {
    name: string;
    rate: number | null;
    deviation: number | null;
    red: number;
    projects: number;
  }): string => {
    if (p.rate === null) return `${p.name}:本期没有执行率`;
    return `执行 ${percent(p.rate)}${p.deviation === null ? '' : `,${awayZh(p.deviation)}`};${p.red === 0 ? `${count(p.projects)} 个项目都不是红灯` : `${count(p.projects)} 个项目中 ${count(p.red)} 个红灯`}`;
  },
  versusLast: (p: { month: number; rate: number | null; last: number | null }): string => {
    if (p.rate === null) return `截至 ${p.month} 月没有执行率`;
    if (p.last === null) return `截至 ${p.month} 月执行 ${percent(p.rate)}`;
    const size = signed(Math.abs(p.rate - p.last)).replace('+', '');
    return size === '0.0' ? '与上年同期一样快' : `比上年同期${p.rate > p.last ? '快' : '慢'} ${size} 个百分点`;
  },
  worstDepartments: (p: { names: readonly string[]; count: number; unit: string; threshold: string }): string =>
    p.count === 0
      ? `没有${p.unit}${pastZh(p.threshold)}`
      : `${p.names.join('、')}${p.count > p.names.length ? ` 等 ${count(p.count)} 个${p.unit}` : ''}${pastZh(p.threshold)}`,
  closedYear: (p: { count: number; unit: string; short: number }): string =>
    p.short === 0
      ? `执行最低的 ${p.count} 个${p.unit},全年也都到了 90%`
      : `执行最低的 ${p.count} 个${p.unit},${p.short} 个全年不到 90%`,
  multiples: (p: { count: number; unit: string; short: number }): string =>
    p.short === 0
      ? `落后最多的 ${p.count} 个${p.unit},年末仍可能完成`
      : `落后最多的 ${p.count} 个${p.unit}中,${p.short} 个到年末预计仍低于 90%`,
  heat: (p: { name: string; months: number; unit: string; missing: number }): string => {
    if (p.months >= 2) return `${p.name}${/[ -~\u00c0-\u024f]$/.test(p.name) ? ' ' : ''}连续 ${p.months} 个月走低`;
    return p.missing > 0 ? `有 ${count(p.missing)} 个${p.unit}月没有报数` : `各${p.unit}逐月的进度差`;
  },
};

export const en: InEnglish<typeof zh> = {
  department: (p) =>
    p.rate === null
      ? 'No execution rate this period'
      : `${percent(p.rate)} executed${p.deviation === null ? '' : `, ${awayEn(p.deviation)}`}; ${p.red === 0 ? 'none' : count(p.red)} of ${many(p.projects, 'project')} red`,
  versusLast: (p) => {
    if (p.rate === null) return `No execution rate to month ${p.month}`;
    if (p.last === null) return `${percent(p.rate)} executed to month ${p.month}`;
    const size = signed(Math.abs(p.rate - p.last)).replace('+', '');
    return size === '0.0'
      ? 'As fast as a year earlier'
      : `${size} points ${p.rate > p.last ? 'faster' : 'slower'} than a year earlier`;
  },
  worstDepartments: (p) =>
    p.count === 0
      ? `No ${p.unit} is ${pastEn(p.threshold)}`
      : `${many(p.count, p.unit)} ${is(p.count)} ${pastEn(p.threshold)}`,
  closedYear: (p) =>
    p.short === 0
      ? `Even the ${p.count} lowest ended the year at 90% or more`
      : `The ${p.count} lowest: ${p.short} ended the year below 90%`,
  multiples: (p) =>
    p.short === 0
      ? `The ${p.count} furthest behind may still finish`
      : `Of the ${p.count} furthest behind, ${p.short} ${is(p.short)} expected to end below 90%`,
  heat: (p) =>
    p.months >= 2
      ? `${p.name} has fallen for ${p.months} months in a row`
      : p.missing > 0
        ? `${count(p.missing)} ${p.unit}-months were not reported`
        : `Deviation by ${p.unit} and month`,
};

export const sentence = sentencesOf(zh, en);
