import { ident } from '../../core/ident.ts';
import type { SourceClean, SourceColumn, SourceSheet } from './schema.ts';
import { type Binder, tidy } from './sql.ts';

/** SQL of a tidy code in one spelling; what is longer than `pad` asks for stays as it is. */
export const cleanSql = (text: string, { strip, replace, pad }: SourceClean, { bind }: Binder): string => {
  const bare = strip.reduce((sql, sign) => `replace(${sql}, ${bind(sign)}, '')`, text);
  const replaced = replace.reduce(
    (sql, { matches, with: by }) => `regexp_replace(${sql}, ${bind(matches)}, ${bind(by)}, 'g')`,
    bare,
  );
  const tidied = tidy(replaced);
  if (!pad) return tidied;
  const width = `CAST(${bind(String(pad.to))} AS INTEGER)`;
  return `CASE WHEN length(${tidied}) < ${width} THEN lpad(${tidied}, ${width}, ${bind(pad.with)}) ELSE ${tidied} END`;
};

const filled = (name: string, fill: NonNullable<SourceColumn['fill_down']>, { bind }: Binder): string => {
  const cell = ident(name);
  const parent =
    fill.matches === undefined ? cell : `CASE WHEN regexp_full_match(${cell}, ${bind(fill.matches)}) THEN ${cell} END`;
  const within = fill.within.length > 0 ? `PARTITION BY ${fill.within.map(ident).join(', ')} ` : '';
  return `last_value(${parent} IGNORE NULLS) OVER (${within}ORDER BY source_row ROWS UNBOUNDED PRECEDING)`;
};

/** SQL of the same rows in which the columns that are filled down have their parent's text, in the columns' order. */
export const fillDownSql = (rows: string, columns: SourceSheet['columns'], binder: Binder): string =>
  Object.entries(columns).reduce(
    (sql, [name, { fill_down: fill }]) =>
      fill ? `SELECT * REPLACE (${filled(name, fill, binder)} AS ${ident(name)}) FROM (${sql}) AS above` : sql,
    rows,
  );
