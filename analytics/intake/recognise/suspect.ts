import type { Field } from '../../contracts/field.ts';
import { ident } from '../../core/ident.ts';
import type { Heading } from './header.ts';

const junk = '[\\s\\p{Z}\\x{200B}\\x{FEFF}“”‘’"\\x27]*';
const total = `[合总小共]${junk}计`;
const example = `(?:^|\\x1f|[(\\[【（［]|填${junk}写)${junk}[示样]${junk}例${junk}(?:行|数|[)\\]】）］:：]|\\x1f|$)`;

const at = (index: number): string => ident(`c${index + 1}`);

/** SQL that is true where a key's cell certainly is one. */
const surelyKey = ({ type }: Field, cell: string): string | undefined => {
  if (type === 'period') return undefined;
  const pattern = type === 'year' ? '[0-9]{4}' : '[A-Za-z_-]*[0-9][0-9A-Za-z_-]*';
  return `coalesce(regexp_full_match(${cell}, '${pattern}'), false)`;
};

/** SQL that is true where a share may lack its sign, or a percentage may stand for a number. */
const oddShare = ({ type }: Field, cell: string): string | undefined => {
  if (type === 'number') return `coalesce(regexp_matches(${cell}, '[^\\x00-\\x24\\x26-\\x7f]|%'), false)`;
  return type === 'fraction'
    ? `coalesce(NOT regexp_full_match(${cell}, '(?:0?(?:\\.[0-9]*)?|1(?:\\.[0-4][0-9]*)?|.*%)?'), false)`
    : undefined;
};

/**
 * The records of a large text with what each says in all as `record`, put together once though it is asked several
 * times.
 */
export const withRecord = (relation: string, cells: number): string => {
  const all = Array.from({ length: cells }, (_, index) => at(index));
  return `(SELECT *, concat(${all.join(', chr(31), ')}) AS record FROM ${ident(relation)})`;
};

/**
 * SQL over the columns of `withRecord` that is true for every record a closer look may take for no data, or find
 * odd as a whole: totals, example rows, repeated headers, lines at the foot, blanks, records too long, shares without
 * their sign. True for few others; the closer look decides.
 */
export const suspectSql = ({ dataset, columns, width }: Heading, cells: number): string => {
  const all = Array.from({ length: cells }, (_, index) => at(index));
  const keys = columns
    .filter(({ field }) => dataset.key.includes(field.name))
    .flatMap(({ field, index }) => surelyKey(field, at(index)) ?? []);
  const beyond = all.slice(width);
  // A CASE asks only what is still open of a record, an OR asks all: most have a year, and hardly one these letters.
  return [
    keys.length > 0 ? `CASE ${keys.map((key) => `WHEN ${key} THEN false`).join(' ')} ELSE true END` : 'true',
    `CASE WHEN contains(record, '计') OR contains(record, '例')
      THEN regexp_matches(record, '${total}|${example}') ELSE false END`,
    ...(beyond.length > 0 ? [`coalesce(${beyond.join(', ')}) IS NOT NULL`] : []),
    ...columns.flatMap(({ field, index }) => oddShare(field, at(index)) ?? []),
  ].join(' OR ');
};
