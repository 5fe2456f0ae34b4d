import type { Dataset } from '../../contracts/dataset.ts';
import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { type BySource, sourceRows, withSeveralSources } from './several-sources.ts';

/**
 * Sources that stood in the last month before a file's own, in one file with a source that it has, and of which no file
 * says anything for its month. A file for each source is another's to send.
 */
const violators = ({ subject, owner, whole, money }: BySource): string => {
  const of = subject.map(ident).join(', ');
  const by = owner.map(ident).join(', ');
  const isSame = owner.map((column) => `k.${ident(column)} = t.${ident(column)}`).join(' AND ');
  const isMoney = money.map((column) => `k.${ident(column)} <> 0`).join(' OR ');
  return `WITH standing AS MATERIALIZED (SELECT * FROM ${sourceRows}
  QUALIFY place = max(place) OVER (PARTITION BY ${of}, fund_source)),
month AS MATERIALIZED (SELECT DISTINCT ${of} FROM standing),
before AS (SELECT ${of}, lag(period) OVER (PARTITION BY ${by} ORDER BY period) AS earlier FROM month)
SELECT min(t.source_row) AS source_row, t.own AS source_file, k.fund_source, k.period AS stated, any_value(k.${whole}) AS whole
FROM standing t JOIN before b USING (${of})
JOIN standing k ON ${isSame} AND k.period = b.earlier AND (${isMoney})
JOIN standing beside ON beside.file = k.file AND beside.period = k.period AND beside.fund_source = t.fund_source
  AND ${isSame.replaceAll('k.', 'beside.')}
WHERE t.own IS NOT NULL AND NOT EXISTS (SELECT 1 FROM standing n
  WHERE ${isSame.replaceAll('k.', 'n.')} AND n.period = t.period AND n.fund_source = k.fund_source)
GROUP BY ${subject.map((column) => `t.${ident(column)}`).join(', ')}, t.own, k.fund_source, k.period`;
};

/** Warns of sources of funds whose money is gone because their row is. */
export const sourceLeftOut = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for await (const kind of withSeveralSources(session, own))
    for (const row of await session.rows(listedOf(violators(kind), 100))) {
      const sourceRow = Number(row.source_row);
      const field = kind.dataset.fields.find(({ name }) => name === kind.whole);
      const detail = {
        source: String(row.fund_source),
        stated: String(row.stated),
        whole: withoutZeros(row.whole),
        of_zh: field?.label.zh ?? '',
        of_en: field?.label.en ?? '',
      };
      const more = { severity: 'warning', detail, times: timesListed(row, 100) } as const;
      found.push(foundAt(partOfRow(parts, sourceRow), 'source-left-out', sourceRow, 'fund_source', null, more));
    }
  return found;
};
