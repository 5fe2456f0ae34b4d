import { daySpelling, matches, month, year } from './match.ts';
import { once } from './sql.ts';

const day = `(?:${daySpelling}|${year}[0-9]{4})(?:T?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?`;

/**
 * A period without blanks, 截至 before it or 底 after it, its numerals as digits: 截至 六月底 is 6月.
 */
export const spelledOut = (cell: string): string => {
  const bare = `regexp_replace(regexp_replace(replace(${cell}, ' ', ''), '^截[至止]到?', ''), '[底末止]$', '')`;
  const tens = [
    ['十一', '11'],
    ['十二', '12'],
    ['十', '10'],
  ].reduce((sql, [numeral, digits]) => `replace(${sql}, '${numeral}', '${digits}')`, bare);
  return `translate(${tens}, '〇零一二三四五六七八九', '00123456789')`;
};

/**
 * The day that a period is written as, where it is the first or the last of its month: any other is what a spreadsheet
 * makes of 1-6.
 */
const edgeOfMonth = (x: string): string => {
  const iso = `regexp_replace(regexp_replace(${x}, 'T?[0-9]{1,2}:.*$', ''), '^([0-9]{4})[^0-9]?([0-9]{1,2}?)[^0-9]?([0-9]{1,2})[^0-9]*$', '\\1-\\2-\\3')`;
  const edge = 'CASE WHEN day(written) = 1 OR written = last_day(written) THEN CAST(written AS VARCHAR) END';
  return once(`TRY_CAST(${iso} AS DATE)`, 'written', edge);
};

/**
 * What a period may be spelled out as, and the SQL of the period it stands for; a month alone is of the fiscal year.
 */
export const periodSpellings = (x: string, fiscalYear: string): readonly (readonly [string, string])[] => {
  const of = (yearSql: string, monthSql: string): string =>
    `CASE WHEN TRY_CAST(${monthSql} AS INTEGER) BETWEEN 1 AND 12 THEN ${yearSql} || '-' || lpad(${monthSql}, 2, '0') END`;
  const own = `substr(${x}, 1, 4)`;
  return [
    [matches(x, `${year}[0-9]{2}`), of(own, `substr(${x}, 5, 2)`)],
    [matches(x, `${year}[.][0-9]{2}`), of(own, `substr(${x}, 6, 2)`)],
    [
      matches(x, `${year}(?:[-/]${month}|年${month}月份?)`),
      of(own, `regexp_extract(${x}, '^[0-9]{4}[-/年]([0-9]{1,2})', 1)`),
    ],
    [matches(x, day), once(edgeOfMonth(x), 'edge', of('substr(edge, 1, 4)', 'substr(edge, 6, 2)'))],
    [
      `${matches(x, `${year}[-年]0?1月?[-至]${year}[-年]${month}月?`)} AND ${own} = regexp_extract(${x}, '[-至]([0-9]{4})', 1)`,
      of(own, `regexp_extract(${x}, '([0-9]{1,2})月?$', 1)`),
    ],
    [
      matches(x, `${year}年1(?:-|至|月-|月至)${month}月份?`),
      of(own, `regexp_extract(${x}, '(?:-|至)([0-9]{1,2})月', 1)`),
    ],
    [
      matches(x, `(?:1(?:-|至|月-|月至))?${month}月份?|${month}`),
      `CASE WHEN ${matches(fiscalYear, `${year}(?:年度?)?`)} THEN ${of(`substr(${fiscalYear}, 1, 4)`, `regexp_extract(${x}, '([0-9]{1,2})(?:月份?)?$', 1)`)} END`,
    ],
  ];
};
