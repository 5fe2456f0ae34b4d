import { nearestWord } from '../core/language/near.ts';
import { type Text, text } from '../core/language/text.ts';
import type { DocumentIssue } from '../core/language/validation.ts';

/** A place in a policy and what is wrong there, Chinese and English in one line. */
export interface Inconsistency {
  readonly path: string;
  readonly message: string;
}

/** The same with its languages apart. */
export const issueOf = ({ path, message }: Inconsistency): DocumentIssue => {
  const [zh = message, en = message] = message.split(' · ');
  return { path, says: text(zh, en) };
};

/** What a check found; `false` where it found nothing. */
export type Found = readonly (Inconsistency | false)[];

/** A stretch of a list by rates: from is in it, below is not; without below it has no end. */
interface Stretch {
  readonly from: number;
  readonly below: number | null;
}

/** Each stretch has a length, and no value lies in two of them; a list may leave gaps. */
export const apart = (path: string, stretches: readonly Stretch[]): Found => {
  const end = ({ below }: Stretch): number => below ?? Number.POSITIVE_INFINITY;
  const up = stretches.map((stretch, index) => ({ ...stretch, index })).toSorted((a, b) => a.from - b.from);
  return up.flatMap((stretch, place) => {
    const before = up[place - 1];
    return [
      end(stretch) <= stretch.from && {
        path: `${path}.${stretch.index}`,
        message: '起点应低于终点:对调或改正两个数 · it must begin below its end: swap or correct the two numbers',
      },
      before !== undefined &&
        stretch.from < end(before) && {
          path: `${path}.${stretch.index}`,
          message: `与 ${path}.${before.index} 重叠,同一个数会有两个结果:改成从它的终点起 · overlaps ${path}.${before.index}, which gives one number two results: begin where that one ends`,
        },
    ];
  });
};

/** What is said of a code that a list of named things does not have. */
export const notNamed = (
  list: string,
  code: string,
  things: readonly { readonly code: string; readonly name: Text }[],
): string => {
  const called = things.find(({ name }) => [name.zh, name.en].includes(code));
  const codes = things.map((thing) => thing.code);
  const near = called?.code ?? nearestWord(code, codes);
  if (near !== undefined)
    return `${list} 里没有代码 ${code}:多半是 ${near},改成它 · ${list} has no code ${code}: write ${near}, which it seems to be`;
  return codes.length === 0
    ? `${list} 里没有 ${code}:先在那里写明 · ${list} has no ${code}: describe it there first`
    : `${list} 里没有 ${code}:改成 ${codes.join('、')} 之一,或先在那里写明 · ${list} has no ${code}: write one of ${codes.join(', ')}, or describe it there first`;
};

/** Each name of a list exactly once. */
export const eachOnce = (path: string, wanted: readonly string[], found: readonly string[]): Found =>
  wanted.map((name) => {
    const times = found.filter((each) => each === name).length;
    if (times === 1) return false;
    return {
      path,
      message:
        times === 0
          ? `缺少 ${name} 的一行:补上 · there is no row for ${name}: add it`
          : `${name} 写了 ${times} 次:只留一行,或给别的行另取一个 · ${name} stands here ${times} times: keep one row, or give the others another`,
    };
  });
