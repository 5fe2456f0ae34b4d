import type { Dataset } from '../../contracts/dataset.ts';
import { execution } from '../../contracts/datasets/execution.ts';
import { project } from '../../contracts/datasets/project.ts';
import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { inForce } from './in-force.ts';
import { refuseFound } from './refused.ts';
import { type BySource, sourceRows, withSeveralSources } from './several-sources.ts';

const same = (columns: readonly string[], a: string, b: string): string =>
  columns.map((column) => `${a}.${ident(column)} = ${b}.${ident(column)}`).join(' AND ');

/** The budgets on the list, for money of projects; what both sources come to may be one of them. */
const listed = (batch: Batch, { dataset }: BySource): string =>
  dataset === execution
    ? `SELECT fiscal_year, project_code, initial_amount AS listed FROM (${inForce(batch, project)}) p`
    : 'SELECT CAST(NULL AS INTEGER) AS fiscal_year, CAST(NULL AS VARCHAR) AS project_code, CAST(NULL AS DECIMAL(18,2)) AS listed';

/**
 * Files that state of a subject as much under some sources, or about as much, as stood of it before they came, while
 * money of others of those sources goes on counting beside it: the source may have another name. Unless both are the budget
 * on the list, or stood so in another month.
 */
const violators = (batch: Batch, kind: BySource): string => {
  const { dataset, subject, owner, whole } = kind;
  const of = subject.map(ident).join(', ');
  const listOf = dataset === execution ? 'USING (fiscal_year, project_code)' : 'ON false';
  return `WITH sent AS MATERIALIZED (
  SELECT own AS source_file, place, min(source_row) AS source_row, ${of}, sum(${whole}) AS whole, list(fund_source) AS sources
  FROM ${sourceRows} WHERE own IS NOT NULL GROUP BY own, place, ${of}),
before AS (
  SELECT s.source_file, s.source_row, k.fund_source, k.${whole} AS amount, list_contains(s.sources, k.fund_source) AS is_spoken
  FROM sent s JOIN ${sourceRows} k ON ${same(subject, 's', 'k')} AND k.place < s.place
  QUALIFY k.place = max(k.place) OVER (PARTITION BY s.source_row, k.fund_source)),
beside AS (
  SELECT source_file, source_row, sum(amount) AS stood, sum(amount) FILTER (WHERE NOT is_spoken) AS remaining,
    string_agg(fund_source, '、' ORDER BY fund_source) FILTER (WHERE NOT is_spoken AND amount <> 0) AS others
  FROM before GROUP BY source_file, source_row),
twice AS (
  SELECT s.*, b.stood, b.remaining, b.others FROM sent s JOIN beside b ON b.source_row = s.source_row
  WHERE s.whole > 0 AND abs(s.whole - b.stood) * 10 <= b.stood AND b.remaining > 0),
elsewhere AS (
  SELECT t.source_row, k.period, sum(k.${whole}) FILTER (WHERE list_contains(t.sources, k.fund_source)) AS own_whole,
    sum(k.${whole}) FILTER (WHERE NOT list_contains(t.sources, k.fund_source)) AS other_whole
  FROM twice t JOIN ${sourceRows} k ON ${same(owner, 't', 'k')} AND k.period <> t.period AND k.place < t.place
  GROUP BY t.source_row, k.file, k.period)
SELECT t.source_row, t.source_file, array_to_string(list_sort(list_distinct(t.sources)), '、') AS sources, t.others,
  t.whole, t.stood, t.remaining, t.whole = t.stood AS is_equal
FROM twice t LEFT JOIN (${listed(batch, kind)}) l ${listOf}
WHERE l.listed IS DISTINCT FROM t.whole + t.remaining
  AND t.source_row NOT IN (SELECT e.source_row FROM elsewhere e JOIN twice w USING (source_row)
    WHERE e.own_whole = w.whole AND e.other_whole = w.remaining)`;
};

/**
 * Money that would count twice, once under each of two names for its source: a fault where it is the same to the fen,
 * but in an export, which nobody here can mend; else a warning.
 */
export const otherSource = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for await (const kind of withSeveralSources(session, own)) {
    const query = violators(batch, kind);
    const here = (await session.rows(listedOf(query, 100, 'is_equal'))).map((row): Found => {
      const sourceRow = Number(row.source_row);
      const part = partOfRow(parts, sourceRow);
      const field = kind.dataset.fields.find(({ name }) => name === kind.whole);
      const detail = {
        others: String(row.others),
        remaining: withoutZeros(row.remaining),
        whole: withoutZeros(row.whole),
        stood: withoutZeros(row.stood),
        of_zh: field?.label.zh ?? '',
        of_en: field?.label.en ?? '',
      };
      const severity = row.is_equal === true && !batch.files[part.file]?.described ? 'fault' : 'warning';
      const more = { severity, detail, times: timesListed(row, 100) } as const;
      return foundAt(part, 'source-of-other-name', sourceRow, 'fund_source', String(row.sources), more);
    });
    await refuseFound(session, kind.dataset, `SELECT * FROM (${query}) v WHERE is_equal`, here);
    found.push(...here);
  }
  return found;
};
