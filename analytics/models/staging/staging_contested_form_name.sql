-- staging_contested_form_name · 名称对照:被多个文件提到的范围
-- grain: fiscal_year, unit_name, project_name
-- inputs: lake_form_name, snapshot_file
--
-- The scopes of form-name that more than one accepted file speaks of, usually few or
--   none, and the file in force: the last one accepted.
-- last_file: the file in force.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT several.fiscal_year, several.unit_name, several.project_name, last.file_id AS last_file
FROM (
  SELECT lake.fiscal_year, lake.unit_name, lake.project_name, max(seen.file_order) AS last_order
  FROM lake_form_name AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
  GROUP BY lake.fiscal_year, lake.unit_name, lake.project_name
  HAVING min(seen.file_order) < max(seen.file_order)
) AS several
JOIN snapshot_file AS last ON last.file_order = several.last_order
