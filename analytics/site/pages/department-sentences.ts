import { count, percent, signed } from '../../core/language/figures.ts';
import { awayEn, awayZh, is, many, pastEn, pastZh } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  department: (p: {
    name: string;
    rate: number | null;
    deviation: number | null;
    /** Money was not reported for the month: the one it was last reported for, or 'never'. */
    last: number | 'never' | null;
    red: number;
    projects: number;
  }): string => {
    if (p.last === 'never') return `${p.name}:至今没有报过执行数`;
    if (p.rate === null) return `${p.name}:${p.last === null ? '本期' : `${p.last} 月`}没有执行率`;
    const spent = `执行 ${percent(p.rate)}${p.deviation === null ? '' : `,${awayZh(p.deviation)}`}`;
    return `${p.last === null ? spent : `本月没有报执行数,最近 ${p.last} 月${spent}`};${p.red === 0 ? `${count(p.projects)} 个项目都不是红灯` : `${count(p.projects)} 个项目中 ${count(p.red)} 个红灯`}`;
  },
  versusLast: (p: { month: number; reported: boolean; rate: number | null; last: number | null }): string => {
    if (!p.reported) return `${p.month} 月没有报执行数`;
    if (p.rate === null) return `截至 ${p.month} 月没有执行率`;
    if (p.last === null) return `截至 ${p.month} 月执行 ${percent(p.rate)}`;
    const size = signed(Math.abs(p.rate - p.last)).replace('+', '');
    return size === '0.0' ? '与上年同期一样快' : `比上年同期${p.rate > p.last ? '快' : '慢'} ${size} 个百分点`;
  },
  worstDepartments: (p: {
    names: readonly string[];
    count: number;
    unreported: number;
    all: number;
    unit: string;
    threshold: string;
  }): string => {
    if (p.all > 0 && p.unreported === p.all) return `${count(p.all)} 个${p.unit}本月都没有报执行数`;
    const silent = p.unreported > 0 ? `,${count(p.unreported)} 个未报` : '';
    return p.count === 0
      ? `没有${p.unit}${pastZh(p.threshold)}${silent}`
      : `${p.names.join('、')}${p.count > p.names.length ? ` 等 ${count(p.count)} 个${p.unit}` : ''}${pastZh(p.threshold)}${silent}`;
  },
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
  department: (p) => {
    if (p.last === 'never') return 'No spending reported yet';
    if (p.rate === null) return `No execution rate ${p.last === null ? 'this period' : `in month ${p.last}`}`;
    const spent = `${percent(p.rate)} executed${p.deviation === null ? '' : `, ${awayEn(p.deviation)}`}`;
    return `${p.last === null ? spent : `No spending reported this month; last in month ${p.last}, ${spent}`}; ${p.red === 0 ? 'none' : count(p.red)} of ${many(p.projects, 'project')} red`;
  },
  versusLast: (p) => {
    if (!p.reported) return `No spending reported for month ${p.month}`;
    if (p.rate === null) return `No execution rate to month ${p.month}`;
    if (p.last === null) return `${percent(p.rate)} executed to month ${p.month}`;
    const size = signed(Math.abs(p.rate - p.last)).replace('+', '');
    return size === '0.0'
      ? 'As fast as a year earlier'
      : `${size} points ${p.rate > p.last ? 'faster' : 'slower'} than a year earlier`;
  },
  worstDepartments: (p) => {
    if (p.all > 0 && p.unreported === p.all) return `None of ${many(p.all, p.unit)} reported spending this month`;
    const silent = p.unreported > 0 ? `; ${count(p.unreported)} not reported` : '';
    return p.count === 0
      ? `No ${p.unit} is ${pastEn(p.threshold)}${silent}`
      : `${many(p.count, p.unit)} ${is(p.count)} ${pastEn(p.threshold)}${silent}`;
  },
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
