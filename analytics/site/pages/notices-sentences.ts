import { count } from '../../core/language/figures.ts';
import { many } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  notices: (p: { open: number; answered: number; closed: number }): string => {
    const rest = [p.answered > 0 && `${count(p.answered)} 个整改中`, p.closed > 0 && `${count(p.closed)} 个已办结`]
      .filter(Boolean)
      .join(',');
    const open = p.open === 0 ? '没有待答复的通知' : `${count(p.open)} 个通知等待答复`;
    return rest === '' ? open : `${open};${rest}`;
  },
  noticesHead: (p: { all: number; open: number }): string =>
    p.all === 0
      ? '本年没有发出偏差通知'
      : `发出 ${count(p.all)} 个偏差通知,${p.open === 0 ? '都有了答复' : `${count(p.open)} 个还没有答复`}`,
};

export const en: InEnglish<typeof zh> = {
  notices: (p) => {
    const rest = [p.answered > 0 && `${count(p.answered)} in correction`, p.closed > 0 && `${count(p.closed)} closed`]
      .filter(Boolean)
      .join(', ');
    const open = p.open === 0 ? 'No notice waits for an answer' : `${many(p.open, 'notice')} waiting for an answer`;
    return rest === '' ? open : `${open}; ${rest}`;
  },
  noticesHead: (p) =>
    p.all === 0
      ? 'No deviation notices this year'
      : `${many(p.all, 'deviation notice')}, ${p.open === 0 ? 'all answered' : `${count(p.open)} not answered yet`}`,
};

export const sentence = sentencesOf(zh, en);
