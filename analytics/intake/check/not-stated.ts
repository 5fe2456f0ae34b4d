import type { Dataset } from '../../contracts/dataset.ts';
import type { Field } from '../../contracts/field.ts';
import type { BatchFile } from '../batch.ts';
import { namesOf } from './compared-fields.ts';

/**
 * The numbers of a batch's exports whose rows say nothing of a field that could be held against others: it has no
 * column, what the description writes into all rows is no word of the file, and names each system spells in its own way.
 */
export const exportsWithout = (files: readonly BatchFile[], dataset: Dataset, field: Field): readonly number[] => {
  const isName = namesOf(dataset).includes(field);
  return files
    .filter(({ described }) => described)
    .flatMap(({ parts }) => parts)
    .filter(
      (part) =>
        part.dataset === dataset && (isName || !part.given.has(field.name) || part.constants?.has(field.name) === true),
    )
    .map(({ unit }) => unit);
};

/** The condition under which a row, `row` in SQL, is of none of these parts. */
export const isOfNone = (parts: readonly number[], row: string): string =>
  parts.length === 0 ? 'true' : `${row} >> 32 NOT IN (${parts.join(', ')})`;
