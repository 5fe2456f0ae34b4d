import { ident } from '../../core/ident.ts';
import { columnType, type Field, type FieldType } from '../field.ts';
import { fallbackValue, foldedSpellings, spelledCodes } from './choice.ts';
import { daySpelling, matches, year } from './match.ts';
import { moneyUnits } from './money-units.ts';
import { periodSpellings, spelledOut } from './period.ts';
import { isPlainCell, isPlainRow, readPlain } from './plain.ts';
import { literal, lookedUp, once } from './sql.ts';

/*
 * What a cell may hold, as SQL over one text column. Plain cells, which nearly all are, are recognised by one match and
 * cast; the others are tidied and tried in full. Both roads give the same value.
 * Nothing is left to the engine's own leniency: a cast sees only text that a full match let through.
 */
const blanks = ' \t\r\n\u3000\u00a0\ufeff';
const wide = '０１２３４５６７８９．，－−–—～＋％（）￥／：＝＞＜≧⩾≦⩽\u00a0\u202f\u2009';
const narrow = '0123456789.,-----+%()¥/:=><≥≥≤≤   ';
const wideLetters =
  'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A cell without blanks round it. */
const tidy = (cell: string): string => `trim(${cell}, '${blanks}')`;
/** Signs without a width: a code or a name with one looks like the one without. */
const invisible = '[\\x{00AD}\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{2064}\\x{FEFF}]';
const visible = (cell: string): string => `regexp_replace(${cell}, '${invisible}', '', 'g')`;
/** A tidy cell with full-width digits and signs made plain. */
const narrowed = (tidied: string): string => `translate(${tidied}, '${wide}', '${narrow}')`;
const plain = (cell: string): string => narrowed(tidy(cell));

const whole = '(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)';
const digitsOf = (cell: string): string =>
  `translate(regexp_extract(${cell}, '[0-9][0-9, ]*(?:\\.[0-9]+)?'), ', ', '')`;
const signed = (cell: string): string =>
  `CASE WHEN contains(${cell}, '-') OR contains(${cell}, '(') THEN '-' ELSE '' END || ${digitsOf(cell)}`;
const amount = (decimals: string, unit: string): string => {
  const bare = `${whole}(?:\\.[0-9]{1,${decimals}})?`;
  return `(?:-?(?:¥ ?)?|¥ ?-)${bare} ?${unit}|\\((?:¥ ?)?${bare} ?${unit}\\)|\\((?:¥ ?)?${bare}\\) ?${unit}`;
};
const number = `-?${whole}(?:\\.[0-9]+)?|\\(${whole}(?:\\.[0-9]+)?\\)`;
const share = `-?${whole}(?:\\.[0-9]{1,10})? ?%`;

/** A number so small that its kept decimals would make it nothing is not read at all. */
const notLost = (cell: string, value: string): string =>
  `CASE WHEN ${value} <> 0 OR NOT regexp_matches(${cell}, '[1-9]') THEN ${value} END`;

const scaledUnits = moneyUnits.filter(({ yuan }) => yuan > 1);

const scientific = '[-+]?[0-9]+(?:\\.[0-9]+)?[eE]\\+?[0-9]+';
const errorCell = '#(?:N/A|REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|GETTING_DATA)';
const control = '[\\x00-\\x08\\x0b-\\x1f\\x7f]';
const clock = '(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?';

const cases = (pairs: readonly (readonly [string, string])[]): string =>
  `CASE ${pairs.map(([condition, value]) => `WHEN ${condition} THEN ${value}`).join(' ')} END`;

