-- target_achievement_adds_up · 单位和部门的目标合计等于全区
-- The units and the departments each add up to the district in every count, and the district has
-- every indicator that is declared and no child row; who has a monitored project in the run's last
-- period has a row, and no one else.
WITH part AS (
  SELECT level, sum(indicators) AS indicators, sum(reported) AS reported, sum(met) AS met,
         sum(partly) AS partly, sum(unmet) AS unmet, sum(not_reported) AS not_reported,
         sum(carried) AS carried
  FROM target_achievement WHERE level <> 'district' GROUP BY level
), whole AS (
  SELECT side.level, district.indicators, district.reported, district.met, district.partly,
         district.unmet, district.not_reported, district.carried
  FROM target_achievement AS district
  CROSS JOIN (SELECT 'department' AS level UNION ALL SELECT 'unit' AS level) AS side
  WHERE district.level = 'district'
), monitored AS (
  SELECT summed.level, summed.key_code
  FROM monitoring_rollup AS summed
  JOIN run_setting ON run_setting.through_period = summed.period
), child AS (
  SELECT DISTINCT child.project_code, child.child_code
  FROM indicator_child AS child
  JOIN run_setting ON run_setting.fiscal_year = child.fiscal_year
), declared AS (
  SELECT count(*) AS indicators
  FROM monitoring_indicator AS indicator
  JOIN run_setting ON run_setting.through_period = indicator.period
  LEFT JOIN child ON child.project_code = indicator.project_code
    AND child.child_code = indicator.indicator_code
  WHERE child.child_code IS NULL
)
SELECT 'sum' AS found, coalesce(whole.level, part.level) AS level, 'ALL' AS key_code
FROM whole
FULL OUTER JOIN part ON part.level = whole.level
WHERE part.indicators IS DISTINCT FROM whole.indicators
   OR part.reported IS DISTINCT FROM whole.reported OR part.met IS DISTINCT FROM whole.met
   OR part.partly IS DISTINCT FROM whole.partly OR part.unmet IS DISTINCT FROM whole.unmet
   OR part.not_reported IS DISTINCT FROM whole.not_reported
   OR part.carried IS DISTINCT FROM whole.carried
UNION ALL
SELECT 'declared', mart.level, mart.key_code
FROM target_achievement AS mart
CROSS JOIN declared
WHERE mart.level = 'district' AND mart.indicators IS DISTINCT FROM declared.indicators
UNION ALL
SELECT 'row', coalesce(monitored.level, mart.level), coalesce(monitored.key_code, mart.key_code)
FROM monitored
FULL OUTER JOIN target_achievement AS mart ON mart.level = monitored.level
  AND mart.key_code = monitored.key_code
WHERE monitored.key_code IS NULL OR mart.key_code IS NULL
