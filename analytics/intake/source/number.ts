import type { NumberFormat } from './schema.ts';
import { type Binder, literally, plain } from './sql.ts';

const equalsAny = (text: string, spellings: readonly string[], { bind }: Binder): string =>
  spellings.length ? `${text} IN (${spellings.map((spelling) => bind(spelling.trim())).join(', ')})` : 'false';

/** The grammar of a whole number cell after currency signs are gone: groups of three, or no groups at all. */
const pattern = ({ decimal, thousands, percent, parentheses }: NumberFormat): string => {
  const whole = thousands ? `(?:\\d{1,3}(?:${literally(thousands)}\\d{3})+|\\d+)` : '\\d+';
  const number = `${whole}(?:${literally(decimal)}\\d+)?`;
  const sign = percent === 'written' ? ' ?%' : percent === 'either' ? '(?: ?%)?' : '';
  return `[-−]?${number}${sign}${parentheses ? `|\\(${number}\\)` : ''}`;
};

/**
 * SQL reading tidy text as a number by one format: plain decimal text; NULL for what means nothing and for what is no
 * number.
 * @example numberSql('"amount"', { decimal: ',', thousands: '.' }, binder) // ' 1.234 ' → '1234'
 */
export const numberSql = (text: string, format: NumberFormat, binder: Binder): string => {
  const { bind } = binder;
  const bare = format.strip.reduce((sql, sign) => `replace(${sql}, ${bind(sign)}, '')`, text);
  const digits = [format.thousands ?? ' ', '%', '(', ')', ' '].reduce(
    (sql, mark) => `replace(${sql}, ${bind(mark)}, '')`,
    `replace(trim(${bare}), '−', '-')`,
  );
  const pointed = format.decimal === ',' ? `replace(${digits}, ',', '.')` : digits;
  const negative = format.parentheses ? `CASE WHEN starts_with(trim(${bare}), '(') THEN '-' ELSE '' END || ` : '';
  const written = `${negative}${pointed}`;
  // A percentage has at most ten digits before its point; dividing it by a hundred is the only arithmetic here, the
  // rest is text.
  const hundredth = plain(`TRY_CAST(${written} AS DECIMAL(18,8)) * CAST(0.01 AS DECIMAL(20,2))`);
  const value =
    format.percent === 'written' || format.percent === 'either'
      ? `CASE WHEN ends_with(${text}, '%') THEN ${hundredth} ELSE ${written} END`
      : written;
  return `CASE WHEN ${equalsAny(text, format.zero, binder)} THEN '0'
    WHEN ${equalsAny(text, format.nothing, binder)} THEN NULL
    WHEN regexp_full_match(trim(${bare}), ${bind(pattern(format))}) THEN ${value} END`;
};

/** SQL telling whether tidy text means nothing by this format, and so is no fault. */
export const isNothing = (text: string, nothing: readonly string[], binder: Binder): string =>
  equalsAny(text, nothing, binder);
