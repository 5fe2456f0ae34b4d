import { count, percent } from '../../core/language/figures.ts';
import { awayEn, awayZh, is, many, partlyEn, pastEn, pastZh, takenZh } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  behind: (p: {
    all: number;
    behind: number;
    unit: string;
    threshold: string;
    fastSlow: number;
    missing: number;
  }): string => {
    const first =
      p.behind === 0
        ? `${count(p.all)} 个${p.unit}都没有${pastZh(p.threshold)}`
        : `${count(p.all)} 个${p.unit}中有 ${count(p.behind)} 个${pastZh(p.threshold)}`;
    if (p.fastSlow > 0) return `${first},${count(p.fastSlow)} 个项目钱花得快、事办得慢`;
    return p.missing > 0 ? `${first},${count(p.missing)} 个项目至今未报` : first;
  },
  noMoney: (p: { month: number }): string => `截至 ${p.month} 月末还没有收到执行数据。`,
  spent: (p: {
    month: number;
    money: string;
    rate: number | null;
    deviation: number | null;
    goals: number | null;
  }): string => {
    const rate = p.rate === null ? '执行率无法计算' : `执行率 ${percent(p.rate)}`;
    const where = p.deviation === null ? '' : `,${awayZh(p.deviation)}`;
    const goals = p.goals === null ? '' : `。目标进度达到计划的 ${percent(p.goals)}`;
    return `截至 ${p.month} 月末,共执行 ${p.money},${rate}${where}${goals}。`;
  },
  first: (): string => '这是本年第一期,没有上月可比。',
  changed: (p: { newRed: number; recovered: number; missing: number; disclosed: boolean }): string => {
    const red = p.newRed === 0 ? '没有新亮的红灯' : `新亮红灯 ${count(p.newRed)} 个`;
    const back = p.recovered === 0 ? '没有由红恢复的' : `恢复 ${count(p.recovered)} 个`;
    const silent = p.missing === 0 ? '每个项目都报过数' : `${count(p.missing)} 个项目资金和目标至今都未报`;
    return `${p.disclosed ? '公开的项目中,' : ''}${red},${back};${silent}。`;
  },
  trust: (p: { files: number; refused: number; partly: number; missing: number }): string => {
    const files = `收到 ${count(p.files)} 个文件,${takenZh(p)}`;
    return `${files};本期${p.missing === 0 ? '每个项目都报了资金数' : ` ${count(p.missing)} 个项目未报资金数`}`;
  },
};

export const en: InEnglish<typeof zh> = {
  behind: (p) => {
    const first =
      p.behind === 0
        ? `None of ${many(p.all, p.unit)} is ${pastEn(p.threshold)}`
        : `${count(p.behind)} of ${many(p.all, p.unit)} ${is(p.behind)} ${pastEn(p.threshold)}`;
    if (p.fastSlow > 0) return `${first}; ${many(p.fastSlow, 'project')} spending fast but delivering slowly`;
    return p.missing > 0 ? `${first}; ${many(p.missing, 'project')} reported nothing yet` : first;
  },
  noMoney: (p) => `No spending figures received up to month ${p.month}.`,
  spent: (p) => {
    const rate = p.rate === null ? 'no execution rate' : `${percent(p.rate)} of the budget`;
    return `Spent ${p.money} by the end of month ${p.month}: ${rate}${p.deviation === null ? '' : `, ${awayEn(p.deviation)}`}.${p.goals === null ? '' : ` Goals stand at ${percent(p.goals)} of plan.`}`;
  },
  first: () => 'The first period of the year: there is no month before it to compare with.',
  changed: (p) => {
    const silent =
      p.missing === 0
        ? 'every project has reported'
        : `${many(p.missing, 'project')} reported neither money nor goals yet`;
    return `${p.disclosed ? 'Of the disclosed projects ' : ''}${p.newRed === 0 ? 'none' : count(p.newRed)} newly red, ${p.recovered === 0 ? 'none' : count(p.recovered)} recovered; ${silent}.`;
  },
  trust: (p) => {
    const taken = [p.refused > 0 && `${count(p.refused)} refused`, partlyEn(p)].filter(Boolean).join(', ');
    const missing =
      p.missing === 0
        ? 'every project reported its money this period'
        : `${many(p.missing, 'project')} did not report money this period`;
    return `${many(p.files, 'file')} received, ${taken || 'all accepted'}; ${missing}`;
  },
};

export const sentence = sentencesOf(zh, en);
