import type { MoneyUnit } from '../contracts/checks/money-units.ts';

/*
 * The unit of a header, put behind the amounts below it. Both roads into the engine do it alike: in memory, and where a
 * large text lies.
 */

const blanks = ' \t\r\n\u3000\u00a0\ufeff\u202f\u2009';
const blanksAtEnd = new RegExp(`[${blanks}]+$`);

/** A thin blank, which nobody types: it tells the unit that we put there from one that was written. */
const join = '\u2009';

/**
 * An amount with its header's unit; a blank cell, and one that has a unit of its own, stay as they are.
 * @example withHeaderUnit('520', '万元') // '520\u2009万元'
 */
export const withHeaderUnit = (cell: string, unit: MoneyUnit): string => {
  const amount = cell.replace(blanksAtEnd, '');
  return unit === '元' || amount === '' || cell.includes('元') ? cell : `${amount}${join}${unit}`;
};

/** The same in SQL over a column. */
export const withHeaderUnitSql = (cell: string, unit: MoneyUnit): string =>
  unit === '元'
    ? cell
    : `CASE WHEN rtrim(${cell}, '${blanks}') = '' OR contains(${cell}, '元') THEN ${cell}
ELSE rtrim(${cell}, '${blanks}') || '${join}${unit}' END`;

/** An amount as it was written. */
export const withoutHeaderUnit = (cell: string, unit: MoneyUnit): string =>
  cell.endsWith(`${join}${unit}`) ? cell.slice(0, -join.length - unit.length) : cell;
