import { createHash } from 'node:crypto';
import { fold } from '../recognise/fold.ts';

/** A point or comma that parts no two digits, or parts thousands. */
const loose = /(?<![0-9])[,.]|[,.](?![0-9])|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g;

/**
 * A name without what varies between forms: width, blanks, quotation marks, kinds of brackets, points and commas. Those
 * between digits tell numbers apart: 1.5万亩 is not 15万亩, nor 1、2号楼 12号楼.
 */
export const foldName = (name: string): string =>
  fold(name)
    .replaceAll(/[［【〔{[]/g, '(')
    .replaceAll(/[］】〕}\]]/g, ')')
    .replaceAll('、', ',')
    .replaceAll('·', '.')
    .replaceAll(/[《》<>。]/g, '')
    .replaceAll(loose, '');

/** Two names are one whatever varies in them. */
export const sameName = (a: string, b: string): boolean => foldName(a) === foldName(b);

const pairsOf = (folded: string): readonly string[] =>
  Array.from({ length: Math.max(1, folded.length - 1) }, (_, index) => folded.slice(index, index + 2));

/** How alike two names are, from 0 to 1: the pairs of letters that they share. */
export const likeness = (a: string, b: string): number => {
  const [left, right] = [pairsOf(foldName(a)), pairsOf(foldName(b))];
  const rest = new Map<string, number>();
  for (const pair of right) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  const shared = left.filter((pair) => {
    const count = rest.get(pair) ?? 0;
    rest.set(pair, count - 1);
    return count > 0;
  });
  return (2 * shared.length) / (left.length + right.length);
};

/**
 * The code that we give an indicator which has none: made of its name, so that it is the same in every correction and
 * year; an indicator that shares its name with another of the form has its levels in it too.
 * @example indicatorCodeOf('养护里程').length // 9
 */
export const indicatorCodeOf = (...names: readonly string[]): string =>
  `N${createHash('sha256').update(names.map(foldName).join('\u0000')).digest('hex').slice(0, 8).toUpperCase()}`;
