import type { Dataset } from '../../contracts/dataset.ts';
import { approval } from '../../contracts/datasets/approval.ts';
import type { Field } from '../../contracts/field.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, type BatchFile, type Part, partOfRow, partsOf, rowBase } from '../batch.ts';
import { isAnotherVersion } from '../input-files.ts';
import { type NameOrder, nameOrder } from '../name-order.ts';
import { bareName } from './bare-name.ts';
import { figuresOf, namesOf } from './compared-fields.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { exportsWithout, isOfNone } from './not-stated.ts';
import { ofTypedRows, refuseRows, stands } from './refused.ts';
import { isOfTwoDeliveries, isSuperseded, type Pair, sharedScopes } from './replaced.ts';

const same = (columns: readonly string[], a: string, b: string): string =>
  columns.map((column) => `${a}.${ident(column)} IS NOT DISTINCT FROM ${b}.${ident(column)}`).join(' AND ');

/** A field that is compared, and the parts of exports that don't state it. */
interface Compared {
  readonly field: Field;
  readonly without: readonly number[];
}

/** Figures, then names: where both differ, the figure is told. */
const compared = (files: readonly BatchFile[], dataset: Dataset): readonly Compared[] =>
  [...figuresOf(dataset), ...namesOf(dataset)].map((field) => ({
    field,
    without: exportsWithout(files, dataset, field),
  }));

/** Columns that hold, of a figure, what the first file that states it says, and in which row. */
const firstOf = (column: string) => ({
  value: ident(`${column}_first_value`),
  row: ident(`${column}_first_row`),
});

const chosen = (fields: readonly Compared[], then: (column: string) => string): string =>
  `CASE ${fields
    .map(({ field: { name, type }, without }) => {
      const { value } = firstOf(name);
      const [own, first] = [`t.${ident(name)}`, `k.${value}`].map((each) => (type === 'text' ? bareName(each) : each));
      return `WHEN ${own} <> ${first} AND ${isOfNone(without, 't.source_row')} THEN ${then(name)}`;
    })
    .join('\n    ')} END`;

/** Of each figure of each key the first that is stated; rows are numbered in the order of their files. */
const firstStated = (fields: readonly Compared[]): string =>
  fields
    .map(({ field: { name: column }, without }) => {
      const { value, row } = firstOf(column);
      const [figure, stated] = [
        ident(column),
        `FILTER (WHERE ${ident(column)} IS NOT NULL AND ${isOfNone(without, 'source_row')})`,
      ];
      return `arg_min(${figure}, source_row) ${stated} AS ${value}, min(source_row) ${stated} AS ${row}`;
    })
    .join(',\n    ');

/** Decisions follow on each other: what was returned in one batch is approved in the next. */
const isDecision = ({ name }: Dataset): boolean => name === approval.name;

/**
 * Rows that state another figure than the first file, of those that theirs makes a pair with, that states it for their
 * key.
 */
const violators = (dataset: Dataset, figures: readonly Compared[], pairs: readonly Pair[]): string => {
  const key = dataset.key.map(ident).join(', ');
  const table = ident(typedTable(dataset));
  return `WITH pair(first, later) AS (VALUES ${pairs.map(({ first, later }) => `(${first}, ${later})`).join(', ')})
SELECT *, other_row >> 32 AS other_part FROM (SELECT t.source_row,
  ${chosen(figures, (column) => `k.${firstOf(column).row}`)} AS other_row,
  ${chosen(figures, (column) => `'${column}'`)} AS field,
  ${chosen(figures, (column) => `CAST(t.${ident(column)} AS VARCHAR)`)} AS value,
  ${chosen(figures, (column) => `CAST(k.${firstOf(column).value} AS VARCHAR)`)} AS other
FROM ${table} t
JOIN (SELECT p.later, ${key}, ${firstStated(figures)}
  FROM pair p JOIN (SELECT * FROM ${table} t WHERE ${stands(dataset)}) r ON r.source_file = p.first
  GROUP BY p.later, ${key}) k
  ON k.later = t.source_file AND ${same(dataset.key, 't', 'k')}
WHERE ${stands(dataset)}) d WHERE field IS NOT NULL`;
};

const taken = 'later-file-taken';

/** Forms for different steps of the year come one after the other, and each says what holds by then. */
const isLaterForm = (part: Part, other: Part): boolean =>
  part.formKind !== undefined && other.formKind !== undefined && part.formKind !== other.formKind;

/**
 * Files sent together that state different figures for one row, where neither their names nor their source descriptions
 * say which of them came later: the one that is taken later is refused and names both. It is taken, with a warning,
 * where it may have come later, as a correction of another name did, where a name says 最终, 副本 or the like, where only
 * a name is another, where the forms are for different steps of the year, as monitoring and self-evaluation are, where
 * one of them was refused in an earlier delivery and is judged again, or where one of them is an export: refused, a whole system's month would be missing for one figure, and under a name with
 * 更正 its description would not know it.
 */
export const disagreements = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const nameOf = (sourceRow: number): string => batch.files[partOfRow(parts, sourceRow).file]?.name ?? '';
  const orderOf = ({ first, later }: Pair): NameOrder =>
    isSuperseded(batch, { first, later })
      ? 'after'
      : nameOrder(batch.files[first]?.name ?? '', batch.files[later]?.name ?? '');
  const isExport = ({ file }: Part): boolean => batch.files[file]?.described === true;
  const found: Found[] = [];
  for (const dataset of own) {
    const speaking = batch.files.filter((file) => file.parts.some((part) => part.dataset === dataset));
    const numbers = speaking.map(({ number }) => number);
    const figures = compared(speaking, dataset);
    if (isDecision(dataset) || figures.length === 0) continue;
    const pairs = (await sharedScopes(session, dataset, numbers)).filter((pair) => orderOf(pair) !== 'after');
    if (pairs.length === 0) continue;
    const query = violators(dataset, figures, pairs);
    const refused: number[] = [];
    for (const row of await session.rows(listedOf(query, 100, 'other_part'))) {
      const [sourceRow, otherRow] = [Number(row.source_row), Number(row.other_row)];
      const [part, otherPart] = [partOfRow(parts, sourceRow), partOfRow(parts, otherRow)];
      const [name, other] = [nameOf(sourceRow), nameOf(otherRow)];
      const more = {
        detail: { file: other, row: String(otherRow % rowBase), other: withoutZeros(row.other) },
        times: timesListed(row, 100),
      };
      const value = withoutZeros(row.value);
      const isName = namesOf(dataset).some((field) => field.name === row.field);
      const isLater =
        isExport(part) ||
        isExport(otherPart) ||
        isOfTwoDeliveries(batch, { first: otherPart.file, later: part.file }) ||
        orderOf({ first: otherPart.file, later: part.file }) === 'perhaps after';
      if (isName || isLater || isAnotherVersion(name) || isAnotherVersion(other) || isLaterForm(part, otherPart))
        found.push(foundAt(part, taken, sourceRow, String(row.field), value, { ...more, severity: 'warning' }));
      else {
        refused.push(part.file);
        found.push(foundAt(part, 'files-disagree', sourceRow, String(row.field), value, more));
      }
    }
    if (refused.length > 0) {
      const own = `SELECT source_row FROM (${query}) q WHERE q.source_row IN (SELECT source_row FROM ${ident(typedTable(dataset))}
  WHERE source_file IN (${[...new Set(refused)].join(', ')}))`;
      await refuseRows(session, dataset, ofTypedRows(dataset, own));
    }
  }
  return found;
};
