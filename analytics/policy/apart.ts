import { text } from '../core/language/text.ts';
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
          message: `与第 ${before.index + 1} 行重叠,同一个数会有两个结果:改成从它的终点起 · overlaps row ${before.index + 1}, which gives one number two results: begin where that one ends`,
        },
    ];
  });
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
