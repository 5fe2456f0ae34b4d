import { type MoneyUnit, moneyUnits } from '../../contracts/checks/money-units.ts';
import { literalsOf } from '../read/number-format.ts';
import { fold } from './fold.ts';

/** What a format's words say of money: its unit, words that are no unit we know, or nothing. */
export type UnitShown = { readonly unit: MoneyUnit } | { readonly odd: string } | null;

const ofMoney = /[元币角分镑十百千万亿]|\p{Sc}|rmb|cny|usd|eur|gbp|jpy|hkd|twd|mop/u;

/** The sign of the yuan around a unit, and the word that closes a sum. */
const ofYuan = /^(?:¥|rmb|cny|人民币)+|(?:¥|rmb|cny|人民币|(?<=元)整)+$/g;

/**
 * The unit of money that a section of a format writes around the number; its 元 may be left out.
 * @example unitShown('0.00"万"') // { unit: '万元' }
 * @example unitShown('0.00"万美元"') // { odd: '万美元' }
 */
export const unitShown = (section: string): UnitShown => {
  const { before, behind } = literalsOf(section);
  const said = [before, behind].filter((words) => {
    const rest = fold(words).replaceAll(ofYuan, '');
    return ofMoney.test(rest);
  });
  const [first] = said;
  if (first === undefined) return null;
  const named = fold(first).replaceAll(ofYuan, '');
  const unit = moneyUnits.find(({ name }) => name === named || name === `${named}元`)?.name;
  return unit && said.length === 1 ? { unit } : { odd: said.join('、') };
};

/** The unit of money that a section of a format writes in full: 万 alone may count anything. */
export const unitInFull = (section: string): MoneyUnit | null => {
  const shown = unitShown(section);
  return shown && 'unit' in shown && fold(literalsOf(section).behind).includes('元') ? shown.unit : null;
};
