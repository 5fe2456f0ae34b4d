import { count, percent } from '../../core/language/figures.ts';
import { many } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

interface Counted {
  readonly indicators: number;
  readonly reported: number;
  readonly met: number;
  /** The month they are counted to; null where the year is evaluated. */
  readonly month: number | null;
}

interface Counting {
  readonly month: number | null;
  /** Whether the plan's progress is asked of every floor, not only of what builds up over the year. */
  readonly floors: boolean;
  /** From which share on a target is partly met, written: 60%. */
  readonly line: string;
  readonly carried: number;
}

/** In Chinese. */
export const zh = {
  targets: (p: Counted): string => {
    if (p.reported === 0) return `${count(p.indicators)} 项绩效目标都没有报数`;
    const silent = p.reported < p.indicators ? `,另有 ${count(p.indicators - p.reported)} 项未报` : '';
    const met = `${count(p.met)} 项${p.month === null ? '达成' : '达到本期要求'}(${percent(p.met / p.reported)})`;
    return `${p.month === null ? '' : `截至 ${p.month} 月,`}已报的 ${count(p.reported)} 项绩效目标中 ${met}${silent}`;
  },
  targetsHow: (p: Counting): string => {
    const against =
      p.month === null
        ? '年末值与全年目标比'
        : `最近一次报的数,${p.floors ? '累计型和下限(≥、>)的与计划进度比,其余的与全年目标比' : '累计型的与计划进度比,上限(≤)和时点型的与全年目标比'}`;
    const carried = p.carried > 0 ? `;${count(p.carried)} 项是更早月份报的` : '';
    return `${against};没有达到、完成程度不低于 ${p.line} 的为部分达成,定性的按所评档次${carried}`;
  },
};

export const en: InEnglish<typeof zh> = {
  targets: (p) => {
    if (p.reported === 0) return `None of ${many(p.indicators, 'target')} reported`;
    const silent = p.reported < p.indicators ? `; ${count(p.indicators - p.reported)} not reported` : '';
    const met = p.month === null ? 'met' : `on course to month ${p.month}`;
    return `${count(p.met)} of ${many(p.reported, 'reported target')} ${met} (${percent(p.met / p.reported)})${silent}`;
  },
  targetsHow: (p) => {
    const against =
      p.month === null
        ? 'Year-end results against the year’s targets'
        : `Last values reported, against the plan’s progress ${p.floors ? 'where they build up over the year or the target is a floor (≥, >), else against the whole year’s target' : 'where they build up over the year, against the whole target where it is a ceiling (≤) or a level'}`;
    const carried = p.carried > 0 ? `; ${count(p.carried)} of an earlier month` : '';
    return `${against}; partly met: short of it, complete to ${p.line} or more, or so judged${carried}`;
  },
};

export const sentence = sentencesOf(zh, en);
