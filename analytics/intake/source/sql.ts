import type { Params } from '../../core/ports/engine.ts';

/** Collects the values of one statement; each becomes a bound parameter, typed as text. */
export interface Binder {
  /** The place of the value in the statement. */
  bind(value: string): string;
  readonly params: Params;
}

export const binder = (): Binder => {
  const params: Record<string, string> = {};
  const places = new Map<string, string>();
  return {
    params,
    bind: (value) => {
      const known = places.get(value);
      if (known) return known;
      const name = `v${places.size + 1}`;
      params[name] = value;
      const place = `CAST($${name} AS VARCHAR)`;
      places.set(value, place);
      return place;
    },
  };
};

/** Takes a regular expression's special signs literally. */
export const literally = (written: string): string => written.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * Plain decimal text as DECIMAL(28,10), NULL for other text. Whole numbers go by BIGINT: DuckDB reads wide decimals a
 * hundred times slower.
 */
export const decimal = (text: string): string =>
  `CASE WHEN length(${text}) <= 18 AND strpos(${text}, '.') = 0 THEN CAST(TRY_CAST(${text} AS BIGINT) AS DECIMAL(28,10)) ELSE TRY_CAST(${text} AS DECIMAL(28,10)) END`;

/** Exact text of a DECIMAL: no zeros behind, no point without digits after it. */
export const plain = (number: string): string => `rtrim(rtrim(CAST(${number} AS VARCHAR), '0'), '.')`;

/** A cell without blanks round it, runs of blanks and line breaks as one; NULL when nothing is left. */
export const tidy = (cell: string): string =>
  `nullif(trim(regexp_replace(${cell}, '[\\s\\x{A0}\\x{3000}\\x{FEFF}]+', ' ', 'g')), '')`;
