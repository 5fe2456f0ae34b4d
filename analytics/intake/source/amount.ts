import { grammar } from '../../contracts/checks/grammar.ts';
import type { Field } from '../../contracts/field.ts';
import { ident } from '../../core/ident.ts';
import { decimal, plain } from './sql.ts';

const numeric = new Set<Field['type']>(['money', 'number', 'fraction', 'integer']);

/** True for fields whose values are compared as numbers, not as text. */
export const isNumeric = (field: Field): boolean => numeric.has(field.type);

/**
 * SQL of a field's text as DECIMAL(28,10): plain decimals, and whatever else the contract reads as a number.
 */
export const amountSql = (field: Field): string => {
  const cell = ident(field.name);
  if (!isNumeric(field)) return decimal(cell);
  return `CASE WHEN ${cell} IS NOT NULL THEN coalesce(${decimal(cell)}, CAST(${grammar.readFully(field)} AS DECIMAL(28,10))) END`;
};

/** SQL of many rows' amounts as one text; a cell that is no number comes through as it is, for the checks to name. */
export const amountTogether = (how: 'sum' | 'min' | 'max', field: Field): string => {
  const value = amountSql(field);
  const unread = `max(CASE WHEN ${value} IS NULL THEN ${ident(field.name)} END)`;
  return `coalesce(${unread}, ${plain(`${how}(${value})`)})`;
};
