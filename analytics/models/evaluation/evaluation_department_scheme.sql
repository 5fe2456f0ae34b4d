-- evaluation_department_scheme · 每个部门整体用哪一套评价体系
-- grain: fiscal_year, department_code
-- inputs: staging_organisation, monitoring_project, staging_department_fact,
--   staging_department_indicator, run_setting, policy_department_scheme
--
-- The scheme that each whole department of the year is evaluated by: the first of the policy's
--   whose conditions it meets. One that meets none has no row and is measured by policy_framework.
-- Empty unless the run's last period closes the year.
WITH listed AS (
  SELECT fiscal_year, department_code FROM staging_organisation
  UNION
  SELECT fiscal_year, department_code FROM monitoring_project WHERE department_code <> '-'
  UNION
  SELECT fiscal_year, department_code FROM staging_department_fact
  UNION
  SELECT fiscal_year, department_code FROM staging_department_indicator
),
grouped AS (
  SELECT fiscal_year, department_code, max(department_group) AS department_group
  FROM staging_organisation
  GROUP BY fiscal_year, department_code
),
fitting AS (
  SELECT
    l.fiscal_year, l.department_code, f.scheme,
    row_number() OVER (PARTITION BY l.fiscal_year, l.department_code ORDER BY f.place) AS place
  FROM listed l
  JOIN run_setting r ON r.fiscal_year = l.fiscal_year AND r.evaluates
  LEFT JOIN grouped g ON g.fiscal_year = l.fiscal_year AND g.department_code = l.department_code
  JOIN policy_department_scheme f
    ON (f.department_code IS NULL OR f.department_code = l.department_code)
    AND (f.department_group IS NULL OR f.department_group = g.department_group)
)
SELECT fiscal_year, department_code, scheme
FROM fitting
WHERE place = 1
