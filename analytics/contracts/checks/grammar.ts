import { ident } from '../../core/ident.ts';
import type { Field, FieldType } from '../field.ts';
import { fallbackValue, foldedSpellings, spelledCodes, spellings } from './choice.ts';
import { daySpelling, matches, year } from './match.ts';
import { moneyUnits } from './money-units.ts';
import { periodSpellings } from './period.ts';

/*
 * What a cell may hold, as SQL over one text column. Rows of plain cells only, which nearly all are, are recognised by
 * one match and cast; the cells of the others are tidied and tried in full, one by one. Both roads give the same value.
 * Nothing is left to the engine's own leniency: a cast sees only text that a full match let through.
 */
type Params = Record<string, string>;

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
const plain = (cell: string): string => `translate(${tidy(cell)}, '${wide}', '${narrow}')`;

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

/** The plain spelling of a type, the one nearly every cell has, or an empty cell. Choices have their own spellings. */
const plainPatterns: Readonly<Record<Exclude<FieldType, 'choice'>, string>> = {
  money: '(?:-?[0-9]{1,15}(?:\\.[0-9][0-9]?)?)?',
  number: '(?:-?[0-9]{1,11}(?:\\.[0-9]{1,6})?)?',
  fraction: '(?:-?[0-9]{1,11}(?:\\.[0-9]{1,6})?)?',
  integer: '(?:-?[0-9]{1,17})?',
  year: '(?:[0-9]{4})?',
  period: `(?:${year}-(?:0[1-9]|1[0-2]))?`,
  date: `(?:${year}-[0-9]{2}-[0-9]{2})?`,
  // One dash at most: a day is no code, and a match can't say what a text is not.
  code: '[0-9A-Za-z一-龥_]*-?[0-9A-Za-z一-龥_]*',
  text: '[0-9A-Za-z一-龥，。、；（）《》〔〕“”：,.;_%-]*',
  flag: '[是否]?',
};

const plainTypes: Readonly<Partial<Record<FieldType, string>>> = {
  money: 'DECIMAL(18,2)',
  number: 'DECIMAL(18,6)',
  fraction: 'DECIMAL(18,6)',
  integer: 'BIGINT',
  year: 'INTEGER',
  date: 'DATE',
};

