/** Units in which money may be written: how many yuan one is, and how many decimals reach down to the fen. */
export const moneyUnits = [
  { name: '元', yuan: 1, decimals: 2 },
  { name: '千元', yuan: 1000, decimals: 5 },
  { name: '万元', yuan: 10_000, decimals: 6 },
  { name: '百万元', yuan: 1_000_000, decimals: 8 },
  { name: '亿元', yuan: 100_000_000, decimals: 10 },
] as const;

export type MoneyUnit = (typeof moneyUnits)[number]['name'];

export const isMoneyUnit = (written: string): written is MoneyUnit => moneyUnits.some(({ name }) => name === written);

/** How many yuan one of a unit is; where no unit is named, amounts are in yuan. */
export const yuanIn = (unit: MoneyUnit | null): number => moneyUnits.find(({ name }) => name === unit)?.yuan ?? 1;
