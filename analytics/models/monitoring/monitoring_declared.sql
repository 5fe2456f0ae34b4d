-- monitoring_declared · 单位填报的项目总体进度
-- The project progress that the unit itself declares, as it stands in each period; kept beside the computed one, never mixed with it.
-- Grain: project_code, period. Inputs: staging_progress, monitoring_carry, monitoring_month.
WITH told AS (
  SELECT progress.project_code, progress.period, month.month, month.month_bit, max(progress.declared_project_progress) AS declared_progress
  FROM staging_progress AS progress
  JOIN monitoring_month AS month ON month.period = progress.period
  WHERE progress.declared_project_progress IS NOT NULL
  GROUP BY progress.project_code, progress.period, month.month, month.month_bit
), pattern AS (
  SELECT project_code, CAST(sum(month_bit) AS INTEGER) AS reported FROM told GROUP BY project_code
)
SELECT told.project_code, carry.period, told.declared_progress
FROM told
JOIN pattern ON pattern.project_code = told.project_code
JOIN monitoring_carry AS carry ON carry.carry_key = pattern.reported * 16 + told.month
