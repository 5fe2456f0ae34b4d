-- monitoring_declared · 单位填报的项目总体进度
-- grain: project_number, month
-- inputs: staging_progress, monitoring_month, monitoring_head, monitoring_carry
--
-- The project progress that the unit itself declares, as it stands in each period; kept beside the
--   computed one, never mixed with it.
WITH stated AS (
  SELECT progress.project_code, month.month,
         max(progress.declared_project_progress) AS declared_progress
  FROM staging_progress AS progress
  JOIN monitoring_month AS month ON month.period = progress.period
  WHERE progress.declared_project_progress IS NOT NULL
  GROUP BY progress.project_code, month.month
), pattern AS (
  SELECT stated.project_code, CAST(sum(month.month_bit) AS INTEGER) AS reported
  FROM stated JOIN monitoring_month AS month ON month.month = stated.month
  GROUP BY stated.project_code
)
SELECT head.project_number, carry.month, stated.declared_progress
FROM stated
JOIN pattern ON pattern.project_code = stated.project_code
JOIN monitoring_head AS head ON head.project_code = stated.project_code
JOIN monitoring_carry AS carry ON carry.carry_key = pattern.reported * 16 + stated.month
