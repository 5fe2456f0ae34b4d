-- goal_adjustment · 经批准调整过的绩效目标
-- grain: fiscal_year, project_code, change_order, indicator_code, changed
-- inputs: lake_indicator, lake_approval, snapshot_file
--
-- What an approved adjustment changed in a project's goals: one row for each indicator and part of
--   it that is fixed once approved (levels, direction, target, upper end, day, unit, weight,
--   accumulation, scoring, parent, plan), before and after. NULL before: the indicator is new, or
--   had none; NULL after: it was left out.
-- The goals of a project are those of each accepted file that states them, in the order of the
--   files; what changed from one to the next is put down to the adjustment accepted between the
--   two, the last of several, else to the first that came with the later file or after it and
--   that no later goals take up. Changes that no adjustment stands for, such as corrections before
--   the approval, are not listed.
-- change_order: the place of the file that brought the later goals. source_file, source_sheet,
--   source_row: where the adjustment was stated.
WITH version AS (
  SELECT DISTINCT lake.fiscal_year, lake.project_code, lake.source_file, seen.file_order
  FROM lake_indicator AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
), placed AS (
  SELECT version.*,
         lag(source_file) OVER (PARTITION BY fiscal_year, project_code ORDER BY file_order)
           AS file_before,
         lag(file_order) OVER (PARTITION BY fiscal_year, project_code ORDER BY file_order)
           AS order_before,
         lead(file_order) OVER (PARTITION BY fiscal_year, project_code ORDER BY file_order)
           AS order_after
  FROM version
), adjustment AS (
  SELECT lake.fiscal_year, lake.project_code, lake.reason, lake.approved_on, lake.document,
         lake.source_file, lake.source_sheet, lake.source_row, seen.file_order
  FROM lake_approval AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
  WHERE lake.decision = 'approved' AND lake.kind = 'adjustment'
), seen_by AS (
  SELECT placed.fiscal_year, placed.project_code, placed.source_file, placed.file_before,
         placed.file_order, placed.order_after,
         max(CASE WHEN adjustment.file_order BETWEEN placed.order_before AND placed.file_order
           THEN adjustment.file_order END) AS between_them,
         min(CASE WHEN adjustment.file_order > placed.file_order THEN adjustment.file_order END)
           AS afterwards,
         sum(CASE WHEN adjustment.file_order > placed.file_order THEN 1 ELSE 0 END) AS waiting
  FROM placed
  JOIN adjustment ON adjustment.fiscal_year = placed.fiscal_year
    AND adjustment.project_code = placed.project_code
    AND adjustment.file_order > placed.order_before
    AND adjustment.file_order < coalesce(placed.order_after, adjustment.file_order + 1)
  WHERE placed.file_before IS NOT NULL
  GROUP BY placed.fiscal_year, placed.project_code, placed.source_file, placed.file_before,
           placed.file_order, placed.order_after
), changed AS (
  -- Of what came afterwards the last one is what the next goals take up.
  SELECT seen_by.*,
         coalesce(between_them, CASE WHEN order_after IS NULL OR waiting > 1 THEN afterwards END)
           AS adjusted_by
  FROM seen_by
), side AS (
  SELECT changed.fiscal_year, changed.project_code, changed.file_order, TRUE AS is_after,
         lake.indicator_code, lake.indicator_name, lake.level1, lake.level2, lake.direction,
         lake.target_value, lake.target_high, lake.target_date, lake.unit_of_measure, lake.weight,
         lake.accumulation, lake.scoring, lake.parent_indicator_code, lake.plan_03, lake.plan_06,
         lake.plan_09
  FROM changed
  JOIN lake_indicator AS lake ON lake.fiscal_year = changed.fiscal_year
    AND lake.project_code = changed.project_code AND lake.source_file = changed.source_file
  WHERE changed.adjusted_by IS NOT NULL
  UNION ALL
  SELECT changed.fiscal_year, changed.project_code, changed.file_order, FALSE,
         lake.indicator_code, lake.indicator_name, lake.level1, lake.level2, lake.direction,
         lake.target_value, lake.target_high, lake.target_date, lake.unit_of_measure, lake.weight,
         lake.accumulation, lake.scoring, lake.parent_indicator_code, lake.plan_03, lake.plan_06,
         lake.plan_09
  FROM changed
  JOIN lake_indicator AS lake ON lake.fiscal_year = changed.fiscal_year
    AND lake.project_code = changed.project_code AND lake.source_file = changed.file_before
  WHERE changed.adjusted_by IS NOT NULL
), valued AS (
  -- Not a union of the parts: Trino would work out everything above once for each of them.
  SELECT side.*, part.part,
         CASE part.part
           WHEN 'level1' THEN side.level1
           WHEN 'level2' THEN side.level2
           WHEN 'direction' THEN side.direction
           WHEN 'target_value' THEN CAST(side.target_value AS VARCHAR)
           WHEN 'target_high' THEN CAST(side.target_high AS VARCHAR)
           WHEN 'target_date' THEN CAST(side.target_date AS VARCHAR)
           WHEN 'unit_of_measure' THEN side.unit_of_measure
           WHEN 'weight' THEN CAST(side.weight AS VARCHAR)
           WHEN 'accumulation' THEN side.accumulation
           WHEN 'scoring' THEN side.scoring
           WHEN 'parent_indicator_code' THEN side.parent_indicator_code
           WHEN 'plan_03' THEN CAST(side.plan_03 AS VARCHAR)
           WHEN 'plan_06' THEN CAST(side.plan_06 AS VARCHAR)
           WHEN 'plan_09' THEN CAST(side.plan_09 AS VARCHAR)
         END AS part_value
  FROM side
  CROSS JOIN (VALUES
    ('level1'), ('level2'), ('direction'), ('target_value'), ('target_high'), ('target_date'),
    ('unit_of_measure'), ('weight'), ('accumulation'), ('scoring'), ('parent_indicator_code'),
    ('plan_03'), ('plan_06'), ('plan_09')
  ) AS part (part)
), compared AS (
  SELECT fiscal_year, project_code, file_order, indicator_code, part,
         coalesce(max(CASE WHEN is_after THEN indicator_name END), max(indicator_name))
           AS indicator_name,
         max(CASE WHEN NOT is_after THEN part_value END) AS value_before,
         max(CASE WHEN is_after THEN part_value END) AS value_after
  FROM valued
  GROUP BY fiscal_year, project_code, file_order, indicator_code, part
)
SELECT compared.fiscal_year, compared.project_code, compared.file_order AS change_order,
       compared.indicator_code, compared.indicator_name, compared.part AS changed,
       compared.value_before, compared.value_after, adjustment.reason, adjustment.approved_on,
       adjustment.document, adjustment.source_file, adjustment.source_sheet,
       adjustment.source_row
FROM compared
JOIN changed ON changed.fiscal_year = compared.fiscal_year
  AND changed.project_code = compared.project_code AND changed.file_order = compared.file_order
JOIN adjustment ON adjustment.fiscal_year = changed.fiscal_year
  AND adjustment.project_code = changed.project_code
  AND adjustment.file_order = changed.adjusted_by
WHERE compared.value_before IS DISTINCT FROM compared.value_after
