import { mayBeNumber, writtenDay } from './day.ts';
import { bareNumber, digits, isMistyped, isVague, plain, saysNone, saysNothing, unitWord } from './plain.ts';

/**
 * What a result cell says. A sign in it says where the result lies, not what it is: unclear. 2016.5 is a number or May
 * 2016, and 20251205 a number or a day, which the goal decides.
 */
export type Result =
  | { readonly kind: 'amount'; readonly value: string; readonly unit: string }
  | { readonly kind: 'day'; readonly from: string; readonly to: string }
  | { readonly kind: 'day-or-number'; readonly value: string; readonly from: string; readonly to: string }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear' };

const amount = new RegExp(`^(?<value>-?${digits})(?<unit>${unitWord})$`, 'u');
const done = /^(?:已|于|已于|在)+|(?:完成|完工|竣工|投入使用)$/g;
const sign =
  /^(?:[≥≤<>≧≦⩾⩽]=?|不低于|不少于|不超过|不高于|超过|大于|小于|至少|大约|约|近)(?=-?[0-9])|(?:以上|以下|以内|左右)$/;

/**
 * Reads a result cell; days without a year are of the fiscal year. `from` and `to` of a day differ where only a month
 * is named.
 * @example readResult('64公里', 2025) // { kind: 'amount', value: '64', unit: '公里' }
 */
export const readResult = (cell: string | undefined, fiscalYear: number): Result => {
  if (saysNothing(cell) && !saysNone(cell)) return { kind: 'none' };
  const written = plain(cell ?? '').replace(/^=+/, '');
  const day = writtenDay(written.replaceAll(done, ''), fiscalYear);
  if (day && mayBeNumber(written)) return { kind: 'day-or-number', value: written, from: day.from, to: day.day };
  if (day) return { kind: 'day', from: day.from, to: day.day };
  const { value, unit = '' } = amount.exec(written)?.groups ?? {};
  if (value !== undefined && isVague(unit)) return { kind: 'unclear' };
  if (value !== undefined && !sign.test(written) && !isMistyped(unit))
    return { kind: 'amount', value: bareNumber(value), unit };
  if (sign.test(written) && /[0-9]/.test(written)) return { kind: 'unclear' };
  return { kind: 'words', words: (cell ?? '').trim() };
};
