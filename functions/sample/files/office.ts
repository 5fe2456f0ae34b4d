import type { Random } from '../random.ts';
import type { Department } from '../world/types.ts';
import type { Form } from '../write/draft.ts';

/** How one department writes: the same hand in all its files. */
export interface Office {
  readonly department: Department;
  readonly form: Form;
  /** Chance of a header by another name. */
  readonly loose: number;
  /** Money in 万元, said in the header or in a line above it. */
  readonly tenThousands: 'header' | 'note' | null;
  /** 2025年6月 instead of 2025-06. */
  readonly spelledPeriod: boolean;
  /** Project codes stored as numbers. */
  readonly numericCodes: boolean;
  /** Writes a digit in full width now and then. */
  readonly wide: boolean;
  /** Repeats names beside the codes, and its own completion rate. */
  readonly chatty: boolean;
  readonly draw: Random;
}

/** A department's hand; the first ones are plain so that small samples stay simple. */
export const officeOf = (draw: Random, department: Department): Office => {
  const own = draw.fork(department.code);
  const csv = department.habit === 'gb18030-csv' || department.habit === 'utf8-csv';
  return {
    department,
    form: department.habit === 'gb18030-csv' ? 'gb18030' : csv ? 'utf8-bom' : 'xlsx',
    loose: own.pick([0, 0, 0.15, 0.35]),
    tenThousands: own.pick(['header', 'note', null, null, null] as const),
    spelledPeriod: own.chance(0.25),
    numericCodes: own.chance(0.12),
    wide: own.chance(0.2),
    chatty: own.chance(0.3),
    draw: own,
  };
};

export const periodText = (month: number, spelled: boolean): string =>
  spelled ? `2025年${month}月` : `2025-${String(month).padStart(2, '0')}`;

/** The last day of a month, counted on past December. @example monthEnd(2025, 14) // '2026-02-28' */
export const monthEnd = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** @example dayOf(2025, 13, 5) // '2026-01-05' */
export const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** @example wide('12') // '１２' */
export const wide = (written: string): string =>
  written.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

export const fictional = '虚构数据,仅供演示';
