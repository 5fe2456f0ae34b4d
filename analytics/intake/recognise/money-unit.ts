import { isMoneyUnit, type MoneyUnit } from '../../contracts/checks/money-units.ts';
import type { SheetRow } from '../read/sheet.ts';
import { fold, moneyUnitOf } from './fold.ts';

/**
 * What the lines above a header, the sheet's name and the file's say of the unit of money; `unclear` quotes what is no
 * known unit, or more than one.
 */
export interface UnitAbove {
  readonly unit: MoneyUnit | null;
  readonly unclear: string | null;
}

/** The yuan's own names, which may stand beside a unit and change nothing. */
export const ownCurrency = '(?:人民币|rmb|cny|¥)';

/** Currencies that are not called 元, in folded spelling. */
export const otherCurrency =
  '(?:美金|[港澳台日韩外]币|日圆|円|英镑|法郎|卢布|泰铢|usd|hkd|twd|eur|gbp|jpy|krw|sgd|chf|thb|[a-z]{0,2}[$€£])';

const scale = '[十百千万亿]*';
const other = `${scale}${otherCurrency}${scale}元?`;
const ends = String.raw`(?![\p{Script=Han}a-z])`;
const afterWord = new RegExp(
  String.raw`(?:^|[^报算])单位:?${ownCurrency}*(${other}|[\p{Script=Han}]{0,3}元|[十百千万亿]+)${ends}`,
  'gu',
);
/** Several units after one word, those of numbers among them: 单位:人、万元. */
const afterWordListed = new RegExp(
  String.raw`(?:^|[^报算])单位:?((?:[\p{Script=Han}%]{1,5}[、,/;])+[\p{Script=Han}%]{1,5})${ends}`,
  'gu',
);
const afterCurrency = new RegExp(
  String.raw`币种:?${ownCurrency}*(?!${ownCurrency}|元)(${other}|[\p{Script=Han}]{1,3}元)${ends}`,
  'gu',
);
const inBrackets = new RegExp(String.raw`[([{【〔]${ownCurrency}*(${other}|[\p{Script=Han}]{0,2}元)[)\]}】〕]`, 'gu');

/** A blank that ends a unit, before other words of the line. */
const afterUnit = /(?<=[元十百千万亿]|[币金圆円镑郎布铢a-z$€£](?!\s*[十百千万亿元]))\s+(?=[^元\s])/giu;

/** The units of money a line names, known or not: 单位:万元, 金额单位:人民币千元, 支出表(万元), 单位:万元  填表人:王, 币种:美元. */
export const unitsIn = (written: string): readonly string[] => {
  const folded = fold(written.replaceAll(afterUnit, '|'));
  const said = [afterCurrency, afterWord, inBrackets].flatMap((each) => [...folded.matchAll(each)]);
  const listed = [...folded.matchAll(afterWordListed)].flatMap(([, all = '']) =>
    all.split(/[、,/;]/).filter((each) => isMoneyUnit(each)),
  );
  return [...new Set([...said.map(([, named = '']) => moneyUnitOf(named) ?? named), ...listed])];
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
  return named.length === 1 && isMoneyUnit(only)
    ? { unit: only, unclear: null }
    : { unit: null, unclear: named.join('、') };
};
