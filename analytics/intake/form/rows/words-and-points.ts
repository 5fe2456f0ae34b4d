import { plain } from '../cells/plain.ts';

/** What words say of a goal, where it is certain, and the greatest share of the weight that goes with it. */
export interface Denial {
  readonly tier: 'unmet' | 'partly';
  /** In hundredths of the weight, as 财预〔2020〕10号 parts the tiers. */
  readonly most: 60 | 80;
  /** False where the words stand among others, which may say more than they do. */
  readonly isCertain: boolean;
}

const reached =
  '完成|开展|实施|启动|开工|改善|改观|提升|提高|增强|增长|达到|达成|达标|实现|落实|见效|通过|合格|执行|取得';
const unmet = new RegExp(
  [
    `(?:未|没有?)(?:能|曾|予|有效|明显|显著|全部|按期|按时|如期|及时)?(?:${reached})`,
    '无(?:明显|显著|任何)?(?:改善|改观|变化|提升|提高|效果|成效|进展|增长)',
    '不(?:明显|显著|达标|合格|理想|到位|佳)',
    '(?:较|很|极|太)差|^差$|^无$',
    '(?:项目|工程|任务|活动)(?:已|被)?(?:取消|终止|中止|撤销|停止|搁置)|^(?:已|被)?(?:取消|终止|中止|撤销|搁置|暂停|停工)$',
  ].join('|'),
);
const partly = /^(?:效果|成效)?一般$|^(?:大?部分|基本(?=完成|达成|达到|实现|达标))|有待(?:提高|提升|改善|加强)/;

/** 无未完成事项 and 不存在未落实的问题 deny what was not done. */
const denied = /(?:无|不存在|没有)[^,;。]*(?:未|不)/;
/** A goal that itself asks for something not to be: 不提高收费标准 is met by 未提高. */
const asksForNone = /未|没|无|不(?!断)|零|取消|终止|停止|撤销/;

/**
 * What the words of a result say where they deny that the goal was reached; undefined where they don't, or can't be
 * told to. `goal` are the name and the target of the indicator.
 * @example denialIn('没有明显改善', '明显改善') // { tier: 'unmet', most: 60, isCertain: true }
 */
export const denialIn = (words: string, goal: string): Denial | undefined => {
  const written = plain(words);
  if (asksForNone.test(goal) || denied.test(written)) return undefined;
  // 已完成10所,2所未完成 is neither.
  const isCertain = !/[0-9,;。]/.test(written);
  if (unmet.test(written)) return { tier: 'unmet', most: 60, isCertain };
  return partly.test(written) ? { tier: 'partly', most: 80, isCertain: false } : undefined;
};

/** True where points are a greater share of the weight than goes with the words. */
export const arePointsBeyond = ({ most }: Denial, points: string, weight: string): boolean =>
  Number(weight) > 0 && Math.round(Number(points) * 10000) > Math.round(Number(weight) * most * 100);
