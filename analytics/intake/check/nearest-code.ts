import { isNear, share } from '../near.ts';

const bare = (code: string): string => code.replace(/^0+(?=.)/, '');

/** One letter apart, and near for all that: of codes of one letter none is like another. */
const isOneApart = (a: string, b: string): boolean => {
  const common = [...a].filter((letter, index) => letter === b[index]).length;
  return a.length === b.length && a.length - common === 1 && isNear(share(common, a.length));
};

/** A key that is known, and the place in it where the written one differs. */
export interface Nearest {
  readonly place: number;
  readonly code: string;
}

const only = (found: readonly Nearest[]): Nearest | undefined => {
  const distinct = new Map(found.map((each) => [`${each.place} ${each.code}`, each]));
  return distinct.size === 1 ? found[0] : undefined;
};

/**
 * The one known key that is the written one but for leading zeros of one of its codes, or else for one character;
 * undefined where there is none or several, so that nobody is led to another's code. The first part, the year, is taken
 * as it is.
 * @example nearestKey(['2025', '3001'], [['2025', '003001'], ['2025', '101001']]) // { place: 1, code: '003001' }
 */
export const nearestKey = (written: readonly string[], known: readonly (readonly string[])[]): Nearest | undefined => {
  const differing = known.flatMap((key): readonly Nearest[] => {
    const places = written.flatMap((part, place) => (part === key[place] ? [] : [place]));
    const [place] = places;
    return places.length === 1 && place !== undefined && place > 0 ? [{ place, code: key[place] ?? '' }] : [];
  });
  const at = (place: number): string => written[place] ?? '';
  const padded = differing.filter(({ place, code }) => bare(code) === bare(at(place)));
  return padded.length > 0 ? only(padded) : only(differing.filter(({ place, code }) => isOneApart(code, at(place))));
};
