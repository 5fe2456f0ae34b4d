-- monitoring_indicator · 指标监控
-- grain: fiscal_year, period, project_code, indicator_code
-- inputs: monitoring_value, policy, run_setting
-- must hold: monitoring_indicator_in_range, monitoring_indicators_all_there
--
-- Every indicator in every period from January to the run's last: value, completion, deviation,
--   light, year-end forecast.
-- actual: the last value reported at or before the period, age_in_periods old; NULL while none was.
--   completion and forecast follow it, for it stands until there is a newer one.
-- deviation, light: of what was reported for this very period; NULL and `missing` where nothing
--   was. last_deviation, last_light: of the last report, against the plan of its own period.
-- reported: for this very period, a value, or that a goal whose target is a day is under way before
--   the day's month; it is then green, without a completion.
-- forecast: value + rest × (value + rest × target), rest = the planned share still to come after
--   the value's period: the pace so far counts the more the later it is, the plan the less; a stock
--   stands as it is. The interval is ± forecast_z standard deviations of forecast_spread × |target|
--   × √rest; against a target above 0 its low end is never below 0 (a stock) or below the value
--   itself (a flow), against any other it is free.
-- miss_probability: normal distribution function of the distance to the target, by its logistic
--   approximation 1 / (1 + exp(-1.702 z)), which is never off by more than 0.0095; 1 where the unit
--   itself calls the target impossible.
WITH number AS (
  SELECT value.*, CAST(counted AS DOUBLE) AS counted_number, CAST(target AS DOUBLE) AS target_number
  FROM monitoring_value AS value
), forecast AS (
  SELECT number.*, CAST(policy.forecast_z AS DOUBLE) AS width,
         CASE WHEN flow THEN counted_number + rest * (counted_number + rest * target_number)
              WHEN formula <> 'tier' THEN counted_number END AS forecast_number,
         CASE WHEN target_number <= 0 THEN -999999999999 WHEN flow THEN counted_number ELSE 0 END
           AS least_number,
         CASE WHEN direction = 'by' THEN 0
           ELSE CAST(policy.forecast_spread AS DOUBLE) * abs(target_number) * sqrt(rest) END
           AS deviation_number
  FROM number CROSS JOIN policy
), judged AS (
  SELECT forecast.*,
         CASE WHEN direction = 'range' THEN greatest(target_number - forecast_number,
                forecast_number - CAST(target_high AS DOUBLE))
              WHEN ceiling_target THEN forecast_number - target_number
              ELSE target_number - forecast_number END AS shortfall,
         width * deviation_number AS half_width
  FROM forecast
)
SELECT run_setting.fiscal_year, period, project_code, indicator_code, department_code, unit_code,
       indicator_name, level1, level2, direction, unit_of_measure, accumulation, weight,
       CASE WHEN direction <> 'by' THEN target END AS target,
       actual_value AS actual, tier, coalesce(age = 0, false) OR is_open AND heard AS reported,
       value_period AS reported_period, age AS age_in_periods, completion,
       rate(plan, 18000000) AS planned_progress, deviation, light, last_deviation, last_light,
       CASE WHEN direction <> 'by' AND abs(forecast_number) < 999999999999
         THEN estimate6(forecast_number) END AS forecast,
       CASE WHEN direction <> 'by' AND abs(forecast_number) < 999999999999
         THEN estimate6(greatest(forecast_number - half_width, least_number)) END AS forecast_low,
       CASE WHEN direction <> 'by' AND abs(forecast_number + half_width) < 999999999999
         THEN estimate6(forecast_number + half_width) END AS forecast_high,
       estimate6(CASE
         WHEN likelihood = 'impossible' THEN 1
         WHEN deviation_number > 0
           THEN 1 / (1 + exp(-1.702 * greatest(least(shortfall / deviation_number, 20), -20)))
         WHEN shortfall > 0 OR (strict AND shortfall = 0) THEN 1
         WHEN shortfall IS NOT NULL THEN 0
       END) AS miss_probability,
       likelihood, declared_completion, cause, explanation, measure, source_file, source_sheet,
       source_row, target_date, actual_date,
       CASE WHEN direction = 'range' THEN target_high END AS target_high
FROM judged CROSS JOIN run_setting
