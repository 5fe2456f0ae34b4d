import { datasetNamed } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { unmarked } from '../input-files.ts';
import { acceptedTable, isSentAgain } from './accepted.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { referredBy } from './links.ts';
import { ofTypedRows, refuseRows, stands } from './refused.ts';

/** Forms of which a later file replaces all rows of the project or department that it names. */
const forms = ['indicator', 'department-indicator', 'self-evaluation', 'department-evaluation'];

/** Rows that a form may leave out: they are no indicators. */
const optional = `indicator_code IN ('EXECUTION', 'TOTAL') OR starts_with(indicator_code, 'EXECUTION:')`;

/** Goals with their names, by whom they are of and their code, as far as the batch needed them. */
const namedGoals = (dataset: Dataset, own: readonly Dataset[]): string => {
  const goals = dataset.scope.includes('department_code') ? 'department-indicator' : 'indicator';
  const columns = [...dataset.scope, 'indicator_code'].map(ident).join(', ');
  const rows = [
    ...(own.some(({ name }) => name === goals) ? [typedTable({ name: goals })] : []),
    ...(referredBy(own).some(({ name }) => name === goals) ? [acceptedTable(goals)] : []),
  ].map((table) => `SELECT ${columns}, indicator_name FROM ${ident(table)}`);
  return `SELECT ${columns}, max(indicator_name) AS indicator_name FROM (${rows.join(' UNION ALL ')}) all_goals GROUP BY ALL`;
};

/**
 * The first row of each project or department for which a file leaves out indicators that were sent of it before, in an
 * accepted file or one earlier in the batch.
 */
const violators = (dataset: Dataset, files: readonly number[], goals: string): string => {
  const [table, scope] = [ident(typedTable(dataset)), dataset.scope.map(ident)];
  const same = (a: string, b: string): string => scope.map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');
  const list = scope.join(', ');
  return `SELECT f.source_row, f.value, count(DISTINCT k.indicator_code) AS missing,
  array_to_string(list_sort(list(DISTINCT k.indicator_code))[1:8], '、') AS codes,
  array_to_string(list_sort(list(DISTINCT coalesce(n.indicator_name, k.indicator_code)))[1:8], '、') AS names
FROM (SELECT source_file, ${list}, min(source_row) AS source_row, max(CAST(${scope.at(-1)} AS VARCHAR)) AS value
  FROM ${table} WHERE source_file IN (${files.join(', ')}) GROUP BY source_file, ${list}) f
JOIN (SELECT DISTINCT source_file, ${list}, indicator_code FROM (
    SELECT -1 AS source_file, ${list}, indicator_code FROM ${ident(acceptedTable(dataset.name))}
    UNION ALL SELECT t.source_file, ${list}, indicator_code FROM ${table} t WHERE ${stands(dataset)}) each_row
  WHERE NOT (${optional})) k ON ${same('k', 'f')} AND k.source_file < f.source_file
LEFT JOIN (${goals}) n ON ${same('n', 'k')} AND n.indicator_code = k.indicator_code
WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.source_file = f.source_file AND ${same('t', 'f')}
  AND t.indicator_code = k.indicator_code)
GROUP BY f.source_row, f.value`;
};

const isSame = (a: Found, b: Found): boolean =>
  a.file === b.file && a.fault.code === b.fault.code && JSON.stringify(a.fault.place) === JSON.stringify(b.fault.place);

/**
 * Files that would erase indicators by leaving them out. One that is by its name a correction means to, and is warned
 * of; any other is a part of a form, or somebody else's, and is refused.
 */
export const leftOut = async (session: Session, batch: Batch, own: readonly Dataset[]): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  const written = batch.files.filter(({ described }) => !described);
  for (const dataset of forms.flatMap((name) =>
    own.some((each) => each.name === name) ? (datasetNamed(name) ?? []) : [],
  )) {
    if (!(await isSentAgain(session, batch, dataset))) continue;
    for (const corrects of [false, true]) {
      const files = written.filter(({ name }) => unmarked(name).corrects === corrects).map(({ number }) => number);
      if (files.length === 0) continue;
      const query = violators(dataset, files, namedGoals(dataset, own));
      const rows = await session.rows(listedOf(query, 100));
      if (rows.length > 0 && !corrects) await refuseRows(session, dataset, ofTypedRows(dataset, query));
      for (const row of rows) {
        const sourceRow = Number(row.source_row);
        const part = partOfRow(parts, sourceRow);
        const [code, field] = [corrects ? 'rows-removed' : 'rows-left-out', dataset.scope.at(-1) ?? ''];
        const { file, fault } = foundAt(part, code, sourceRow, field, String(row.value), {
          severity: corrects ? 'warning' : 'fault',
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
