import { ident } from '../../core/ident.ts';
import { fiscalSql } from './fiscal.ts';
import type { FiscalYearRule, SourceField } from './schema.ts';
import { type Binder, decimal, plain } from './sql.ts';

/** The columns a mapping reads. */
export const columnsOf = (field: SourceField): readonly string[] => [
  ...(field.from === undefined ? [] : [field.from]),
  ...[...(field.template ?? '').matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map((match) => match[1] ?? ''),
  ...(field.distinguish === undefined ? [] : [field.distinguish]),
];

/** The value before translation: NULL where a column it needs is empty. */
const origin = (field: SourceField, { bind }: Binder): string => {
  if (field.constant !== undefined) return bind(field.constant);
  if (field.from !== undefined) return ident(field.from);
  const pieces = (field.template ?? '').split(/(\{[a-z][a-z0-9_]*\})/).filter((piece) => piece !== '');
  return `(${pieces.map((piece) => (/^\{.+\}$/.test(piece) ? ident(piece.slice(1, -1)) : bind(piece))).join(' || ')})`;
};

const translate = (sql: string, field: SourceField, { bind }: Binder): string => {
  if (!field.codes) return sql;
  const { '': nothing, ...known } = field.codes;
  const cases = Object.entries(known).map(([from, to]) => `WHEN ${bind(from)} THEN ${bind(to)}`);
  const otherwise =
    field.otherwise === undefined || 'keep' in field.otherwise
      ? sql
      : `CASE WHEN ${sql} IS NOT NULL THEN ${bind(field.otherwise.code)} END`;
  const translated = cases.length === 0 ? otherwise : `CASE ${sql} ${cases.join(' ')} ELSE ${otherwise} END`;
  // An empty cell is NULL here, which equals no code.
  return nothing === undefined ? translated : `CASE WHEN ${sql} IS NULL THEN ${bind(nothing)} ELSE ${translated} END`;
};

/** DECIMAL types by the decimals a rounded value keeps; rounding is half away from zero. */
const rounded = [
  'DECIMAL(28,0)',
  'DECIMAL(28,1)',
  'DECIMAL(28,2)',
  'DECIMAL(28,3)',
  'DECIMAL(28,4)',
  'DECIMAL(28,5)',
  'DECIMAL(28,6)',
] as const;

const calculate = (sql: string, field: SourceField, { bind }: Binder): string => {
  if (field.scale === undefined && field.round === undefined) return sql;
  const number = `(${decimal(sql)})`;
  const [whole = '', after = ''] = (field.scale ?? '').split('.');
  const scale = `DECIMAL(${whole.length + after.length},${after.length})`;
  const scaled = field.scale === undefined ? number : `(${number} * CAST(${bind(field.scale)} AS ${scale}))`;
  const exact = field.round === undefined ? scaled : `TRY_CAST(${scaled} AS ${rounded[field.round]})`;
  const text = field.round === 0 ? `CAST(${exact} AS VARCHAR)` : plain(exact);
  // A figure that can't be calculated with (too long, or grouped without a number format) must not pass for the result.
  const asked = [...(field.scale ? [` × ${field.scale}`] : []), ...(field.round === undefined ? [] : [' ≈'])].join('');
  const tooLong = `CASE WHEN regexp_matches(${sql}, '[0-9]') THEN ${sql} || ${bind(asked)} ELSE ${sql} END`;
  return `coalesce(${text}, ${tooLong})`;
};

/** SQL of one contract field over the typed cells. */
export const fieldSql = (field: SourceField, binder: Binder, fiscalYear: FiscalYearRule | undefined): string => {
  const translated = translate(origin(field, binder), field, binder);
  const value =
    field.fiscal && fiscalYear
      ? fiscalSql(translated, field.fiscal, fiscalYear, binder)
      : calculate(translated, field, binder);
  return field.empty === undefined ? value : `coalesce(${value}, ${binder.bind(field.empty)})`;
};

/** SQL of the value that `codes` does not know, NULL where it knows it or anything may stand. */
export const unknownCodeSql = (field: SourceField, binder: Binder): string | undefined => {
  if (!field.codes || field.otherwise !== undefined) return undefined;
  const sql = origin(field, binder);
  return `CASE WHEN ${sql} NOT IN (${Object.keys(field.codes).map(binder.bind).join(', ')}) THEN ${sql} END`;
};
