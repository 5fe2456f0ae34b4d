import { mayBeNumber, writtenDay } from './day.ts';
import { bareNumber, digits, isMistyped, isVague, plain, saysNothing, unitWord } from './plain.ts';

export type Sign = '>=' | '<=' | '=' | '>' | '<';

/**
 * What a target cell asks for. `bare` is said of a number or day without a sign, which is read as `=` (or by that day);
 * `words` have digits in them where something countable may have been meant. What could mean two things is unclear.
 */
export type Target =
  | {
      readonly kind: 'amount';
      readonly sign: Sign;
      readonly value: string;
      readonly unit: string;
      readonly isBare: boolean;
    }
  | { readonly kind: 'range'; readonly low: string; readonly high: string; readonly unit: string }
  | { readonly kind: 'by'; readonly day: string; readonly isBare: boolean }
  | { readonly kind: 'words'; readonly words: string; readonly hasDigits: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear'; readonly why: Unclear };

export type Unclear =
  | 'about'
  | 'signs-differ'
  | 'sign-without-number'
  | 'more-than-number'
  | 'range-falls'
  | 'day-unclear'
  | 'day-or-number';

/** Words and signs before a number, the longest first. */
const before: readonly (readonly [Sign, readonly string[]])[] = [
  [
    '>=',
    ['>=', '=>', '≥', '≧', '⩾', '大于或等于', '高于或等于', '大于等于', '不得低于', '不得少于', '不低于', '不少于'],
  ],
  ['>=', ['不小于', '至少', '达到', '达']],
  [
    '<=',
    ['<=', '=<', '≤', '≦', '⩽', '小于或等于', '低于或等于', '小于等于', '不得超过', '不得高于', '不超过', '不高于'],
  ],
  ['<=', ['不大于', '不多于', '不突破', '至多', '最多', '控制在']],
  ['>', ['>', '高于', '大于', '超过', '多于']],
  ['<', ['<', '低于', '小于', '少于']],
  ['=', ['==', '=', '等于', '为']],
];

/** Words behind a number. */
const behind: readonly (readonly [Sign, readonly string[]])[] = [
  ['>=', ['及其以上', '及以上', '或以上', '以上']],
  ['<=', ['及其以下', '及以下', '或以下', '以下', '以内', '之内', '内']],
];

const spellingsOf = (table: typeof before): readonly (readonly [string, Sign])[] =>
  table
    .flatMap(([sign, words]) => words.map((word) => [word, sign] as const))
    .toSorted(([a], [b]) => b.length - a.length);

const prefixes = spellingsOf(before);
const suffixes = spellingsOf(behind);

/** Every spelling of a sign that a target may have, for the documentation: the sign, before and behind a number. */
export const signSpellings = { before, behind };

const about = /^(?:大约|大概|约|近)(?=[0-9])|(?:左右|上下|余|多)$/;
/** A word that joins the number to something else that is asked for. */
const joins = /[且并和或,]/;
const inclusive = /\((?<not>不)?含(?:本数|[0-9][^)]*)?\)/;
const note = /\((?<said>[^()]*)\)$/;
/** What a note says of where the number comes from, or of its parts. */
const ofSource = /^(?:以|按|根据|依据|经|由|参照|见|详见|来源|数据来源)[^0-9]+$/;
const ofParts = /^(?:其中|含|包括|包含)(?!本数$|[0-9])/;
/** Words of a note that may make the number another one. */
const changes = /每|均|约|预|拟|不|未|以上|以下|以内|之内|\/|年|季|月/;
/** A number in words, which is not read: 不少于三所. */
const numeral = /^[一二三四五六七八九十百千两半](?!般|定|流|级|等)/;
/** A unit that makes a day or month of the number, one that the calendar does not settle: 30日前, 8月中旬. */
const dayUnit = /前$|^月(?:份|初|上旬|中旬|下旬)|^号/;
const aYear = /^(?:19|20)[0-9]{2}$/;
const strict: Readonly<Partial<Record<Sign, Sign>>> = { '>=': '>', '<=': '<' };
const number = new RegExp(`^(?<value>-?${digits})(?<unit>${unitWord})$`, 'u');
const range = new RegExp(
  `^(?<low>${digits})(?<first>${unitWord})(?:-|~|至|到)(?<high>${digits})(?<unit>${unitWord})$`,
  'u',
);

const strip = (written: string): { readonly rest: string; readonly signs: readonly Sign[] } => {
  const signs: Sign[] = [];
  let rest = written;
  const prefix = prefixes.find(([word]) => rest.startsWith(word));
  if (prefix && (prefix[0].length > 1 || !/^[达为][\p{L}]/u.test(rest))) {
    signs.push(prefix[1]);
    rest = rest.slice(prefix[0].length);
  }
  const suffix = suffixes.find(([word]) => rest.endsWith(word) && /[0-9]/.test(rest));
  if (suffix) {
    signs.push(suffix[1]);
    rest = rest.slice(0, -suffix[0].length);
  }
  return { rest, signs };
};

