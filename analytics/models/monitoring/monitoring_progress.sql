-- monitoring_progress · 项目的目标进度
-- grain: project_number, month
-- inputs: monitoring_indicator, policy, monitoring_head, run_period
--
-- A project's indicators summed up per period.
-- goal_progress: mean of min(completion / planned, 1) over the indicators that have a value, each
--   against the plan of the period it was reported for, weighted by their weights (plain where all
--   weigh 0); NULL while none has. So one left out of a report neither falls behind nor catches up.
-- year_progress: likewise the mean of min(completion, 1), how much of the year's goals is done;
--   what is never prorated, a stock or a ceiling, counts month / 12 of its completion. A goal that
--   is not due and under way is as planned in the former and counts in the latter not at all.
-- worst: 4 red, 3 yellow, 2 green, 1 blue, 0 missing, each as last reported. Unweighted child
--   rows count neither here nor in goal_progress, impossible_indicators and goals_age where others
--   weigh.
-- goals_age: periods since any indicator was last reported; 0 in a month with a report of goals.
-- red_, blue_, missing_indicators: by what was reported for this very period.
WITH shown AS (
  SELECT mart.project_code, mart.period, CAST(mart.weight AS DECIMAL(9,6)) AS weight,
         CASE mart.light WHEN 'red' THEN 4 WHEN 'yellow' THEN 3 WHEN 'green' THEN 2
           WHEN 'blue' THEN 1 ELSE 0 END AS severity,
         CASE mart.last_light WHEN 'red' THEN 4 WHEN 'yellow' THEN 3 WHEN 'green' THEN 2
           WHEN 'blue' THEN 1 ELSE 0 END AS last_severity,
         mart.age_in_periods >= policy.stale_after_periods AS stale,
         mart.likelihood = 'impossible' AS impossible,
         CASE WHEN mart.last_deviation < 0 THEN CAST(1 + mart.last_deviation AS DECIMAL(9,6))
           WHEN mart.last_deviation >= 0 THEN CAST(1 AS DECIMAL(9,6)) END AS progress,
         CAST(CASE WHEN mart.completion < 1 THEN mart.completion
             WHEN mart.completion >= 1 THEN 1 END AS DECIMAL(9,6))
           * CAST(CASE WHEN mart.planned_progress < 1 OR (mart.accumulation = 'flow'
             AND mart.direction NOT IN ('<=', '<', 'by', 'range')) THEN 12
             ELSE CAST(substr(mart.period, 6) AS INTEGER) END AS DECIMAL(2,0)) AS twelfths
  FROM monitoring_indicator AS mart CROSS JOIN policy
), counted AS (
  SELECT project_code, period, count(*) AS indicators, sum(weight) > 0 AS weighs,
         max(last_severity) AS worst,
         max(CASE WHEN weight > 0 THEN last_severity ELSE 0 END) AS worst_weighing,
         max(severity) > 0 AS heard,
         max(CASE WHEN weight > 0 THEN severity ELSE 0 END) > 0 AS heard_weighing,
         count(*) FILTER (WHERE severity = 4) AS red_indicators,
         count(*) FILTER (WHERE severity = 1) AS blue_indicators,
         count(*) FILTER (WHERE severity = 0) AS missing_indicators,
         count(*) FILTER (WHERE stale) AS stale_indicators,
         count(*) FILTER (WHERE impossible) AS impossible,
         count(*) FILTER (WHERE impossible AND weight > 0) AS impossible_weighing,
         sum(progress * weight) AS weighted_progress,
         sum(CASE WHEN progress IS NOT NULL THEN weight END) AS valued_weight,
         sum(progress) AS plain_progress,
         sum(twelfths * weight) AS weighted_twelfths, sum(twelfths) AS plain_twelfths,
         sum(CASE WHEN twelfths IS NOT NULL THEN weight END) AS done_weight,
         sum(CASE WHEN twelfths IS NOT NULL THEN CAST(1 AS DECIMAL(9,6)) END) AS done,
         sum(CASE WHEN progress IS NOT NULL THEN CAST(1 AS DECIMAL(9,6)) END) AS valued
  FROM shown
  GROUP BY project_code, period
)
SELECT head.project_number, run_period.month, counted.indicators,
       run_period.month - max(CASE WHEN heard_weighing OR (heard AND NOT weighs)
         THEN run_period.month END)
         OVER (PARTITION BY head.project_number ORDER BY run_period.month) AS goals_age,
       CASE WHEN weighs THEN worst_weighing ELSE worst END AS worst,
       red_indicators, blue_indicators, missing_indicators, stale_indicators,
       CASE WHEN weighs THEN impossible_weighing ELSE impossible END AS impossible_indicators,
       CASE WHEN weighs AND valued_weight > 0 THEN rate(weighted_progress, valued_weight)
         WHEN NOT weighs AND valued > 0 THEN rate(plain_progress, valued) END AS goal_progress,
       CASE WHEN weighs AND done_weight > 0 THEN rate(weighted_twelfths, done_weight * 12)
         WHEN NOT weighs AND done > 0 THEN rate(plain_twelfths, done * 12) END AS year_progress
FROM counted
JOIN monitoring_head AS head ON head.project_code = counted.project_code
JOIN run_period ON run_period.period = counted.period
