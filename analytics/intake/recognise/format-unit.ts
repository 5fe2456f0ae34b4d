import type { MoneyUnit } from '../../contracts/checks/money-units.ts';
import { literalsOf } from '../read/number-format.ts';
import { fold, moneyUnitOf } from './fold.ts';
import { otherCurrency, ownCurrency } from './money-unit.ts';

/** What a format's words say of money: its unit, words that are no unit we know, or nothing. */
export type UnitShown = { readonly unit: MoneyUnit } | { readonly odd: string } | null;

const ofMoney = new RegExp(String.raw`[元币角分十百千万亿]|\p{Sc}|${otherCurrency}`, 'u');

/** The yuan's names around a unit, and the word that closes a sum. */
const ofYuan = new RegExp(`^${ownCurrency}+|(?:${ownCurrency}|(?<=元)整)+$`, 'g');

/**
 * The unit of money that a section of a format writes around the number; its 元 may be left out.
 * @example unitShown('0.00"万"') // { unit: '万元' }
 * @example unitShown('0.00"万美元"') // { odd: '万美元' }
 */
export const unitShown = (section: string): UnitShown => {
  const { before, behind } = literalsOf(section);
  const said = [before, behind].filter((words) => ofMoney.test(fold(words).replaceAll(ofYuan, '')));
  const [first] = said;
  if (first === undefined) return null;
  const unit = moneyUnitOf(fold(first).replaceAll(ofYuan, ''));
  return unit && said.length === 1 ? { unit } : { odd: said.join('、') };
};

/** The unit of money that a section of a format writes in full: 万 alone may count anything. */
export const unitInFull = (section: string): MoneyUnit | null => {
  const shown = unitShown(section);
  return shown && 'unit' in shown && fold(literalsOf(section).behind).includes('元') ? shown.unit : null;
};
