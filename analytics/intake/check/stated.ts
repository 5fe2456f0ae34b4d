import { grammar } from '../../contracts/checks/grammar.ts';
import type { Field } from '../../contracts/field.ts';
import { withoutZeros } from '../../core/decimal.ts';
import type { Row } from '../../core/ports/engine.ts';

/** The condition under which a field's value in SQL says anything: what an empty cell stands for does not. */
export const wasSaid = (field: Field, value: string): string =>
  field.fallback === undefined ? 'true' : `${value} IS DISTINCT FROM ${grammar.readAbsent(field)}`;

/** A value of a field as a person writes it. */
export const shownAs = (field: Field | undefined, written: Row[string] | undefined): string => {
  if (field?.type === 'flag') return String(written) === 'true' ? '是' : '否';
  if (field?.type === 'code' || field?.type === 'text') return String(written);
  return field?.choices?.find(({ code }) => code === written)?.label.zh ?? withoutZeros(written);
};
