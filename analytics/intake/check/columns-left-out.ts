import { fallbackValue } from '../../contracts/checks/choice.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import type { Field } from '../../contracts/field.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type BatchFile, partOfRow, partsOf } from '../batch.ts';
import { figuresOf } from './compared-fields.ts';
import { type Found, foundAt } from './found.ts';
import { shownAs, wasSaid } from './stated.ts';

/**
 * The numbers of a batch's tables that have no column for a field. A form has no columns: what it does not ask for, it
 * takes from the lists.
 */
export const tablesWithout = (files: readonly BatchFile[], dataset: Dataset, { name }: Field): readonly number[] =>
  files
    .flatMap(({ parts }) => parts)
    .filter((part) => part.dataset === dataset && part.formKind === undefined && part.headers[name] === undefined)
    .map(({ unit }) => unit);

/**
 * Warnings of columns that a later table does not have, though rows before it stated something there: the rows take
 * their place, so that it is lost or is what an empty cell stands for. Of a list's budget more than that is said.
 * `pairs` selects rows (`t_…`) beside what stood before (`k_…`) of these fields.
 */
export const columnsLeftOut = async (
  session: Session,
  files: readonly BatchFile[],
  dataset: Dataset,
  pairs: (fields: readonly Field[]) => string,
): Promise<readonly Found[]> => {
  const absent = figuresOf(dataset).flatMap((field) => {
    const tables = tablesWithout(files, dataset, field);
    return tables.length === 0 || field.name === project.amount ? [] : [{ field, tables }];
  });
  if (absent.length === 0) return [];
  const each = absent.map(({ field, tables }) => {
    const [now, was] = [ident(`t_${field.name}`), ident(`k_${field.name}`)];
    return `SELECT '${field.name}' AS field, min(source_row) AS source_row, count(*) AS rows,
  arg_min(CAST(${was} AS VARCHAR), source_row) AS other FROM pair
WHERE source_row >> 32 IN (${tables.join(', ')}) AND ${was} IS NOT NULL AND ${wasSaid(field, was)}
  AND ${now} IS DISTINCT FROM ${was} GROUP BY source_row >> 32`;
  });
  const parts = partsOf(files);
  const query = `WITH pair AS MATERIALIZED (${pairs(absent.map(({ field }) => field))})
${each.join('\nUNION ALL ')} ORDER BY source_row, field`;
  return (await session.rows(query)).map((row) => {
    const field = dataset.fields.find(({ name }) => name === row.field);
    const instead = field && fallbackValue(field);
    const detail = {
      rows: String(row.rows),
      other: shownAs(field, row.other),
      column_zh: field?.label.zh ?? '',
      column_en: field?.label.en ?? '',
      ...(instead ? { now: shownAs(field, instead) } : {}),
    };
    const [sourceRow, more] = [Number(row.source_row), { severity: 'warning', detail } as const];
    return foundAt(partOfRow(parts, sourceRow), 'column-left-out', sourceRow, String(row.field), null, more);
  });
};
