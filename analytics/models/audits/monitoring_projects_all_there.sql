-- monitoring_projects_all_there · 每个项目每月一行
-- Every project of the run's year that stands in staging (declared, with money or with indicators)
-- has a row of monitoring_project in every period.
WITH expected AS (
  SELECT fiscal_year, project_code FROM staging_project
  UNION
  SELECT fiscal_year, project_code FROM staging_indicator
  UNION
  SELECT staging_execution.fiscal_year, staging_execution.project_code
  FROM staging_execution JOIN run_period ON run_period.period = staging_execution.period
)
SELECT expected.project_code, count(mart.period) AS periods
FROM expected
JOIN run_setting ON run_setting.fiscal_year = expected.fiscal_year
LEFT JOIN monitoring_project AS mart ON mart.project_code = expected.project_code
GROUP BY expected.project_code, run_setting.through_month
HAVING count(mart.period) <> run_setting.through_month
