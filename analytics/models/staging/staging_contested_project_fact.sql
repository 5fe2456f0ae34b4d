-- staging_contested_project_fact · 项目基础数据:被多个文件提到的范围
-- grain: fiscal_year, project_code, fact_code
-- inputs: lake_project_fact, snapshot_file
--
-- The scopes of project-fact that more than one accepted file speaks of, usually few or
--   none, and the file in force: the last one accepted.
-- last_file: the file in force.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT several.fiscal_year, several.project_code, several.fact_code, last.file_id AS last_file
FROM (
  SELECT lake.fiscal_year, lake.project_code, lake.fact_code, max(seen.file_order) AS last_order
  FROM lake_project_fact AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
  GROUP BY lake.fiscal_year, lake.project_code, lake.fact_code
  HAVING min(seen.file_order) < max(seen.file_order)
) AS several
JOIN snapshot_file AS last ON last.file_order = several.last_order
