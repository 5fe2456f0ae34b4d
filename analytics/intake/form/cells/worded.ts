import { readNumeral } from './numeral.ts';
import { plain } from './plain.ts';
import { type Result, readResult } from './result.ts';

/** What was done, before the number of it. 新增 and 增长 may be of another figure than the total that is asked for. */
const done =
  /^(?:已|共计?|合计|累计|实际)*(?:完成|新建|改建|建成|改造|开展|举办|培训|达到?|实现)?(?=[0-9一二两三四五六七八九十])/;
const remark = /\((?<said>[^()]*)\)$/;
/** Words of a remark that may take something from the number before it. */
const takesBack = /约|预|计划|拟|估|在建|未|没|无|不|差|缺|左右|目标|尚|待/;
/** 十分满意 and 一般 begin with a numeral and are none. */
const numerals =
  /^(?!十分|一般|一定|一流|一致|百分)(?<number>[一二两三四五六七八九十百千零〇]+)(?<unit>[^一二两三四五六七八九十百千零〇].*)?$/;

const inDigits = (written: string): string => {
  const share = /^百分之(?<number>[一二两三四五六七八九十百]+)$/.exec(written)?.groups?.number;
  const { number = share, unit = '' } = numerals.exec(written)?.groups ?? {};
  const value = number === undefined ? undefined : readNumeral(number);
  return value === undefined ? written : `${value}${share === undefined ? unit : '%'}`;
};

/**
 * The one number or day among the words of a result: 完成10所, 十二所, 12所(其中新建3所). Undefined where it is not
 * certain that it is the result.
 * @example readWorded('完成10所', 2025) // { kind: 'amount', value: '10', unit: '所' }
 */
export const readWorded = (words: string, fiscalYear: number): Result | undefined => {
  const written = plain(words);
  const said = remark.exec(written)?.groups?.said;
  if (said !== undefined && (takesBack.test(said) || (/[0-9]/.test(said) && !said.startsWith('其中'))))
    return undefined;
  const result = readResult(inDigits(written.replace(remark, '').replace(done, '')), fiscalYear);
  return result.kind === 'amount' || result.kind === 'day' ? result : undefined;
};
