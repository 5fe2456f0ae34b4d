-- monitoring_goal · 本年度的指标及其计划进度
-- The run's indicators with their department, their plan curve and the months that have a value.
-- Grain: project_code, indicator_code (of the run's fiscal year).
-- Inputs: run_setting, staging_indicator, staging_project, staging_organisation, staging_progress, run_period.
-- plan_03, plan_06, plan_09: planned share of the year at the end of March, June and September. Where only some are declared the others lie on the
-- straight line between the declared ones (0 in January's beginning, 1 at year end); none declared: the straight line, months / 12 (序时进度).
-- prorated: compared with the plan at the period. A stock is compared with the whole year's target, and a ceiling (≤, <) is never prorated.
-- reported: months with a value, as in monitoring_carry; a row without value and tier is not a report.
WITH run AS (
  SELECT fiscal_year FROM run_setting
), valued AS (
  SELECT progress.project_code, progress.indicator_code, CAST(sum(CAST(power(2, run_period.month - 1) AS INTEGER)) AS INTEGER) AS reported
  FROM staging_progress AS progress
  JOIN run ON run.fiscal_year = progress.fiscal_year
  JOIN run_period ON run_period.period = progress.period
  WHERE progress.actual_value IS NOT NULL OR progress.tier IS NOT NULL OR progress.likelihood = 'impossible'
  GROUP BY progress.project_code, progress.indicator_code
), declared AS (
  SELECT indicator.*,
         CAST(coalesce(indicator.plan_03, indicator.plan_06 / 2, indicator.plan_09 / 3, 0.25) AS DOUBLE) AS first_quarter
  FROM staging_indicator AS indicator
  JOIN run ON run.fiscal_year = indicator.fiscal_year
), halved AS (
  SELECT declared.*,
         CASE WHEN plan_06 IS NOT NULL THEN CAST(plan_06 AS DOUBLE)
              WHEN plan_09 IS NOT NULL THEN (first_quarter + CAST(plan_09 AS DOUBLE)) / 2
              ELSE first_quarter + (1 - first_quarter) / 3 END AS first_half
  FROM declared
)
SELECT halved.fiscal_year, halved.project_code, halved.indicator_code,
       coalesce(organisation.department_code, '-') AS department_code, coalesce(project.unit_code, '-') AS unit_code,
       halved.indicator_name, halved.level1, halved.level2, halved.direction, halved.unit_of_measure, halved.accumulation, halved.weight,
       halved.target_value AS target, CAST(halved.target_value AS DOUBLE) AS target_number,
       halved.first_quarter AS plan_03, halved.first_half AS plan_06,
       coalesce(CAST(halved.plan_09 AS DOUBLE), (halved.first_half + 1) / 2) AS plan_09,
       halved.accumulation = 'flow' AND halved.direction NOT IN ('<=', '<') AS prorated,
       coalesce(valued.reported, 0) AS reported
FROM halved
LEFT JOIN valued ON valued.project_code = halved.project_code AND valued.indicator_code = halved.indicator_code
LEFT JOIN staging_project AS project ON project.fiscal_year = halved.fiscal_year AND project.project_code = halved.project_code
LEFT JOIN staging_organisation AS organisation ON organisation.fiscal_year = halved.fiscal_year AND organisation.unit_code = project.unit_code
