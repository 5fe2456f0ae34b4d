import { withoutZeros } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Text } from '../../core/language/text.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Fault } from '../fault.ts';
import { listed, listedAtMost, placeOf, rowNumber } from './faults.ts';
import type { SourceIdentity } from './schema.ts';
import { binder, decimal } from './sql.ts';

/** How often something the export says of itself was checked, and how often it held. */
export interface IdentityCount {
  readonly name: string;
  readonly says: Text;
  readonly checked: number;
  readonly held: number;
}

const number = (column: string): string => `(${decimal(ident(column))})`;

/**
 * `-a` or `a * b` as SQL; an empty addend counts as nothing, a product with an empty side is left out. So is one of
 * more than ten digits.
 */
const termSql = (term: string): string => {
  const negative = term.startsWith('-');
  const [left = '', right] = term.replace(/^-/, '').split(' * ');
  const value = right
    ? `TRY_CAST(TRY_CAST(${number(left)} AS DECIMAL(20,10)) * TRY_CAST(${number(right)} AS DECIMAL(18,8)) AS DECIMAL(28,10))`
    : `coalesce(${number(left)}, 0)`;
  return negative ? `-${value}` : value;
};

/** One row per sum: the stated total and what its parts give. Groups of which neither is known are not there. */
const sums = (cells: string, identity: SourceIdentity): string => {
  const parts = identity.of.map(termSql).join(' + ');
  if (identity.per.length === 0) {
    return `SELECT source_row, coalesce(${number(identity.total)}, 0) AS stated, coalesce(${parts}, 0) AS summed, CAST(NULL AS VARCHAR) AS key FROM ${ident(cells)}`;
  }
  const per = identity.per.map(ident).join(', ');
  const once = [...identity.per, ...identity.once_per].map(ident).join(', ');
  const turn = identity.once_per.length ? `row_number() OVER (PARTITION BY ${once} ORDER BY source_row)` : '1';
  return `SELECT min(source_row) AS source_row, first(${number(identity.total)} ORDER BY source_row) AS stated, sum(${parts}) AS summed, concat_ws(' ', ${per}) AS key
          FROM (SELECT *, ${turn} AS turn FROM ${ident(cells)}) AS counted WHERE turn = 1 GROUP BY ${per}
          HAVING first(${number(identity.total)} ORDER BY source_row) IS NOT NULL OR sum(${parts}) IS NOT NULL`;
};

/** Checks one identity on the typed cells: how many sums hold, and a fault for each that does not. */
export const checkIdentity = async (
  session: Session,
  cells: string,
  identity: SourceIdentity,
  sheetName: string | null,
  heading: string,
  at: string,
): Promise<{ readonly count: IdentityCount; readonly faults: readonly Fault[] }> => {
  const values = binder();
  const broken = `(stated IS NULL OR summed IS NULL OR abs(stated - summed) > CAST(${values.bind(identity.within)} AS DECIMAL(28,10)))`;
  const rows = await session.rows(
    `SELECT source_row, CAST(stated AS VARCHAR) AS stated, CAST(summed AS VARCHAR) AS summed, key, count(*) OVER () AS total
     FROM (${sums(cells, identity)}) AS sums WHERE ${broken} ORDER BY source_row LIMIT ${listedAtMost}`,
    values.params,
  );
  const [all] = await session.rows(`SELECT count(*) AS checked FROM (${sums(cells, identity)}) AS sums`);
  const checked = Number(all?.checked ?? 0);
  const total = Number(rows[0]?.total ?? 0);
  const plain = (decimal: unknown): string => (decimal === null || decimal === undefined ? '—' : withoutZeros(decimal));
  return {
    count: { name: identity.name, says: identity.says, checked, held: checked - total },
    faults: listed(total, rows, (row) => ({
      code: 'source-identity',
      severity: identity.accept ? 'warning' : 'fault',
      place: placeOf(sheetName, { row: rowNumber(row), column: heading, value: plain(row.stated) }),
      detail: {
        identity: identity.name,
        at,
        zh: identity.says.zh,
        en: identity.says.en,
        stated: plain(row.stated),
        summed: plain(row.summed),
        ...(row.key === null ? {} : { key: String(row.key) }),
        ...(identity.accept ? { because_zh: identity.accept.zh, because_en: identity.accept.en } : {}),
      },
    })),
  };
};
