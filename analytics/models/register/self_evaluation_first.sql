-- self_evaluation_first · 项目第一次接受的自评
-- grain: fiscal_year, project_code
-- inputs: lake_self_evaluation, snapshot_file
--
-- The first accepted form that carried each project, whether it is in force or a later one has
--   taken over: a correction replaces the values, not the day they were first reported.
-- reported_on: the form's day of reporting, the last where its rows give several; NULL where it
--   gives none.
SELECT lake.fiscal_year, lake.project_code, first.file_id AS first_file,
       max(lake.reported_on) AS reported_on
FROM (
  SELECT lake.fiscal_year, lake.project_code, min(seen.file_order) AS first_order
  FROM lake_self_evaluation AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
  GROUP BY lake.fiscal_year, lake.project_code
) AS earliest
JOIN snapshot_file AS first ON first.file_order = earliest.first_order
JOIN lake_self_evaluation AS lake
  ON lake.source_file = first.file_id AND lake.fiscal_year = earliest.fiscal_year
    AND lake.project_code = earliest.project_code
GROUP BY lake.fiscal_year, lake.project_code, first.file_id
