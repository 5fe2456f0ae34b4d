-- reconciliation_target · 对账用的目标达成数
-- grain: fiscal_year, period, level, key_code
-- inputs: target_standing, monitoring_rollup
--
-- How many targets each project, unit, department and the district have met, at the run's last
--   period and at each earlier one that somebody published such counts of; at the last as
--   target_achievement counts them. Who has a monitored project counts, with or without an
--   indicator.
WITH counted AS (
  SELECT fiscal_year, period,
         CASE WHEN grouping(project_code) = 0 THEN 'project'
           WHEN grouping(unit_code) = 0 THEN 'unit'
           WHEN grouping(department_code) = 0 THEN 'department' ELSE 'district' END AS level,
         coalesce(project_code, unit_code, department_code, 'ALL') AS key_code,
         count(*) AS indicators,
         count(*) FILTER (WHERE state = 'met') AS met,
         count(*) FILTER (WHERE state = 'partly') AS partly,
         count(*) FILTER (WHERE state = 'unmet') AS unmet,
         count(*) FILTER (WHERE state = 'not_reported') AS not_reported
  FROM target_standing
  GROUP BY GROUPING SETS ((fiscal_year, period, project_code),
    (fiscal_year, period, department_code, unit_code), (fiscal_year, period, department_code),
    (fiscal_year, period))
), known AS (
  SELECT DISTINCT standing.fiscal_year, standing.period, 'project' AS level,
         standing.project_code AS key_code
  FROM target_standing AS standing
  UNION ALL
  SELECT fiscal_year, period, level, key_code FROM monitoring_rollup
)
SELECT known.fiscal_year, known.period, known.level, known.key_code,
       coalesce(counted.indicators, 0) AS indicators,
       coalesce(counted.met + counted.partly + counted.unmet, 0) AS reported,
       coalesce(counted.met, 0) AS met, coalesce(counted.partly, 0) AS partly,
       coalesce(counted.unmet, 0) AS unmet, coalesce(counted.not_reported, 0) AS not_reported
FROM known
LEFT JOIN counted ON counted.fiscal_year = known.fiscal_year AND counted.period = known.period
  AND counted.level = known.level AND counted.key_code = known.key_code
