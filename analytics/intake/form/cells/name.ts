import { plain, saysNothing } from './plain.ts';

const numbering = /^(?:指标[0-9]{1,2}|[0-9]{1,2})(?:[:：.、．)）](?![0-9])|(?=$))\s*/;

/**
 * An indicator's name without the numbering of the blank form; empty where only that is left.
 * @example indicatorName('指标1:作物成活率') // '作物成活率'
 */
export const indicatorName = (written: string | undefined): string => {
  const name = (written ?? '')
    .trim()
    .replaceAll(/\s*\n\s*/g, '')
    .replace(numbering, '')
    .trim();
  return saysNothing(name) || /^[.…·]+$/.test(name) ? '' : name;
};

/** The name of a level and the points printed with it: 产出指标(50分). */
export interface Level {
  readonly name: string;
  readonly points: string | null;
}

/**
 * A level without 指标 and its points.
 * @example levelOf('产出指标\n(50分)') // { name: '产出', points: '50' }
 */
export const levelOf = (written: string | undefined): Level => {
  const folded = plain(written ?? '');
  const points = /[([（]([0-9]+(?:\.[0-9]+)?)分?[)\]）]/.exec(folded)?.[1] ?? null;
  const bare = folded.replaceAll(/[([（][^)\]）]*[)\]）]/g, '').replace(/^[0-9一二三四五六七八九十]+[.、]/, '');
  return { name: /^.{2,}指标$/.test(bare) ? bare.slice(0, -2) : bare, points };
};

/** A code and the name printed with it, as systems do; either may be missing. */
export interface CodedName {
  readonly code: string | null;
  readonly name: string;
}

/** Digits and letters with at least three digits: a name may well begin with 2025. */
const code = '(?:[0-9]{3,}[0-9A-Za-z]*|[A-Za-z]{1,6}[0-9]{3,}[0-9A-Za-z]*)';
const spellings = [
  new RegExp(`^(?<code>${code})\\s*[-_—–－]\\s*(?<name>\\S[\\s\\S]*)$`),
  new RegExp(`^[[(（【](?<code>${code})[\\])）】]\\s*(?<name>\\S[\\s\\S]*)$`),
  new RegExp(`^(?<name>[\\s\\S]*\\S)\\s*[[(（【](?<code>${code})[\\])）】]$`),
  new RegExp(`^(?<code>${code})\\s+(?<name>\\S[\\s\\S]*)$`),
];

/**
 * Takes a code and a name apart.
 * @example codedName('802-虚构局') // { code: '802', name: '虚构局' }
 */
export const codedName = (written: string): CodedName => {
  const tidy = written.trim().replaceAll(/\s*\n\s*/g, '');
  for (const spelling of spellings) {
    const { code: found, name } = spelling.exec(tidy)?.groups ?? {};
    if (found !== undefined && name !== undefined) return { code: found, name };
  }
  return new RegExp(`^${code}$`).test(tidy) && /^[0-9]/.test(tidy)
    ? { code: tidy, name: '' }
    : { code: null, name: tidy };
};

/** True for a cell as the blank form has it: nothing, dots, or only its numbering. */
export const isLeftover = (written: string): boolean => indicatorName(written) === '';
