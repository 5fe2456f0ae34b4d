import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  method: (): string => '每个数字都从快照和规则算出,每条规则都写明依据',
  calendarUnused: (): string => '规则没有定偏差通知的答复期限,下面的日子没有用到',
};

export const en: InEnglish<typeof zh> = {
  method: () => 'Every figure is computed from a snapshot and a policy; every rule names its clause',
  calendarUnused: () => 'The policy sets no due day for answers to notices: nothing rests on these days',
};

export const sentence = sentencesOf(zh, en);
