import { isMoneyUnit, type MoneyUnit, yuanIn } from '../../contracts/checks/money-units.ts';

const amount = /^(-?)([0-9]+)(?:\.([0-9]{1,8}))?((?:[千万亿]|百万)?元)?$/;
const finest = 8;

/** How many parts of a yuan are counted, so that any unit's decimals are whole. */
export const partsOfYuan = 10n ** BigInt(finest);

/**
 * A plainly written amount in parts of a yuan, by its own unit or that of its column; undefined for anything else.
 * @example plainAmount('1,234.5', '千元') // 1234500n * partsOfYuan
 */
export const plainAmount = (written: string | null | undefined, unit: MoneyUnit | null): bigint | undefined => {
  const match = amount.exec((written ?? '').normalize('NFKC').replaceAll(/[,\s]/g, ''));
  if (!match) return undefined;
  const own = match[4] ?? '';
  const yuan = BigInt(yuanIn(isMoneyUnit(own) ? own : unit));
  const parts = (BigInt(match[2] ?? '0') * partsOfYuan + BigInt((match[3] ?? '').padEnd(finest, '0'))) * yuan;
  return match[1] ? -parts : parts;
};

/** An amount as a receipt shows it: yuan, to the fen. */
export const inYuan = (parts: bigint): string => {
  const fen = (parts < 0n ? -parts : parts) / (partsOfYuan / 100n);
  const [yuan, rest] = [fen / 100n, fen % 100n];
  return `${parts < 0n ? '-' : ''}${yuan}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
};
