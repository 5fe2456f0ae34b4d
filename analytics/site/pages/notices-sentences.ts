import { count } from '../../core/language/figures.ts';
import { many } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  notices: (p: { open: number; suspended: number; chosen: number; answered: number; closed: number }): string => {
    const rest = [
      p.chosen > 0 && `${count(p.chosen)} 个已答复`,
      p.answered > 0 && `${count(p.answered)} 个整改中`,
      p.closed > 0 && `${count(p.closed)} 个已办结`,
    ]
      .filter(Boolean)
      .join(',');
    const waiting = [
      p.open > 0 && `${count(p.open)} 个通知等待答复`,
      p.suspended > 0 && `${count(p.suspended)} 个通知到期没有答复、自动暂停`,
    ].filter(Boolean);
    const open = waiting.join(',') || '没有待答复的通知';
    return rest === '' ? open : `${open};${rest}`;
  },
  noticesHead: (p: {
    all: number;
    /** Those closed because the project recovered, without an answer. */
    recovered: number;
    open: number;
    /** Those of the open ones that were due. */
    suspended: number;
  }): string => {
    if (p.all === 0) return '本年没有发出偏差通知';
    const answered = p.all - p.recovered - p.open;
    if (answered === p.all) return `发出 ${count(p.all)} 个偏差通知,都有了答复`;
    return [
      `发出 ${count(p.all)} 个偏差通知`,
      answered > 0 && `${count(answered)} 个有了答复`,
      p.recovered > 0 && `${count(p.recovered)} 个没有答复就已恢复`,
      p.open > 0 && `${count(p.open)} 个还没有答复`,
      p.open > 0 && p.suspended > 0 && `其中 ${count(p.suspended)} 个到期自动暂停`,
    ]
      .filter(Boolean)
      .join(',');
  },
  answerRule: (p: { days: number; given: number | null }): string =>
    `通知算${p.given === null ? '亮红灯那个月的最后一天' : `亮红灯的次月 ${p.given} 日`}发出,从第二天起 ${count(p.days)} 个工作日内答复:继续执行、调整用途或取消项目,只报整改措施的也算答复。到期没有答复的自动暂停,到答复或办结为止。没有写答复日期的,按所报月份的最后一天算。`,
  dueAfterYear: (p: { count: number }): string =>
    `${count(p.count)} 个没有答复的通知,答复期限不早于本年最后一天:本年的运行最晚看到 12 月底,到期也不会自动暂停,请财政部门到期核实。次年 1 月的答复补在 12 月的报表里,写明答复日期,再运行 12 月。`,
  weekendsOnly: (p: { years: string }): string =>
    `规则的工作日历里没有 ${p.years} 年的日子:只扣除了星期六和星期日,法定节假日和补班没有计入,答复期限可能有出入。`,
};

export const en: InEnglish<typeof zh> = {
  notices: (p) => {
    const rest = [
      p.chosen > 0 && `${count(p.chosen)} with an answer and no measure`,
      p.answered > 0 && `${count(p.answered)} in correction`,
      p.closed > 0 && `${count(p.closed)} closed`,
    ]
      .filter(Boolean)
      .join(', ');
    const waiting = [
      p.open > 0 && `${many(p.open, 'notice')} waiting for an answer`,
      p.suspended > 0 && `${many(p.suspended, 'notice')} not answered in time and suspended`,
    ].filter(Boolean);
    const open = waiting.join(', ') || 'No notice waits for an answer';
    return rest === '' ? open : `${open}; ${rest}`;
  },
  noticesHead: (p) => {
    if (p.all === 0) return 'No deviation notices this year';
    const answered = p.all - p.recovered - p.open;
    if (answered === p.all) return `${many(p.all, 'deviation notice')}, all answered`;
    return [
      many(p.all, 'deviation notice'),
      answered > 0 && `${count(answered)} answered`,
      p.recovered > 0 && `${count(p.recovered)} recovered without an answer`,
      p.open > 0 && `${count(p.open)} not answered yet`,
      p.open > 0 && p.suspended > 0 && `${count(p.suspended)} of them due and suspended`,
    ]
      .filter(Boolean)
      .join(', ');
  },
  answerRule: (p) =>
    `A notice counts as given on ${p.given === null ? 'the last day of the red month' : `day ${p.given} of the month after the red one`}; from the next day on there are ${many(p.days, 'working day')} to answer it: go on, reallocate or cancel, a corrective measure alone being an answer. Without one by then the project is suspended until it is answered or closed. An answer without a day counts as of the last day of the month it was reported for.`,
  dueAfterYear: (p) =>
    `${many(p.count, 'notice')} without an answer ${p.count === 1 ? 'is' : 'are'} due on the year’s last day or later: runs of the year look to the end of December at the latest and suspend none of these, so check them when they are due. Answers of January go into December’s form, with the day of answering; then run December again.`,
  weekendsOnly: (p) =>
    `The policy’s calendar has no day of ${p.years.replaceAll('、', ', ')}: only Saturdays and Sundays were taken out, public holidays and worked weekends were not, so due days may be off.`,
};

export const sentence = sentencesOf(zh, en);
