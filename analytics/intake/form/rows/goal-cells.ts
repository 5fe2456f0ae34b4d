import { withoutZeros } from '../../../core/decimal.ts';
import { fold } from '../../recognise/fold.ts';
import { inUnit } from '../cells/in-unit.ts';
import type { Target } from '../cells/target.ts';
import type { IndicatorFact } from '../facts.ts';
import { accumulationOf } from './accumulation.ts';

type Cells = Readonly<Record<string, string | null>>;

/** A target as the contract's fields have it: direction, value, upper end, due day, words, unit. */
export const targetCells = (target: Target): Cells => {
  const none = { target_value: null, target_high: null, target_date: null, target_text: null, unit_of_measure: null };
  switch (target.kind) {
    case 'amount':
      return { ...none, direction: target.sign, target_value: target.value, unit_of_measure: target.unit || null };
    case 'range':
      return {
        ...none,
        direction: 'range',
        target_value: target.low,
        target_high: target.high,
        unit_of_measure: target.unit || null,
      };
    case 'by':
      return { ...none, direction: 'by', target_date: target.day };
    case 'words':
      return { ...none, direction: 'qualitative', target_text: target.words };
    default:
      return { ...none, direction: 'qualitative' };
  }
};

/** An indicator row of the contract as a form states it. */
export const goalCells = (fact: IndicatorFact, weight: string | null): Cells => ({
  indicator_name: fact.name,
  level1: fact.level1,
  level2: fact.level2,
  ...targetCells(fact.target),
  accumulation: accumulationOf(fact),
  weight,
});

/** A decimal text without the zeros at its end. */
export const decimal = (written: string | null | undefined): string => withoutZeros(written ?? '');

const compared = ['direction', 'target_value', 'target_high', 'target_date', 'unit_of_measure', 'weight'] as const;

/** A target and weight in words, for a person to compare. */
export const goalWords = (cells: Cells): string => {
  const value =
    cells.direction === 'by'
      ? `${cells.target_date ?? ''}前`
      : cells.direction === 'range'
        ? `${decimal(cells.target_value)}-${decimal(cells.target_high)}`
        : cells.direction === 'qualitative'
          ? (cells.target_text ?? '定性')
          : `${(cells.direction ?? '').replace('>=', '≥').replace('<=', '≤')}${decimal(cells.target_value)}`;
  const weight = cells.weight === null || cells.weight === undefined ? '' : `(${decimal(cells.weight)}分)`;
  return `${value}${cells.direction === 'qualitative' ? '' : (cells.unit_of_measure ?? '')}${weight}`;
};

/** What a form states in the unit in which it was declared, where that is another size of it: 0.26万人 of 2600人. */
const asDeclared = (declared: Cells, stated: Cells): Cells => {
  const [unit, own] = [stated.unit_of_measure ?? '', declared.unit_of_measure ?? ''];
  const converted = (value: string | null | undefined): string | null | undefined => {
    const same = value ? inUnit(value, unit, own, '') : { differs: true };
    return 'value' in same ? same.value : undefined;
  };
  const low = unit !== '' && own !== '' ? converted(stated.target_value) : undefined;
  if (low === undefined) return stated;
  const high = stated.target_high ? converted(stated.target_high) : null;
  return { ...stated, target_value: low ?? null, target_high: high ?? null, unit_of_measure: own };
};

const wordsDiffer = (own: string | null | undefined, theirs: string | null | undefined): boolean =>
  Boolean(own) && Boolean(theirs) && fold(own ?? '') !== fold(theirs ?? '');

/** True where a form states another target or weight than was declared; what it leaves empty says nothing. */
export const differsFrom = (declared: Cells, stated: Cells): boolean => {
  const same = asDeclared(declared, stated);
  return (
    compared.some((field) => {
      const [own, theirs] = [decimal(declared[field]), decimal(same[field])];
      return theirs !== '' && own !== theirs && !(field === 'unit_of_measure' && own === '');
    }) || wordsDiffer(declared.target_text, stated.target_text)
  );
};
