import { literal } from '../../contracts/checks/sql.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { withoutZeros } from '../../core/decimal.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { countUnits } from '../count-units.ts';
import { perCent } from '../may-be-share.ts';
import { measuredUnits } from '../measured-units.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { type ReportOnGoals, reportsOnGoals, sameGoal } from './goals-of.ts';
import { ofTypedRows, refuseRows } from './refused.ts';

/** Rates that are a share of a whole by their name; one of completion or growth may well pass 100 %. */
const shares = '(满意|合格|达标|覆盖|及时|准时|通过|准确|成活|优良|入学|知晓|普及|正确|规范|完好)(率|度)([(（].*)?$';

/** Words of a name by which its figure may fall below nothing: a change, a difference, a height against another one. */
const changes = '增|减|下降|上升|回升|降低|提高|提升|变化|净|差|盈|余|超|节约|节省|提前|水位|海拔|高程|标高|沉降';

/** What is new or renewed is no change in how much there is. */
const renewed = '新增|增设|增建|提升改造|改造提升';

const violators = ({ table, goals }: ReportOnGoals): string => {
  const [counted, measured] = [countUnits, measuredUnits].map((units) => units.map(literal).join(', '));
  return `SELECT t.source_row, CAST(t.actual_value AS VARCHAR) AS value, max(i.indicator_name) AS named,
  CASE WHEN t.actual_value > 0 THEN 'share' WHEN trim(max(i.unit_of_measure)) IN (${counted}) THEN 'negative'
    ELSE 'measured' END AS why
FROM ${table} t JOIN (${goals}) i
  ON ${sameGoal}
WHERE (t.actual_value < 0 AND i.target_value >= 0 AND trim(i.unit_of_measure) IN (${counted}))
  OR (t.actual_value < 0 AND i.target_value >= 0 AND lower(trim(i.unit_of_measure)) IN (${measured})
    AND NOT regexp_matches(regexp_replace(i.indicator_name, '${renewed}', '', 'g'), '${changes}'))
  OR (t.actual_value > 100 AND i.target_value <= 100 AND trim(i.unit_of_measure) IN (${perCent})
    AND regexp_matches(trim(i.indicator_name), '${shares}'))
GROUP BY t.source_row, t.actual_value`;
};

/** Faults of results that cannot be: a share of a whole above 100 %, less than none of what is counted or measured. */
export const impossibleResults = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for (const report of reportsOnGoals(batch, own)) {
    const { dataset } = report;
    const query = violators(report);
    const rows = await session.rows(listedOf(query, 100));
    if (rows.length > 0) await refuseRows(session, dataset, ofTypedRows(dataset, query));
    for (const row of rows) {
      const sourceRow = Number(row.source_row);
      const detail = { named: String(row.named ?? ''), why: String(row.why) };
      const times = timesListed(row, 100);
      const part = partOfRow(parts, sourceRow);
      found.push(
        foundAt(part, 'result-impossible', sourceRow, 'actual_value', withoutZeros(row.value), { detail, times }),
      );
    }
  }
  return found;
};
