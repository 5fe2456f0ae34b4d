-- monitoring_progress · 项目的目标进度
-- A project's indicators summed up per period.
-- Grain: project_code, period. Inputs: monitoring_indicator, policy.
-- goal_progress: mean of min(completion / planned, 1) over the indicators that have a value, weighted by their weights (plain where all weigh 0);
-- NULL while none has. Unweighted child rows do not count where others weigh.
WITH capped AS (
  SELECT project_code, period, light, age_in_periods, likelihood, CAST(weight AS DECIMAL(9,6)) AS weight, deviation IS NOT NULL AS valued,
         CAST(CASE WHEN deviation < 0 THEN 1 + deviation WHEN deviation >= 0 THEN 1 END AS DECIMAL(9,6)) AS progress
  FROM monitoring_indicator
), counted AS (
  SELECT indicator.project_code, indicator.period,
         count(*) AS indicators,
         count(CASE WHEN light = 'red' THEN 1 END) AS red_indicators,
         count(CASE WHEN light = 'yellow' THEN 1 END) AS yellow_indicators,
         count(CASE WHEN light = 'green' THEN 1 END) AS green_indicators,
         count(CASE WHEN light = 'blue' THEN 1 END) AS blue_indicators,
         count(CASE WHEN light = 'missing' THEN 1 END) AS missing_indicators,
         count(CASE WHEN age_in_periods >= policy.stale_after_periods THEN 1 END) AS stale_indicators,
         count(CASE WHEN likelihood = 'impossible' THEN 1 END) AS impossible_indicators,
         count(progress) AS valued, sum(progress) AS plain_progress, sum(progress * weight) AS weighted_progress,
         sum(CASE WHEN valued THEN weight END) AS valued_weight
  FROM capped AS indicator CROSS JOIN policy
  GROUP BY indicator.project_code, indicator.period
)
SELECT project_code, period, indicators, red_indicators, yellow_indicators, green_indicators, blue_indicators, missing_indicators, stale_indicators,
       impossible_indicators,
       CASE WHEN valued_weight > 0 THEN CAST(CAST(weighted_progress AS DOUBLE) / CAST(valued_weight AS DOUBLE) AS DECIMAL(18,6))
            WHEN valued > 0 THEN CAST(CAST(plain_progress AS DOUBLE) / valued AS DECIMAL(18,6)) END AS goal_progress
FROM counted
