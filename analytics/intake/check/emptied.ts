import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import type { Field } from '../../contracts/field.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type BatchFile, partOfRow, partsOf } from '../batch.ts';
import { figuresOf } from './compared-fields.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { shownAs } from './stated.ts';

/** Fields that say the same thing in kinds of their own: where one is stated now, the others are not lost. */
const inOneCell = [
  ['actual_value', 'actual_date', 'tier'],
  ['target_value', 'target_date'],
];

const sayTheSame = (name: string, fields: readonly Field[]): readonly string[] =>
  (inOneCell.find((group) => group.includes(name)) ?? [name]).filter((each) =>
    fields.some((field) => field.name === each),
  );

/** The numbers of a batch's tables and forms that have a column for a field. */
const partsWith = (files: readonly BatchFile[], dataset: Dataset, { name }: Field): readonly number[] =>
  files
    .flatMap(({ parts }) => parts)
    .filter((part) => part.dataset === dataset && part.given.has(name))
    .map(({ unit }) => unit);

/**
 * Warnings of figures that a later file leaves empty, though it has their column: its rows take the place of those
 * before it, so that they are lost. Of a list's budget more than that is said. `pairs` selects rows (`t_…`) beside what
 * stood before (`k_…`) of these fields.
 */
export const emptied = async (
  session: Session,
  files: readonly BatchFile[],
  dataset: Dataset,
  pairs: (fields: readonly Field[]) => string,
): Promise<readonly Found[]> => {
  const figures = figuresOf(dataset).filter(({ name, required }) => !required && name !== project.amount);
  const each = figures.flatMap((field) => {
    const units = partsWith(files, dataset, field);
    const empty = sayTheSame(field.name, figures).map((name) => `${ident(`t_${name}`)} IS NULL`);
    const was = ident(`k_${field.name}`);
    return units.length === 0
      ? []
      : [
          `SELECT source_row, '${field.name}' AS field, CAST(${was} AS VARCHAR) AS other FROM pair
WHERE ${was} IS NOT NULL AND ${empty.join(' AND ')} AND source_row >> 32 IN (${units.join(', ')})`,
        ];
  });
  if (each.length === 0) return [];
  const parts = partsOf(files);
  const query = `WITH pair AS MATERIALIZED (${pairs(figures)})\n${each.join('\nUNION ALL ')}`;
  return (await session.rows(listedOf(query, 100))).map((row) => {
    const sourceRow = Number(row.source_row);
    const field = dataset.fields.find(({ name }) => name === row.field);
    const more = {
      severity: 'warning',
      detail: { other: shownAs(field, row.other) },
      times: timesListed(row, 100),
    } as const;
    return foundAt(partOfRow(parts, sourceRow), 'figure-left-empty', sourceRow, String(row.field), null, more);
  });
};
