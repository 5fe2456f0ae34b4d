import type { MoneyUnit } from '../contracts/checks/money-units.ts';

/*
 * The unit of a header, put behind the amounts below it. Both roads into the engine do it alike: in memory, and where a
 * large text lies.
 */

const blanks = ' \t\r\n\u3000\u00a0\ufeff\u202f\u2009';
const blanksAtEnd = new RegExp(`[${blanks}]+$`);

/** What stands in a cell in which there is no figure: nothing, or a dash. */
const nothing = `${blanks}-－−–—―`;
const isNothing = new RegExp(`^[${nothing.replace('-', '')}-]*$`);

/** A thin blank, which nobody types: it tells the unit that we put there from one that was written. */
const join = '\u2009';

/**
 * An amount with its header's unit; a cell without a figure, and one that has a unit of its own, stay as they are.
 * @example withHeaderUnit('520', '万元') // '520\u2009万元'
 */
export const withHeaderUnit = (cell: string, unit: MoneyUnit): string => {
  if (unit === '元' || cell.includes('元') || isNothing.test(cell)) return cell;
  return `${cell.replace(blanksAtEnd, '')}${join}${unit}`;
};

/** The same in SQL over a column. */
export const withHeaderUnitSql = (cell: string, unit: MoneyUnit): string =>
  unit === '元'
    ? cell
    : `CASE WHEN rtrim(${cell}, '${nothing}') = '' OR contains(${cell}, '元') THEN ${cell}
ELSE rtrim(${cell}, '${blanks}') || '${join}${unit}' END`;

/** An amount as it was written. */
export const withoutHeaderUnit = (cell: string, unit: MoneyUnit): string =>
  cell.endsWith(`${join}${unit}`) ? cell.slice(0, -join.length - unit.length) : cell;
