-- monitoring_progress · 项目的目标进度
-- A project's indicators summed up per period.
-- Grain: project_number, month. Inputs: monitoring_value, policy.
-- goal_progress: mean of min(completion / planned, 1) over the indicators that have a value,
--   weighted by their weights (plain where all weigh 0);
-- NULL while none has. worst: 4 red, 3 yellow, 2 green, 1 blue, 0 missing. Unweighted child rows
-- count
-- neither there nor in worst and impossible_indicators where others weigh.
WITH capped AS (
  SELECT value.project_number, value.month, value.indicators, value.severity,
         value.age >= policy.stale_after_periods AS stale, value.impossible
           AND value.mean_weight > 0 AS impossible,
         CASE WHEN value.mean_weight > 0 THEN value.severity ELSE 0 END AS counting_severity,
         CASE WHEN value.deviation IS NOT NULL THEN value.mean_weight END AS weight,
         CAST(CASE WHEN value.deviation < 0 THEN 1 + value.deviation
           ELSE 1 END AS DECIMAL(9,6)) AS progress
  FROM monitoring_value AS value CROSS JOIN policy
), counted AS (
  SELECT project_number, month, max(indicators) AS indicators, max(counting_severity) AS worst,
         count(CASE WHEN severity = 4 THEN 1 END) AS red_indicators,
         count(CASE WHEN severity = 1 THEN 1 END) AS blue_indicators,
         count(CASE WHEN severity = 0 THEN 1 END) AS missing_indicators,
         count(CASE WHEN stale THEN 1 END) AS stale_indicators,
         count(CASE WHEN impossible THEN 1 END) AS impossible_indicators,
         sum(progress * weight) AS weighted_progress, sum(weight) AS valued_weight
  FROM capped
  GROUP BY project_number, month
)
SELECT project_number, month, indicators, worst, red_indicators, blue_indicators,
       missing_indicators, stale_indicators, impossible_indicators,
       CASE WHEN valued_weight > 0 THEN rate(weighted_progress, valued_weight) END AS goal_progress
FROM counted
