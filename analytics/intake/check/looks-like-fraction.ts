import { datasetNamed } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { acceptedTable, referredBy } from './references.ts';

const reported = ['progress', 'self-evaluation'];
const perCent = `'%', '％', '百分比', '百分点'`;

/** Targets of this batch and of what was accepted before, as far as the batch needed them. */
const targetsOf = (own: readonly Dataset[]): string | undefined => {
  const columns = 'fiscal_year, project_code, indicator_code, target_value, unit_of_measure';
  const tables = [
    ...(own.some(({ name }) => name === 'indicator') ? [typedTable({ name: 'indicator' })] : []),
    ...(referredBy(own).some(({ name }) => name === 'indicator') ? [acceptedTable('indicator')] : []),
  ];
  return tables.length === 0
    ? undefined
    : tables.map((table) => `SELECT ${columns} FROM ${ident(table)}`).join(' UNION ALL ');
};

const plain = (value: unknown): string =>
  String(value)
    .replace(/(\.[0-9]*?)0+$/, '$1')
    .replace(/\.$/, '');

/**
 * Warns of values such as 0.95 where the indicator is in per cent and its target is 95: the share was meant in per
 * cent. Only values that would be near or below their target a hundred times as large are named; a rate of 0.9 against
 * a target of 3 is one.
 */
export const looksLikeFraction = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const targets = targetsOf(own);
  if (targets === undefined) return [];
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for (const dataset of reported.flatMap((name) =>
    own.some((each) => each.name === name) ? (datasetNamed(name) ?? []) : [],
  )) {
    const query = `SELECT t.source_row, CAST(t.actual_value AS VARCHAR) AS value, CAST(t.actual_value * 100 AS DECIMAL(18,2)) AS meant
FROM ${ident(typedTable(dataset))} t
WHERE t.actual_value > 0 AND t.actual_value <= 1
  AND EXISTS (SELECT 1 FROM (${targets}) i
    WHERE i.fiscal_year = t.fiscal_year AND i.project_code = t.project_code AND i.indicator_code = t.indicator_code
      AND trim(i.unit_of_measure) IN (${perCent}) AND i.target_value > 1 AND t.actual_value * 100 <= i.target_value * 1.5)`;
    for (const row of await session.rows(listedOf(query, 100))) {
      const sourceRow = Number(row.source_row);
      const times = timesListed(row, 100);
      const value = plain(row.value);
      const detail = { value, meant: plain(row.meant) };
      found.push(
        foundAt(partOfRow(parts, sourceRow), 'looks-like-fraction', sourceRow, 'actual_value', value, {
          severity: 'warning',
          detail,
          times,
        }),
      );
    }
  }
  return found;
};
