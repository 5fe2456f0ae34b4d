-- evaluation_scheme · 每个项目用哪一套评价体系
-- grain: fiscal_year, project_code
-- inputs: monitoring_project, run_setting, staging_project, staging_organisation,
--   policy_scheme_for, policy_scheme, policy
--
-- The scheme that each project of the year is evaluated by, and the weight of its execution rate.
-- Empty unless the run's last period closes the year.
-- scheme: the first of the policy's whose conditions the project's declaration meets; NULL where
--   none does, and the policy's settings stand alone.
WITH listed AS (
  SELECT m.fiscal_year, m.project_code, m.department_code
  FROM monitoring_project m
  JOIN run_setting r ON r.fiscal_year = m.fiscal_year AND r.through_period = m.period
    AND r.evaluates
),
grouped AS (
  SELECT fiscal_year, department_code, max(department_group) AS department_group
  FROM staging_organisation
  GROUP BY fiscal_year, department_code
),
fitting AS (
  SELECT
    l.fiscal_year, l.project_code, f.scheme,
    row_number() OVER (PARTITION BY l.fiscal_year, l.project_code ORDER BY f.place) AS place
  FROM listed l
  JOIN staging_project p ON p.fiscal_year = l.fiscal_year AND p.project_code = l.project_code
  LEFT JOIN grouped g ON g.fiscal_year = l.fiscal_year AND g.department_code = l.department_code
  JOIN policy_scheme_for f
    ON (f.project_type IS NULL OR f.project_type = p.project_type)
    AND (f.fund_source IS NULL OR f.fund_source = p.fund_source)
    AND (f.function_code IS NULL OR strpos(coalesce(p.function_code, ''), f.function_code) = 1)
    AND (f.department_code IS NULL OR f.department_code = l.department_code)
    AND (f.department_group IS NULL OR f.department_group = g.department_group)
    AND (f.project_code IS NULL OR f.project_code = l.project_code)
)
SELECT
  l.fiscal_year, l.project_code, s.scheme,
  coalesce(s.execution_weight, p.execution_weight) AS execution_weight,
  s.clause
FROM listed l
CROSS JOIN policy p
LEFT JOIN fitting f ON f.fiscal_year = l.fiscal_year AND f.project_code = l.project_code
  AND f.place = 1
LEFT JOIN policy_scheme s ON s.scheme = f.scheme
