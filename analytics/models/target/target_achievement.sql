-- target_achievement · 目标达成情况
-- grain: fiscal_year, period, level, key_code
-- inputs: monitoring_rollup, run_setting, target_result, monitoring_unit, monitoring_department
-- must hold: target_achievement_adds_up, target_achievement_counted
--
-- How many targets each unit, each department and the district have met at the run's last period,
--   by target_result; who has a monitored project has a row, with or without an indicator.
-- level, key_code: `unit`, `department`, or `district` with the code ALL. name: NULL where no list
--   of the year has one, and of the district.
-- basis: `evaluation` or `monitoring`, the same in all rows.
-- indicators = met + partly + unmet + not_reported; reported = met + partly + unmet, of which
--   carried with an earlier period's value.
-- met_of_reported, met_of_all: NULL where there is nothing to divide by, which is not 0.
WITH counted AS (
  SELECT CASE WHEN grouping(unit_code) = 0 THEN 'unit'
           WHEN grouping(department_code) = 0 THEN 'department' ELSE 'district' END AS level,
         coalesce(unit_code, department_code, 'ALL') AS key_code,
         count(*) AS indicators,
         count(*) FILTER (WHERE state <> 'not_reported') AS reported,
         count(*) FILTER (WHERE state = 'met') AS met,
         count(*) FILTER (WHERE state = 'partly') AS partly,
         count(*) FILTER (WHERE state = 'unmet') AS unmet,
         count(*) FILTER (WHERE state = 'not_reported') AS not_reported,
         count(*) FILTER (WHERE carried) AS carried
  FROM target_result
  GROUP BY GROUPING SETS ((department_code, unit_code), (department_code), ())
)
SELECT summed.fiscal_year, summed.period, summed.level, summed.key_code,
       coalesce(unit.unit_name, department.department_name) AS name, summed.department_code,
       CASE WHEN run_setting.evaluates THEN 'evaluation' ELSE 'monitoring' END AS basis,
       coalesce(counted.indicators, 0) AS indicators, coalesce(counted.reported, 0) AS reported,
       coalesce(counted.met, 0) AS met, coalesce(counted.partly, 0) AS partly,
       coalesce(counted.unmet, 0) AS unmet, coalesce(counted.not_reported, 0) AS not_reported,
       coalesce(counted.carried, 0) AS carried,
       CASE WHEN counted.reported > 0 THEN rate(counted.met, counted.reported) END
         AS met_of_reported,
       CASE WHEN counted.indicators > 0 THEN rate(counted.met, counted.indicators) END
         AS met_of_all
FROM monitoring_rollup AS summed
JOIN run_setting ON run_setting.fiscal_year = summed.fiscal_year
  AND run_setting.through_period = summed.period
LEFT JOIN counted ON counted.level = summed.level AND counted.key_code = summed.key_code
LEFT JOIN monitoring_unit AS unit ON summed.level = 'unit'
  AND unit.period = summed.period AND unit.unit_code = summed.key_code
LEFT JOIN monitoring_department AS department ON summed.level = 'department'
  AND department.period = summed.period AND department.department_code = summed.key_code
