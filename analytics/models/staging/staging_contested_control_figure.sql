-- staging_contested_control_figure · 核对数:被多个文件提到的范围
-- grain: fiscal_year, period, kind, level, key_code, measure
-- inputs: lake_control_figure, snapshot_file
--
-- The scopes of control-figure that more than one accepted file speaks of, usually few or
--   none, and the file in force: the last one accepted.
-- last_file: the file in force.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT several.fiscal_year, several.period, several.kind, several.level, several.key_code,
       several.measure, last.file_id AS last_file
FROM (
  SELECT lake.fiscal_year, lake.period, lake.kind, lake.level, lake.key_code, lake.measure,
         max(seen.file_order) AS last_order
  FROM lake_control_figure AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
  GROUP BY lake.fiscal_year, lake.period, lake.kind, lake.level, lake.key_code, lake.measure
  HAVING min(seen.file_order) < max(seen.file_order)
) AS several
JOIN snapshot_file AS last ON last.file_order = several.last_order
