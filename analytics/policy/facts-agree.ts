import { nearestWord } from '../core/language/near.ts';
import type { Found } from './apart.ts';
import { factWords } from './measures.ts';

/** What a row divides. */
interface Divided {
  readonly numerator: string;
  readonly denominator: string;
}

/** The code that is meant by a label or a slip of one; undefined where none is. */
const meantBy = (fact: string, of: keyof typeof factWords): string | undefined => {
  const known = [...factWords[of]];
  const labelled = known.find(([, { zh, en }]) => [zh, en].includes(fact));
  return labelled?.[0] ?? nearestWord(fact, [...factWords[of].keys()]);
};

/** Both sides of a quotient are facts that the data have, by their codes. */
export const factsAgree = (path: string, of: keyof typeof factWords, row: Divided): Found =>
  (['numerator', 'denominator'] as const).map((side) => {
    const fact = row[side];
    if (factWords[of].has(fact)) return false;
    const meant = meantBy(fact, of);
    const known = [...factWords[of].keys()];
    return {
      path: `${path}.${side}`,
      message:
        meant === undefined
          ? `没有叫 ${fact} 的数据项:改成其中之一 ${known.join('、')} · no fact is called ${fact}: use one of ${known.join(', ')}`
          : `数据项要写代码,${fact} 是 ${meant}:写成 ${side}: ${meant} · facts are written by their codes, and ${fact} is ${meant}: write ${side}: ${meant}`,
    };
  });
