import { type MoneyUnit, moneyUnits } from '../../contracts/checks/money-units.ts';
import type { SheetRow } from '../read/sheet.ts';
import { fold } from './fold.ts';

const isKnown = (written: string): written is MoneyUnit => moneyUnits.some(({ name }) => name === written);

/** What the lines above a header say of the unit of money; `unclear` quotes what is no known unit, or more than one. */
export interface UnitAbove {
  readonly unit: MoneyUnit | null;
  readonly unclear: string | null;
}

const afterWord = /(?:^|[^报算])单位:?(?:人民币)?((?:[\p{Script=Han}]{0,3}元)|[十百千万亿]+)(?!\p{Script=Han})/gu;
const inBrackets = /[([{【〔](?:人民币)?([\p{Script=Han}]{0,2}元)[)\]}】〕]/gu;

/** The units of money a line names, known or not: 单位:万元, 金额单位:人民币千元, 支出表(万元). */
export const unitsIn = (written: string): readonly string[] => {
  const folded = fold(written);
  return [...folded.matchAll(afterWord), ...folded.matchAll(inBrackets)].map((match) => match[1] ?? '');
};

/** Reads the unit of all money below from the lines above a header; a line in which 单位 means an office names none. */
export const unitAbove = (rows: readonly SheetRow[]): UnitAbove => {
  const named = [
    ...new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell === null ? [] : unitsIn(cell))))),
  ];
  const [only] = named;
  if (only === undefined) return { unit: null, unclear: null };
  return named.length === 1 && isKnown(only)
    ? { unit: only, unclear: null }
    : { unit: null, unclear: named.join('、') };
};
