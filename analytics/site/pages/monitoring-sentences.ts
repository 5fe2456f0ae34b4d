import { count, percent } from '../../core/language/figures.ts';
import { awayEn, awayZh, is, many, partlyEn, pastEn, pastZh, takenZh } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  behind: (p: {
    all: number;
    behind: number;
    /** Those of all that reported no money for the month. */
    unreported: number;
    unit: string;
    threshold: string;
    fastSlow: number;
    missing: number;
  }): string => {
    if (p.all > 0 && p.unreported === p.all) return `${count(p.all)} 个${p.unit}本月都没有报执行数`;
    const silent = p.unreported > 0 ? `,${count(p.unreported)} 个没有报执行数` : '';
    const first =
      p.behind === 0
        ? `${count(p.all)} 个${p.unit}${p.unreported > 0 ? '中没有' : '都没有'}${pastZh(p.threshold)}${p.unreported > 0 ? '的' : ''}${silent}`
        : `${count(p.all)} 个${p.unit}中有 ${count(p.behind)} 个${pastZh(p.threshold)}${silent}`;
    if (p.fastSlow > 0) return `${first},${count(p.fastSlow)} 个项目钱花得快、事办得慢`;
    return p.missing > 0 ? `${first},${count(p.missing)} 个项目本月未报` : first;
  },
  noMoney: (p: { month: number }): string => `截至 ${p.month} 月末还没有收到执行数据。`,
  spent: (p: {
    month: number;
    money: string;
    rate: number | null;
    deviation: number | null;
    goals: number | null;
    /** The month the money was last reported for; null where it was for this one. */
    last: number | null;
    /** Projects that count with an earlier month's money. */
    carried: number;
    /** Projects that never reported money. */
    silent: number;
    /** The initial budget of these, where it is known. */
    silentBudget: string | null;
  }): string => {
    const rate = p.rate === null ? '执行率无法计算' : `执行率 ${percent(p.rate)}`;
    const where = p.deviation === null ? '' : `,${awayZh(p.deviation)}`;
    const goals = p.goals === null ? '' : `。目标进度达到计划的 ${percent(p.goals)}`;
    const silent =
      p.silent > 0
        ? `;另有 ${count(p.silent)} 个项目没有报过资金,${p.silentBudget === null ? '' : `年初预算 ${p.silentBudget},`}不在内`
        : '';
    if (p.last !== null)
      return `${p.month} 月没有收到执行数据;截至最近报数的 ${p.last} 月末,共执行 ${p.money},${rate}${silent}${goals}。`;
    const carried =
      p.carried > 0 ? `;其中 ${count(p.carried)} 个项目本月未报,用的是最近一次的数,也只和那个月的计划比` : '';
    return `截至 ${p.month} 月末,共执行 ${p.money},${rate}${where}${carried}${silent}${goals}。`;
  },
  first: (): string => '这是本年第一期,没有上月可比。',
  changed: (p: { newRed: number; recovered: number; missing: number; disclosed: boolean }): string => {
    const red = p.newRed === 0 ? '没有新亮的红灯' : `新亮红灯 ${count(p.newRed)} 个`;
    const back = p.recovered === 0 ? '没有由红恢复的' : `恢复 ${count(p.recovered)} 个`;
    const silent = p.missing === 0 ? '每个项目本月都报了数' : `${count(p.missing)} 个项目资金和目标本月都未报`;
    return `${p.disclosed ? '公开的项目中,' : ''}${red},${back};${silent}。`;
  },
  trust: (p: { files: number; refused: number; partly: number; missing: number }): string => {
    const files = `本年度收到 ${count(p.files)} 个文件,${takenZh(p)}`;
    return `${files};本期${p.missing === 0 ? '每个项目都报了资金数' : ` ${count(p.missing)} 个项目未报资金数`}`;
  },
};

export const en: InEnglish<typeof zh> = {
  behind: (p) => {
    if (p.all > 0 && p.unreported === p.all) return `None of ${many(p.all, p.unit)} reported spending this month`;
    const silent = p.unreported > 0 ? `, ${count(p.unreported)} reported no spending` : '';
    const first =
      p.behind === 0
        ? `None of ${many(p.all, p.unit)} is ${pastEn(p.threshold)}${silent}`
        : `${count(p.behind)} of ${many(p.all, p.unit)} ${is(p.behind)} ${pastEn(p.threshold)}${silent}`;
    if (p.fastSlow > 0) return `${first}; ${many(p.fastSlow, 'project')} spending fast but delivering slowly`;
    return p.missing > 0 ? `${first}; ${many(p.missing, 'project')} reported nothing this month` : first;
  },
  noMoney: (p) => `No spending figures received up to month ${p.month}.`,
  spent: (p) => {
    const rate = p.rate === null ? 'no execution rate' : `${percent(p.rate)} of the budget`;
    const silent =
      p.silent > 0
        ? ` ${many(p.silent, 'project')} never reported money and ${is(p.silent)} not in this${p.silentBudget === null ? '' : `, with an initial budget of ${p.silentBudget}`}.`
        : '';
    const goals = p.goals === null ? '' : ` Goals stand at ${percent(p.goals)} of plan.`;
    if (p.last !== null)
      return `No spending figures came in for month ${p.month}; by the end of month ${p.last}, the last reported, ${p.money} was spent: ${rate}.${silent}${goals}`;
    const carried =
      p.carried > 0
        ? ` ${many(p.carried, 'project')} reported none this month and ${p.carried === 1 ? 'counts' : 'count'} with the last figures, against the plan of their month.`
        : '';
    return `Spent ${p.money} by the end of month ${p.month}: ${rate}${p.deviation === null ? '' : `, ${awayEn(p.deviation)}`}.${carried}${silent}${goals}`;
  },
  first: () => 'The first period of the year: there is no month before it to compare with.',
  changed: (p) => {
    const silent =
      p.missing === 0
        ? 'every project has reported for the month'
        : `${many(p.missing, 'project')} reported neither money nor goals for the month`;
    return `${p.disclosed ? 'Of the disclosed projects ' : ''}${p.newRed === 0 ? 'none' : count(p.newRed)} newly red, ${p.recovered === 0 ? 'none' : count(p.recovered)} recovered; ${silent}.`;
  },
  trust: (p) => {
    const taken = [p.refused > 0 && `${count(p.refused)} refused`, partlyEn(p)].filter(Boolean).join(', ');
    const missing =
      p.missing === 0
        ? 'every project reported its money this period'
        : `${many(p.missing, 'project')} did not report money this period`;
    return `${many(p.files, 'file')} received for the year, ${taken || 'all accepted'}; ${missing}`;
  },
};

export const sentence = sentencesOf(zh, en);
