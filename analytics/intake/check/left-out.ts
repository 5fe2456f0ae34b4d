import { datasets } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { departmentIndicator } from '../../contracts/datasets/department-indicator.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { unmarked } from '../input-files.ts';
import { acceptedOrder, acceptedTable, batchOrder, isOfLaterTime, withPlace } from './accepted.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { referredBy } from './links.ts';
import { measureTable } from './references.ts';
import { ofTypedRows, refuseRows, stands } from './refused.ts';
import { inForceOf, isReplaced, replacesMore } from './replaced.ts';

/** Forms of indicators, of which a later file replaces more than the rows that it has. */
const forms = datasets.filter((dataset) => replacesMore(dataset) && dataset.key.includes('indicator_code'));

/** Rows that a form may leave out: they are no indicators. */
const optional = `indicator_code IN ('EXECUTION', 'TOTAL') OR starts_with(indicator_code, 'EXECUTION:')`;

/** The dataset that declares the indicators of a form. */
const goalsOf = ({ key }: Dataset): Dataset => (key.includes('department_code') ? departmentIndicator : indicator);

/** Goals that stand, with their names, by whom they are of and their code, as far as the batch needed them. */
const namedGoals = (dataset: Dataset, own: readonly Dataset[]): string => {
  const goals = goalsOf(dataset);
  const key = goals.key.map(ident).join(', ');
  const rows = [
    ...(own.includes(goals) ? [`${ident(typedTable(goals))} t WHERE ${stands(goals)}`] : []),
    ...(referredBy(own).includes(goals) ? [ident(acceptedTable(goals.name))] : []),
  ].map((from) => `SELECT ${key}, indicator_name FROM ${from}`);
  return `SELECT ${key}, max(indicator_name) AS indicator_name FROM (${rows.join(' UNION ALL ')}) all_goals GROUP BY ALL`;
};

/** The condition under which a row says anything: the day of filling in does not. */
const saysAnything = ({ fields, key }: Dataset): string =>
  `(${fields
    .filter(({ name }) => !key.includes(name) && name !== 'reported_on')
    .map(({ name }) => `${ident(name)} IS NOT NULL`)
    .join(' OR ')})`;

/** The condition under which a row, `k`, is of a goal that others took the place of, so that it counts no more. */
const isDropped = (dataset: Dataset): string => {
  const goals = goalsOf(dataset);
  if (dataset === goals) return 'false';
  const subject = goals.scope.map((column) => `g.${ident(column)} = k.${ident(column)}`).join(' AND ');
  return `n.indicator_code IS NULL AND k.indicator_code NOT IN (SELECT code FROM ${ident(measureTable)})
    AND EXISTS (SELECT 1 FROM goals g WHERE ${subject})`;
};

/**
 * The first row of each project or department for which a file leaves out indicators that stood before it, in a
 * file that was sent before it. An export of a later time may have others in their place, but not less than
 * half as many.
 */
const violators = (dataset: Dataset, files: readonly number[], goals: string): string => {
  const [table, scope] = [ident(typedTable(dataset)), dataset.scope.map(ident)];
  const same = (columns: readonly string[], a: string, b: string): string =>
    columns.map((column) => `${a}.${ident(column)} = ${b}.${ident(column)}`).join(' AND ');
  const list = scope.join(', ');
  const isRow = `NOT (${optional}) AND ${saysAnything(dataset)}`;
  const isMissing = 't.source_file IS NULL';
  const listed = (of: string): string =>
    `array_to_string(list_sort(list(DISTINCT ${of}) FILTER (WHERE ${isMissing}))[1:8], '、')`;
  return `WITH goals AS (${goals}),
before AS (SELECT DISTINCT place, as_of, ${list}, indicator_code
  FROM (${inForceOf(dataset)}) a ${withPlace(acceptedOrder)} WHERE ${isRow}
  UNION ALL SELECT DISTINCT place, as_of, ${list}, indicator_code
  FROM ${table} t ${withPlace(batchOrder)} WHERE ${isRow} AND ${stands(dataset)})
SELECT f.source_row, f.value, count(DISTINCT k.indicator_code) FILTER (WHERE ${isMissing}) AS missing,
  ${listed('k.indicator_code')} AS codes, ${listed('coalesce(n.indicator_name, k.indicator_code)')} AS names
FROM (SELECT source_file, place, as_of, ${list}, min(source_row) AS source_row, max(CAST(${scope.at(-1)} AS VARCHAR)) AS value,
    count(DISTINCT indicator_code) FILTER (WHERE ${isRow}) AS rows
  FROM ${table} ${withPlace(batchOrder)}
  WHERE source_file IN (${files.join(', ')}) GROUP BY ALL) f
JOIN before k ON ${same(dataset.scope, 'k', 'f')} AND k.place < f.place
LEFT JOIN goals n ON ${same(goalsOf(dataset).key, 'n', 'k')}
LEFT JOIN (SELECT DISTINCT source_file, ${list}, indicator_code FROM ${table}) t
  ON t.source_file = f.source_file AND ${same(dataset.scope, 't', 'f')} AND t.indicator_code = k.indicator_code
WHERE NOT (${isDropped(dataset)})
GROUP BY f.source_row, f.value
HAVING missing > 0 AND (bool_or(${isMissing} AND NOT ${isOfLaterTime('f', 'k')})
  OR any_value(f.rows) * 2 < count(DISTINCT k.indicator_code))`;
};

const isSame = (a: Found, b: Found): boolean =>
  a.file === b.file && a.fault.code === b.fault.code && JSON.stringify(a.fault.place) === JSON.stringify(b.fault.place);

/**
 * Files that would erase indicators by leaving them out. One that is by its name a correction means to, and an export
 * has what its system has: both are warned of. Any other is a part of a form, or somebody else's, and is refused.
 */
export const leftOut = async (session: Session, batch: Batch, own: readonly Dataset[]): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for (const dataset of forms.filter((each) => own.includes(each))) {
    if (!(await isReplaced(session, batch, dataset))) continue;
    for (const isMeant of [false, true]) {
      const files = batch.files
        .filter(({ name, described }) => (described || unmarked(name).corrects) === isMeant)
        .map(({ number }) => number);
      if (files.length === 0) continue;
      const query = violators(dataset, files, namedGoals(dataset, own));
      const rows = await session.rows(listedOf(query, 100));
      if (rows.length > 0 && !isMeant) await refuseRows(session, dataset, ofTypedRows(dataset, query));
      for (const row of rows) {
        const sourceRow = Number(row.source_row);
        const part = partOfRow(parts, sourceRow);
        const [code, field] = [isMeant ? 'rows-removed' : 'rows-left-out', dataset.scope.at(-1) ?? ''];
        const { file, fault } = foundAt(part, code, sourceRow, field, String(row.value), {
          severity: isMeant ? 'warning' : 'fault',
          detail: { codes: String(part.formNames ? row.names : row.codes), missing: String(row.missing) },
          times: timesListed(row, 100),
        });
        const told = { file, fault: { ...fault, place: part.formNames?.subject ?? fault.place } };
        // A form gives its indicators to two datasets, and leaves them out once.
        if (!part.formNames || !found.some((each) => isSame(each, told))) found.push(told);
      }
    }
  }
  return found;
};
