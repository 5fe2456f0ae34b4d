import type { Dataset } from '../../contracts/dataset.ts';
import { project } from '../../contracts/datasets/project.ts';
import { request } from '../../contracts/datasets/request.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import { unmarked } from '../input-files.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { acceptedOrder } from './goal-fixed.ts';
import { acceptedTable } from './references.ts';
import { ofTypedRows, refuseRows, stands } from './refused.ts';

const [asked, listed, accepted] = [
  ident(typedTable(request)),
  ident(typedTable(project)),
  ident(acceptedTable(project.name)),
];

const budget = 'fiscal_year, project_code, initial_amount';

/** This year's budget of each project, by the list in force: that of this batch, else the one accepted last. */
const lists = (hasList: boolean): string => `SELECT ${budget}, CAST(o.place AS BIGINT) AS place
FROM ${accepted} a JOIN ${acceptedOrder} o ON o.source_file = a.source_file
${hasList ? `UNION ALL SELECT ${budget}, 1000000000 + source_file FROM ${listed} t WHERE ${stands(project)}` : ''}`;

const isSlip = [1000, 10000].map((slip) => `greatest(value, other) = least(value, other) * ${slip}`).join(' OR ');

/** What each file asks for a project, in all its funds, beside this year's budget of the project that goes on. */
const compared = (hasList: boolean): string => `WITH listed AS (SELECT * FROM (${lists(hasList)}) l
  QUALIFY row_number() OVER (PARTITION BY fiscal_year, project_code ORDER BY place DESC) = 1),
asked AS (SELECT min(source_row) AS source_row, source_file, fiscal_year - 1 AS this_year,
    coalesce(max(previous_project_code), project_code) AS goes_on, sum(requested_amount) AS value
  FROM ${asked} t WHERE ${stands(request)} GROUP BY source_file, fiscal_year, project_code),
beside AS (SELECT a.*, l.initial_amount AS other FROM asked a
  JOIN listed l ON l.fiscal_year = a.this_year AND l.project_code = a.goes_on
  WHERE a.value > 0 AND l.initial_amount > 0)
SELECT *, ${isSlip} AS is_slip FROM beside WHERE greatest(value, other) >= least(value, other) * 10`;

const plain = (value: unknown): string => String(value).replace(/\.00$/, '');

/**
 * Requests of another order of magnitude than the project's budget of this year. A thousand or ten thousand times that,
 * or that part of it, is a unit of money that slipped, and a fault but in a file that is by its name a correction; what
 * is far from it is warned of.
 */
export const requestSize = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === request.name)) return [];
  const parts = partsOf(batch.files);
  const corrections = new Set(batch.files.flatMap(({ number, name }) => (unmarked(name).corrects ? [number] : [])));
  const query = compared(own.some(({ name }) => name === project.name));
  const rows = await session.rows(listedOf(query, 100));
  const slips = `SELECT source_row FROM (${query}) q
WHERE is_slip AND source_file NOT IN (${[-1, ...corrections].join(', ')})`;
  const found = rows.map((row) => {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    const isFault = row.is_slip === true && !corrections.has(part.file);
    const detail = {
      other: plain(row.other),
      of_zh: `${String(row.this_year)} 年项目表的年初预算数`,
      of_en: `initial budget on the ${String(row.this_year)} project list`,
    };
    return foundAt(
      part,
      row.is_slip === true ? 'amount-of-another-size' : 'amount-oddly-sized',
      sourceRow,
      'requested_amount',
      plain(row.value),
      { severity: isFault ? 'fault' : 'warning', detail, times: timesListed(row, 100) },
    );
  });
  if (rows.length > 0) await refuseRows(session, request, ofTypedRows(request, slips));
  return found;
};
