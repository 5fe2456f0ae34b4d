import type { Field } from '../../../analytics/contracts/field.ts';

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const narrow = (written: string): string => written.normalize('NFKC').replaceAll(invisible, '').trim();
const folded = (written: string): string => narrow(written).replaceAll(/\s/g, '').toLowerCase();

/** A decimal as digits and the number of them after the point. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const powers: Readonly<Record<string, number>> = { '': 0, 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8, '%': -2 };

const decimalOf = (written: string, isShare: boolean): Decimal | null => {
  const bare = narrow(written)
    .replaceAll(/[¥,\s]/g, '')
    .replaceAll(/[−–—]/g, '-');
  const match = /^(\()?(-?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?\)?([千万亿百]*元|%)?\)?$/i.exec(bare);
  if (!match || (match[3] === '' && !match[4])) return null;
  const [, bracket, sign, whole = '', decimals = '', exponent = '0', unit = ''] = match;
  const power = Number(exponent) + (unit === '%' && !isShare ? 0 : (powers[unit] ?? 0));
  const digits = BigInt(whole + decimals) * (bracket || sign ? -1n : 1n);
  const scale = decimals.length - power;
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
};

const atScale = ({ digits, scale }: Decimal, wanted: number): bigint => {
  if (scale <= wanted) return digits * 10n ** BigInt(wanted - scale);
  const unit = 10n ** BigInt(scale - wanted);
  const half = digits < 0n ? -unit / 2n : unit / 2n;
  return (digits + half) / unit;
};

/** Places after the point that the lake keeps of each kind of number. */
const kept: Readonly<Record<string, number>> = { money: 2, number: 6, fraction: 6, integer: 0 };

/** Fifteen digits are all that the number in a workbook's cell has. */
const inCell = (written: string): string => {
  const number = Number(written);
  return written.trim() !== '' && /e|\.\d{6}/i.test(written) && Number.isFinite(number)
    ? String(Number(number.toPrecision(15)))
    : written;
};

const isSameNumber = ({ type }: Field, theirs: string, ours: string): boolean => {
  const places = kept[type] ?? 0;
  const [own, lake] = [decimalOf(inCell(theirs), type === 'fraction'), decimalOf(ours, false)];
  return own !== null && lake !== null && atScale(own, places) === atScale(lake, places);
};

const dayOf = (written: string): string => {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年]?(\d{1,2}?)[-/.月]?(\d{1,2})日?(?:[T ].*)?$/.exec(narrow(written)) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const monthOf = (written: string): string => {
  const [, year = '', month = ''] = /^(\d{4})[-/.年]?(\d{1,2})(?!\d)/.exec(folded(written)) ?? [];
  return `${year}-${month.padStart(2, '0')}`;
};

const yes = new Set(['是', '√', '✓', '✔', 'y', 'yes', 'true', '1', '对', '有']);

const codeOf = ({ choices = [] }: Field, written: string): string | undefined =>
  choices.find(({ code, label, aliases = [] }) =>
    [code, label.zh, label.en, ...aliases].some((each) => folded(each) === folded(written)),
  )?.code;

const bare = (written: string): string =>
  narrow(written)
    .replace(/^="(.*)"$/, '$1')
    .replace(/^["“”'‘’](.*)["“”'‘’]$/, '$1')
    .replace(/^'/, '');

const same: Readonly<Record<Field['type'], (field: Field, theirs: string, ours: string) => boolean>> = {
  money: isSameNumber,
  number: isSameNumber,
  fraction: isSameNumber,
  integer: isSameNumber,
  year: (_, theirs, ours) => narrow(theirs).replace(/年度?$/, '') === ours,
  period: (_, theirs, ours) => monthOf(theirs) === ours,
  date: (_, theirs, ours) => dayOf(theirs) === ours,
  choice: (field, theirs, ours) => (codeOf(field, theirs) ?? narrow(theirs)) === ours,
  flag: (_, theirs, ours) => String(yes.has(folded(theirs))) === ours,
  code: (_, theirs, ours) => bare(theirs) === ours,
  text: (_, theirs, ours) => narrow(theirs) === narrow(ours),
};

const numbers = new Set<Field['type']>(['money', 'number', 'fraction', 'integer']);

const isEmpty = ({ type }: Field, written: string): boolean =>
  narrow(written) === '' || (numbers.has(type) && /^[-–—−]{1,2}$/.test(narrow(written)));

/** Whether the lake has what a cell says, read by rules of this file's own; an empty cell says its field's fallback. */
export const isSame = (field: Field, theirs: string, ours: string | null): boolean => {
  const said = isEmpty(field, theirs) ? field.fallback : theirs;
  if (said === undefined) return ours === null;
  return ours !== null && same[field.type](field, said, ours);
};
