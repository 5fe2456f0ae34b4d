import type { DateFormat } from './schema.ts';
import { type Binder, literally } from './sql.ts';

const parts = { Y: '(\\d{4})', M: '(\\d{1,2})', D: '(\\d{1,2})' } as const;

/** `D/M/Y` → the expression that matches it and the place of each part in it. */
const reader = (
  format: string,
): { readonly pattern: string; readonly group: Readonly<Record<'Y' | 'M' | 'D', number>> } => {
  const letters = [...format];
  const order = letters.filter((letter) => letter in parts);
  return {
    pattern: letters.map((letter) => (letter in parts ? parts[letter as 'Y'] : literally(letter))).join(''),
    group: { Y: order.indexOf('Y') + 1, M: order.indexOf('M') + 1, D: order.indexOf('D') + 1 },
  };
};

/** A spreadsheet's own date cells arrive as ISO text, with a midnight behind them or not. */
const cellDate = `CASE WHEN regexp_matches(TEXT, '^\\d{4}-\\d{2}-\\d{2}([T ]00:00(:00(\\.0+)?)?Z?)?$') THEN CAST(TRY_CAST(substr(TEXT, 1, 10) AS DATE) AS VARCHAR) END`;

const dateIn = (text: string, format: string, { bind }: Binder): string => {
  const { pattern, group } = reader(format);
  const part = (index: number): string => `regexp_extract(${text}, ${bind(`^${pattern}$`)}, ${index})`;
  const iso = `${part(group.Y)} || '-' || lpad(${part(group.M)}, 2, '0') || '-' || lpad(${part(group.D)}, 2, '0')`;
  return `CASE WHEN regexp_full_match(${text}, ${bind(pattern)}) THEN CAST(TRY_CAST(${iso} AS DATE) AS VARCHAR) END`;
};

/**
 * SQL reading tidy text as a date: ISO text of the first format that gives a real day between 1900 and 2199, else NULL.
 */
export const dateSql = (text: string, format: DateFormat, binder: Binder): string => {
  const read = [cellDate.replaceAll('TEXT', text), ...format.formats.map((written) => dateIn(text, written, binder))];
  const real = read.map((sql) => `CASE WHEN (${sql}) BETWEEN '1900-01-01' AND '2199-12-31' THEN (${sql}) END`);
  return `coalesce(${real.join(', ')})`;
};
