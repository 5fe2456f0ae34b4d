-- staging_contested_unit_balance · 收支结余:被多个文件提到的范围
-- grain: fiscal_year, period, unit_code, fund_source
-- inputs: lake_unit_balance, snapshot_file
--
-- The scopes of unit-balance that more than one accepted file speaks of, usually few or
--   none, and the file in force: the last one accepted.
-- last_file: the file in force.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT several.fiscal_year, several.period, several.unit_code, several.fund_source,
       last.file_id AS last_file
FROM (
  SELECT lake.fiscal_year, lake.period, lake.unit_code, lake.fund_source,
         max(seen.file_order) AS last_order
  FROM lake_unit_balance AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
  GROUP BY lake.fiscal_year, lake.period, lake.unit_code, lake.fund_source
  HAVING min(seen.file_order) < max(seen.file_order)
) AS several
JOIN snapshot_file AS last ON last.file_order = several.last_order