const literally = (written: string): string => written.replaceAll(/[\\^$.*+?()[\]{}|/'-]/g, '\\$&');

const plainPattern = (field: Field): string => {
  if (field.type !== 'choice') return plainPatterns[field.type];
  // A quote would end the statement's literal; no contract has one, and a spelling left out is only read the longer
  // way.
  const written = spellings(field).flatMap(([spelling]) => (spelling.includes("'") ? [] : [literally(spelling)]));
  return `(?:${written.join('|')})?`;
};

/**
 * True in SQL for a row all of whose cells are plain: one match over the whole row costs a fraction of one per cell.
 * Codes and texts are bounded in length besides.
 */
const isPlainRow = (fields: readonly Field[]): string => {
  const cells = fields.map((field) => ident(field.name)).join(', chr(31), ');
  const bounded = fields
    .filter(({ type }) => type === 'code' || type === 'text')
    .map((field) => `coalesce(strlen(${ident(field.name)}), 0) <= 100`);
  return [`regexp_full_match(concat(${cells}), '${fields.map(plainPattern).join('\\x1f')}')`, ...bounded].join(' AND ');
};

/**
 * The full grammar of a type over a tidy, plain cell. Each entry is a condition and the value it stands for; nothing
 * else is accepted.
 */
const full: Readonly<
  Record<
    Exclude<FieldType, 'choice'>,
    (cell: string, tidied: string, fiscalYear: string) => readonly (readonly [string, string])[]
  >
> = {
  money: (x) => [
    [matches(x, amount('2', '元?')), `TRY_CAST(${signed(x)} AS DECIMAL(18,2))`],
    ...scaledUnits.map(({ name, yuan, decimals }): readonly [string, string] => [
      matches(x, amount(String(decimals), name)),
      `TRY_CAST(TRY_CAST(${signed(x)} AS DECIMAL(28,${decimals})) * ${yuan} AS DECIMAL(18,2))`,
    ]),
  ],
  // Written with its sign, a percentage stands for the figure before it: the measure is in per cent.
  number: (x) => [[matches(x, `${number}|${share}`), notLost(x, `TRY_CAST(${signed(x)} AS DECIMAL(18,6))`)]],
  fraction: (x) => [
    [matches(x, number), notLost(x, `TRY_CAST(${signed(x)} AS DECIMAL(18,6))`)],
    [
      matches(x, share),
      notLost(x, `TRY_CAST(TRY_CAST(${signed(x)} AS DECIMAL(28,10)) * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(18,6))`),
    ],
  ],
  integer: (x) => [[matches(x, `-?${whole}`), `TRY_CAST(${signed(x)} AS BIGINT)`]],
  year: (x) => [[matches(x, '[0-9]{4}(?:年度?)?'), `TRY_CAST(substr(${x}, 1, 4) AS INTEGER)`]],
  period: (cell, _, fiscalYear) => periodSpellings(cell, fiscalYear),
  date: (x) => [
    [
      matches(x, `${daySpelling}${clock}`),
      `TRY_CAST(regexp_replace(${x}, '^([0-9]{4})[^0-9]([0-9]{1,2})[^0-9]([0-9]{1,2}).*$', '\\1-\\2-\\3') AS DATE)`,
    ],
    [
      matches(x, `${year}[0-9]{4}`),
      `TRY_CAST(substr(${x}, 1, 4) || '-' || substr(${x}, 5, 2) || '-' || substr(${x}, 7, 2) AS DATE)`,
    ],
  ],
  code: (_, tidied) => {
    // A spreadsheet writes a number that is to stay text as '003 or ="003".
    const bare = `regexp_replace(regexp_replace(regexp_replace(${visible(tidied)}, '^="([^"]*)"$', '\\1'), '^(?:“([^“”"]*)”|"([^“”"]*)"|''([^'']*)'')$', '\\1\\2\\3'), '^''', '')`;
    const x = `translate(${bare}, '０１２３４５６７８９－${wideLetters}', '0123456789-${letters}')`;
    return [
      [
        `NOT regexp_matches(${x}, '^${scientific}$|^${errorCell}$|${control}|\\n|\\t|^${year}-[0-9]{2}-[0-9]{2}${clock}$') AND length(${x}) BETWEEN 1 AND 100`,
        x,
      ],
    ];
  },
  text: (_, tidied) => [
    [`NOT regexp_matches(${tidied}, '^${errorCell}$|${control}') AND length(${tidied}) <= 4000`, visible(tidied)],
  ],
  flag: (x) => [
    [`upper(${x}) IN ('是', '√', '✓', '✔', 'Y', 'YES', 'TRUE', '1', '对', '有')`, 'true'],
    [`upper(${x}) IN ('否', '×', '✗', 'N', 'NO', 'FALSE', '0', '无')`, 'false'],
  ],
};

const dashes = new Set<FieldType>(['money', 'number', 'fraction', 'integer']);

/** True in SQL for a cell in which nothing stands: blank, or a lone dash in place of a figure. */
const isEmpty = (field: Field): string => {
  const cell = ident(field.name);
  return dashes.has(field.type) ? `${plain(cell)} IN ('', '-', '--')` : `${tidy(cell)} = ''`;
};

const whens = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([condition, value]) => `WHEN ${condition} THEN ${value}`).join(' ');

const readChoice = (
  field: Field,
  cell: string,
  empty: string,
  params: Params,
): { readonly plain: string; readonly any: string } => {
  const places = new Map<string, string>();
  const bind = (value: string): string => {
    const name = places.get(value) ?? `choice_${field.name}_${places.size}`;
    places.set(value, name);
    params[name] = value;
    return `CAST($${name} AS VARCHAR)`;
  };
  const table = (of: string, pairs: readonly (readonly [string, string])[], otherwise: string): string =>
    `CASE ${of} ${pairs.map(([written, code]) => `WHEN ${bind(written)} THEN ${bind(code)}`).join(' ')} ELSE ${otherwise} END`;
  const folded = `lower(regexp_replace(translate(${plain(cell)}, '${wideLetters}', '${letters}'), '[\\s\\x{3000}]', '', 'g'))`;
  const own = field.open
    ? ` ${whens(full.text('', tidy(cell), '').map(([rule, x]) => [`${rule} AND length(${x}) <= 30`, x]))}`
    : '';
  const slow = table(folded, foldedSpellings(field), `CASE WHEN ${tidy(cell)} = '' THEN ${empty}${own} END`);
  return {
    plain: table(cell, spellings(field), 'NULL'),
    any: `CASE WHEN ${cell} IS NULL THEN ${empty} ELSE ${slow} END`,
  };
};

const readPlain = (field: Field, cell: string): string => {
  if (field.type === 'flag') return `CASE ${cell} WHEN '是' THEN true WHEN '否' THEN false END`;
  const type = plainTypes[field.type];
  return type ? `TRY_CAST(${cell} AS ${type})` : `nullif(${cell}, '')`;
};

/** SQL that gives the code a word stands for, and any other value as it is. */
const unspelled = (field: Field, value: string, params: Params): string => {
  const words = spelledCodes(field);
  if (words.length === 0) return value;
  const known = words.map(([word, code], index) => {
    params[`word_${field.name}_${index}`] = word;
    params[`code_${field.name}_${index}`] = code;
    return `WHEN CAST($word_${field.name}_${index} AS VARCHAR) THEN CAST($code_${field.name}_${index} AS VARCHAR)`;
  });
  return `CASE lower(regexp_replace(${value}, '[\\s\\x{3000}]', '', 'g')) ${known.join(' ')} ELSE ${value} END`;
};

/**
 * SQL for a field's value: typed, the fallback where the cell is empty, NULL where the cell is empty or not acceptable.
 * `is_plain` says that the whole row is plain; both roads give the same value.
 */
const read = (field: Field, params: Params): string => {
  const cell = ident(field.name);
  const value = fallbackValue(field);
  const type = field.type === 'flag' ? 'BOOLEAN' : (plainTypes[field.type] ?? 'VARCHAR');
  if (value !== null) params[`fallback_${field.name}`] = value;
  const empty = value === null ? 'NULL' : `CAST($fallback_${field.name} AS ${type})`;
  const orEmpty = (plainValue: string): string =>
    value === null ? plainValue : `CASE WHEN ${cell} IS NULL OR ${cell} = '' THEN ${empty} ELSE ${plainValue} END`;
  if (field.type === 'choice') {
    const { plain: plainValue, any } = readChoice(field, cell, empty, params);
    return `CASE WHEN is_plain THEN ${orEmpty(plainValue)} ELSE ${any} END`;
  }
  const pairs = full[field.type](plain(cell), tidy(cell), plain(ident('fiscal_year')));
  const any = `CASE WHEN ${cell} IS NULL THEN ${empty} WHEN ${isEmpty(field)} THEN ${empty} ${whens(pairs)} END`;
  return unspelled(field, `CASE WHEN is_plain THEN ${orEmpty(readPlain(field, cell))} ELSE ${any} END`, params);
};

export const grammar = { isEmpty, isPlainRow, read };
