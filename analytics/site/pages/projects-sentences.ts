import { count, percent, points } from '../../core/language/figures.ts';
import { awayEn, awayZh, is, many, pastEn, pastZh } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  lagging: (p: { months: number; lagging: number; threshold: string; missing: number }): string =>
    `${p.months} 个月中${p.lagging === 0 ? '没有一个月' : ` ${p.lagging} 个月`}${pastZh(p.threshold)}${p.missing > 0 ? `,${p.missing} 个月未报` : ''}`,
  project: (p: {
    month: number;
    rate: number | null;
    deviation: number | null;
    /** Money was not reported for the month: the one it was last reported for, or 'never'. */
    last: number | 'never' | null;
    goals: number | null;
    /** The one side that the light judges; null where it judges both, or nothing. */
    only: 'money' | 'goals' | null;
    light: string;
    why: readonly string[];
  }): string => {
    const spent =
      p.rate === null
        ? '没有执行率'
        : `执行 ${percent(p.rate)}${p.deviation === null ? '' : `,${awayZh(p.deviation)}`}`;
    const money =
      p.last === null ? spent : p.last === 'never' ? '没有报过执行数' : `没有新的执行数,最近 ${p.last} 月${spent}`;
    const goals = p.goals === null ? '目标进度未报' : `目标进度达到计划的 ${percent(p.goals)}`;
    const side = p.only === null ? '' : p.only === 'money' ? '只看资金,' : '只看目标,';
    return `截至 ${p.month} 月末${money};${goals}。${side}${p.light}${p.why.length > 0 ? `:${p.why.join('、')}` : ''}。`;
  },
  quadrant: (p: { fastSlow: number; slowSlow: number; disclosed: boolean }): string => {
    const who = p.disclosed ? '公开的项目' : '项目';
    if (p.fastSlow > 0) return `最该问的是右下角:${count(p.fastSlow)} 个${who}钱快事慢`;
    return p.slowSlow === 0
      ? `没有${who}钱快事慢,也没有钱和事都慢的`
      : `没有${who}钱快事慢,${count(p.slowSlow)} 个钱和事都慢`;
  },
  projects: (p: { all: number; units: number; unit: string; disclosed: boolean }): string =>
    p.all === 0
      ? p.disclosed
        ? '没有公开的项目'
        : '没有项目'
      : `${p.disclosed ? '公开的 ' : ''}${count(p.all)} 个项目,分属 ${count(p.units)} 个${p.unit}`,
  unpublished: (): string => '没有公布评分。',
  notEvaluatedProject: (p: { why: string }): string => `未评:${p.why}。未评不是零分。`,
  reScored: (p: { score: number; grade: string }): string =>
    `没有可以计分的自评,按财政再评价 ${points(p.score)} 分评为“${p.grade}”。`,
};

export const en: InEnglish<typeof zh> = {
  lagging: (p) =>
    `${p.lagging === 0 ? 'None' : count(p.lagging)} of ${many(p.months, 'month')} ${pastEn(p.threshold)}${p.missing > 0 ? `, ${count(p.missing)} not reported` : ''}`,
  project: (p) => {
    const spent =
      p.rate === null
        ? 'no execution rate'
        : `${percent(p.rate)} executed${p.deviation === null ? '' : `, ${awayEn(p.deviation)}`}`;
    const money =
      p.last === null
        ? spent
        : p.last === 'never'
          ? 'no spending reported yet'
          : `no new spending figures, last in month ${p.last} (${spent})`;
    return `To month ${p.month}: ${money}; ${p.goals === null ? 'goals not reported' : `goals at ${percent(p.goals)} of plan`}. Light${p.only === null ? '' : ` by ${p.only} alone`}: ${p.light}${p.why.length > 0 ? ` (${p.why.join(', ')})` : ''}.`;
  },
  quadrant: (p) => {
    const noun = p.disclosed ? 'disclosed project' : 'project';
    if (p.fastSlow > 0) return `Ask about the lower right: ${many(p.fastSlow, noun)} ahead on money, behind on goals`;
    return `No ${noun} spends ahead of its goals; ${p.slowSlow === 0 ? 'none is' : `${count(p.slowSlow)} ${is(p.slowSlow)}`} behind on both`;
  },
  projects: (p) => {
    const noun = p.disclosed ? 'disclosed project' : 'project';
    return p.all === 0 ? `No ${noun}s` : `${many(p.all, noun)} of ${many(p.units, p.unit)}`;
  },
  unpublished: () => 'No score is published.',
  notEvaluatedProject: (p) => `Not evaluated: ${p.why}. That is not a score of zero.`,
  reScored: (p) =>
    `No self-evaluation that can be scored; graded ${p.grade} by finance’s re-evaluation of ${points(p.score)}.`,
};

export const sentence = sentencesOf(zh, en);
