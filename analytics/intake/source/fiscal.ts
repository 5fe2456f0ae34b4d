import type { FiscalYearRule, SourceField } from './schema.ts';
import type { Binder } from './sql.ts';

/** A calendar month, or a day of it: 2024-04, 2024-04-15, 2024年4月, 202404. */
const month = '^([0-9]{4})[-/.年]?(1[0-2]|0?[1-9])(?:月|[-/.][0-9]{1,2})?$';

/**
 * SQL of a calendar month as a fiscal year, or as the month of one: with a year from April named after its start,
 * 2025-03 is 2024-12. What is no month gets a mark, so that the contract can't read it as a month of its own.
 */
export const fiscalSql = (
  text: string,
  as: NonNullable<SourceField['fiscal']>,
  { starts, named_after }: FiscalYearRule,
  { bind }: Binder,
): string => {
  const part = (group: 1 | 2): string => `TRY_CAST(regexp_extract(${text}, ${bind(month)}, ${group}) AS INTEGER)`;
  const first = `CAST(${bind(String(starts))} AS INTEGER)`;
  const isLater = named_after === 'end' && starts > 1;
  const year = `${part(1)} - CASE WHEN ${part(2)} < ${first} THEN 1 ELSE 0 END + ${isLater ? 1 : 0}`;
  const nth = `(${part(2)} - ${first} + 12) % 12 + 1`;
  const said =
    as === 'year'
      ? `CAST(${year} AS VARCHAR)`
      : `CAST(${year} AS VARCHAR) || '-' || lpad(CAST(${nth} AS VARCHAR), 2, '0')`;
  return `CASE WHEN regexp_full_match(${text}, ${bind(month)}) THEN ${said} ELSE ${text} || ' ?' END`;
};