/** The full grammar of a type over a plain cell and the same cell only tidied; nothing else is accepted. */
const full: Readonly<Record<Exclude<FieldType, 'choice'>, (cell: string, tidied: string) => string>> = {
  money: (x) =>
    cases([
      [matches(x, amount('2', '元?')), `TRY_CAST(${signed(x)} AS DECIMAL(18,2))`],
      ...scaledUnits.map(({ name, yuan, decimals }): readonly [string, string] => [
        matches(x, amount(String(decimals), name)),
        `TRY_CAST(TRY_CAST(${signed(x)} AS DECIMAL(28,${decimals})) * ${yuan} AS DECIMAL(18,2))`,
      ]),
    ]),
  // Written with its sign, a percentage stands for the figure before it: the measure is in per cent.
  number: (x) => cases([[matches(x, `${number}|${share}`), notLost(x, `TRY_CAST(${signed(x)} AS DECIMAL(18,6))`)]]),
  fraction: (x) =>
    cases([
      [matches(x, number), notLost(x, `TRY_CAST(${signed(x)} AS DECIMAL(18,6))`)],
      [
        matches(x, share),
        notLost(x, `TRY_CAST(TRY_CAST(${signed(x)} AS DECIMAL(28,10)) * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(18,6))`),
      ],
    ]),
  integer: (x) => cases([[matches(x, `-?${whole}`), `TRY_CAST(${signed(x)} AS BIGINT)`]]),
  year: (x) => cases([[matches(x, '[0-9]{4}(?:年度?)?'), `TRY_CAST(substr(${x}, 1, 4) AS INTEGER)`]]),
  period: (x) => once(spelledOut(x), 'spelled', cases(periodSpellings('spelled', plain(ident('fiscal_year'))))),
  date: (x) =>
    cases([
      [
        matches(x, `${daySpelling}${clock}`),
        `TRY_CAST(regexp_replace(${x}, '^([0-9]{4})[^0-9]([0-9]{1,2})[^0-9]([0-9]{1,2}).*$', '\\1-\\2-\\3') AS DATE)`,
      ],
      [
        matches(x, `${year}[0-9]{4}`),
        `TRY_CAST(substr(${x}, 1, 4) || '-' || substr(${x}, 5, 2) || '-' || substr(${x}, 7, 2) AS DATE)`,
      ],
    ]),
  code: (_, tidied) => {
    // A spreadsheet writes a number that is to stay text as '003 or ="003".
    const bare = `regexp_replace(regexp_replace(regexp_replace(${visible(tidied)}, '^="([^"]*)"$', '\\1'), '^(?:“([^“”"]*)”|"([^“”"]*)"|''([^'']*)'')$', '\\1\\2\\3'), '^''', '')`;
    const code = `translate(${bare}, '０１２３４５６７８９－${wideLetters}', '0123456789-${letters}')`;
    const isOther = `regexp_matches(code, '^${scientific}$|^${errorCell}$|${control}|\\n|\\t|^${year}-[0-9]{2}-[0-9]{2}${clock}$')`;
    return once(code, 'code', cases([[`NOT ${isOther} AND length(code) BETWEEN 1 AND 100`, 'code']]));
  },
  text: (_, tidied) =>
    cases([
      [`NOT regexp_matches(${tidied}, '^${errorCell}$|${control}') AND length(${tidied}) <= 4000`, visible(tidied)],
    ]),
  flag: (x) =>
    cases([
      [`upper(${x}) IN ('是', '√', '✓', '✔', 'Y', 'YES', 'TRUE', '1', '对', '有')`, 'true'],
      [`upper(${x}) IN ('否', '×', '✗', 'N', 'NO', 'FALSE', '0', '无')`, 'false'],
    ]),
};

const dashes = new Set<FieldType>(['money', 'number', 'fraction', 'integer']);

/** True in SQL for a plain cell in which nothing stands: blank, or a lone dash in place of a figure. */
const isNothing = ({ type }: Field, cell: string): string =>
  dashes.has(type) ? `${cell} IN ('', '-', '--')` : `${cell} = ''`;

/** The same of a cell as it came. */
const isEmpty = (field: Field): string => isNothing(field, plain(ident(field.name)));

const folded = (cell: string): string => `lower(regexp_replace(${cell}, '[\\s\\x{3000}]', '', 'g'))`;

const readChoice = (field: Field, cell: string, tidied: string): string => {
  const known = lookedUp(foldedSpellings(field), folded(`translate(${cell}, '${wideLetters}', '${letters}')`));
  if (!field.open) return known;
  return `coalesce(${known}, ${once(full.text(cell, tidied), 'own', cases([['length(own) <= 30', 'own']]))})`;
};

/** SQL that gives the code a word stands for, and any other value as it is. */
const unspelled = (field: Field, value: string): string => {
  const words = spelledCodes(field);
  return words.length === 0 ? value : once(value, 'word', `coalesce(${lookedUp(words, folded('word'))}, word)`);
};

/** What an empty cell of a field stands for, in SQL. */
const emptyValue = (field: Field): string => {
  const value = fallbackValue(field);
  return value === null ? 'NULL' : `CAST(${literal(value)} AS ${columnType(field)})`;
};

/**
 * SQL for a field's value by the full grammar: typed, the fallback where the cell is empty, NULL where the cell is
 * empty or not acceptable.
 */
const readFully = (field: Field): string => {
  const cell = ident(field.name);
  const empty = emptyValue(field);
  const value =
    field.type === 'choice'
      ? readChoice(field, 'plain_cell', 'tidy_cell')
      : full[field.type]('plain_cell', 'tidy_cell');
  const written = `CASE WHEN ${isNothing(field, 'plain_cell')} THEN ${empty} ELSE ${value} END`;
  const inSteps = once(tidy(cell), 'tidy_cell', once(narrowed('tidy_cell'), 'plain_cell', written));
  return unspelled(field, `CASE WHEN ${cell} IS NULL THEN ${empty} ELSE ${inSteps} END`);
};

/**
 * The same value by the short road where the cell is plain, for certain where `is_plain` says so of the whole row, and
 * by the full grammar elsewhere.
 */
const read = (field: Field): string => {
  const cell = ident(field.name);
  const value = readPlain(field);
  const short =
    field.fallback === undefined
      ? value
      : `CASE WHEN ${cell} IS NULL OR ${cell} = '' THEN ${emptyValue(field)} ELSE ${value} END`;
  return `CASE WHEN is_plain OR ${isPlainCell(field)} THEN ${unspelled(field, short)} ELSE ${readFully(field)} END`;
};

/** What every cell of a field is that has no column. */
const readAbsent = (field: Field): string =>
  unspelled(field, field.fallback === undefined ? `CAST(NULL AS ${columnType(field)})` : emptyValue(field));

export const grammar = { isEmpty, isPlainRow, read, readAbsent, readFully };
