import { isMoneyUnit, type MoneyUnit, yuanIn } from '../../../contracts/checks/money-units.ts';
import { bareNumber, digits, plain } from './plain.ts';

const amount = new RegExp(`^(-?)(${digits})((?:[千万亿]|百万)?元)?$`);

/** Decimals that reach from 亿元 down to the fen. */
const most = 10;

/**
 * An amount as people write it, in fen: in the unit behind it, else in that of its block, else in yuan. Undefined where
 * it is no amount, or has a fraction of a fen.
 * @example fenOf('1,234.5', '万元') // 1234500000n
 */
export const fenOf = (written: string, block: MoneyUnit | undefined): bigint | undefined => {
  const [, sign, number, own = ''] = amount.exec(plain(written)) ?? [];
  if (number === undefined) return undefined;
  const [whole = '', decimals = ''] = bareNumber(number).split('.');
  const yuan = yuanIn(isMoneyUnit(own) ? own : (block ?? null));
  if (decimals.replace(/0+$/, '').length > most) return undefined;
  const all = BigInt(`${sign}${whole}${decimals.slice(0, most).padEnd(most, '0')}`) * BigInt(yuan) * 100n;
  const scale = 10n ** BigInt(most);
  return all % scale === 0n ? all / scale : undefined;
};
