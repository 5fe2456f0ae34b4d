import { type MoneyUnit, moneyUnits } from '../../contracts/checks/money-units.ts';
import type { SheetRow } from '../read/sheet.ts';
import { fold } from './fold.ts';

const isKnown = (written: string): written is MoneyUnit => moneyUnits.some(({ name }) => name === written);

/** What the lines above a header, the sheet's name and the file's say of the unit of money; `unclear` quotes what is no known unit, or more than one. */
export interface UnitAbove {
  readonly unit: MoneyUnit | null;
  readonly unclear: string | null;
}

const afterWord = /(?:^|[^报算])单位:?(?:人民币)?((?:[\p{Script=Han}]{0,3}元)|[十百千万亿]+)(?!\p{Script=Han})/gu;
const inBrackets = /[([{【〔](?:人民币)?([\p{Script=Han}]{0,2}元)[)\]}】〕]/gu;

/** A blank that ends a unit, before other words of the line. */
const afterUnit = /(?<=[元十百千万亿])\s+(?=[^元\s])/gu;

/** The units of money a line names, known or not: 单位:万元, 金额单位:人民币千元, 支出表(万元), 单位:万元  填表人:王. */
export const unitsIn = (written: string): readonly string[] => {
  const folded = fold(written.replaceAll(afterUnit, '|'));
  return [...folded.matchAll(afterWord), ...folded.matchAll(inBrackets)].map((match) => match[1] ?? '');
};

const inName = /(?:^|[_\-·.\s])((?:[千万亿]|百万)元)(?=$|[_\-·.\s])/gu;

/** The units of money that the name of a sheet or a file carries: 执行情况(万元), 6月执行_万元.xlsx. */
const unitsInName = (name: string): readonly string[] => [
  ...unitsIn(name),
  ...[...name.normalize('NFKC').matchAll(inName)].map((match) => match[1] ?? ''),
];

/**
 * Reads the unit of all money below from the lines above a header and from the names of sheet and file; a line in which
 * 单位 means an office names none.
 */
export const unitAbove = (rows: readonly SheetRow[], names: readonly string[] = []): UnitAbove => {
  const lines = rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell === null ? [] : unitsIn(cell))));
  const named = [...new Set([...lines, ...names.flatMap(unitsInName)])];
  const [only] = named;
  if (only === undefined) return { unit: null, unclear: null };
  return named.length === 1 && isKnown(only)
    ? { unit: only, unclear: null }
    : { unit: null, unclear: named.join('、') };
};