/** A target without a note behind it that leaves the number what it is: ≥12处(含新建2处). */
const withoutNote = (written: string): string => {
  const said = note.exec(written)?.groups?.said ?? '';
  const isAside = /[0-9]/.test(written.replace(note, '')) && (ofSource.test(said) || ofParts.test(said));
  return isAside && !changes.test(said) ? written.replace(note, '') : written;
};

const before4 = /(?:之前|以前|前)(?:完成|完工|竣工|投入使用)?$/;

const dayOf = (written: string, fiscalYear: number): Target | undefined => {
  const bare = written.replace(/^(?:于|在|不晚于|不迟于)/, '');
  const hasWord = bare !== written || before4.test(bare);
  const rest = bare.replace(before4, '');
  const within = rest.replace(/(?:以内|之内|内)$/, '');
  const found = writtenDay(within, fiscalYear);
  if (!found) return undefined;
  // 2025.12 is December or a number, 20251205 a day or one.
  if (!hasWord && mayBeNumber(written)) return { kind: 'unclear', why: 'day-or-number' };
  // 11月前 may end with October or with November.
  if (hasWord && found.isWhole && within === rest) return { kind: 'unclear', why: 'day-unclear' };
  return { kind: 'by', day: found.day, isBare: !hasWord && within === rest };
};

const compare = (a: string, b: string): number => {
  const [x = '', xd = ''] = bareNumber(a).split('.');
  const [y = '', yd = ''] = bareNumber(b).split('.');
  const width = Math.max(xd.length, yd.length);
  const [left, right] = [BigInt(x + xd.padEnd(width, '0')), BigInt(y + yd.padEnd(width, '0'))];
  return left < right ? -1 : left > right ? 1 : 0;
};

const rangeOf = (written: string): Target | undefined => {
  const { low = '', first = '', high = '', unit = '' } = range.exec(written)?.groups ?? {};
  if (low === '' || (first !== '' && first !== unit)) return undefined;
  if (/^[月日号]/.test(unit) || (/^年/.test(unit) && aYear.test(high))) return { kind: 'unclear', why: 'day-unclear' };
  if (compare(low, high) >= 0) return { kind: 'unclear', why: 'range-falls' };
  return { kind: 'range', low: bareNumber(low), high: bareNumber(high), unit };
};

/**
 * Reads a target cell, sign, number and unit in one or in words. `fiscalYear` is that of the form, for days without
 * one.
 * @example readTarget('不低于90%', 2025) // { kind: 'amount', sign: '>=', value: '90', unit: '%', isBare: false }
 */
export const readTarget = (cell: string | undefined, fiscalYear: number): Target => {
  if (saysNothing(cell)) return { kind: 'none' };
  const written = withoutNote(plain(cell ?? ''));
  const words: Target = { kind: 'words', words: (cell ?? '').trim(), hasDigits: /[0-9]/.test(written) };
  const day = dayOf(written, fiscalYear);
  if (day) return day;
  const excludes = inclusive.exec(written)?.groups?.not !== undefined;
  const { rest, signs } = strip(written.replace(inclusive, ''));
  if (new Set(signs).size > 1 && !signs.includes('=')) return { kind: 'unclear', why: 'signs-differ' };
  const between = rangeOf(rest);
  if (between) {
    if (between.kind === 'range' && signs.some((sign) => sign !== '<=' && sign !== '='))
      return { kind: 'unclear', why: 'signs-differ' };
    return between;
  }
  const { value, unit = '' } = number.exec(rest.replace(about, ''))?.groups ?? {};
  if (value !== undefined && (about.test(rest) || isVague(unit))) return { kind: 'unclear', why: 'about' };
  if (value !== undefined && (dayUnit.test(unit) || (unit === '年' && aYear.test(value))))
    return { kind: 'unclear', why: 'day-unclear' };
  if (value !== undefined && !joins.test(unit) && !isMistyped(unit)) {
    const stated = signs.find((each) => each !== '=') ?? '=';
    const sign = excludes ? strict[stated] : stated;
    if (sign === undefined) return { kind: 'unclear', why: 'signs-differ' };
    return { kind: 'amount', sign, value: bareNumber(value), unit, isBare: signs.length === 0 };
  }
  const isCounted = numeral.test(rest) && !/^(?:达|为)/.test(written) && signs.length > 0;
  if (!isCounted && !/^[≥≤<>=≧≦⩾⩽]/.test(written)) return words;
  return { kind: 'unclear', why: /[0-9]/.test(rest) ? 'more-than-number' : 'sign-without-number' };
};
