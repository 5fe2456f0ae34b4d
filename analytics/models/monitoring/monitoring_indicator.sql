-- monitoring_indicator · 指标监控
-- Every indicator in every period from January to the run's last: value, completion, deviation, light, year-end forecast.
-- Grain: fiscal_year, period, project_code, indicator_code.
-- Inputs: monitoring_goal, monitoring_carry, staging_progress, run_setting, run_period, policy, policy_tier.
-- actual: the last value reported at or before the period, age_in_periods old; NULL and light `missing` while none was reported.
-- completion: ≥ and >: actual / target; ≤ and <: 1 within the ceiling, else policy.at_most_formula; =: policy.equal_formula; qualitative: the tier's
-- share for monitoring. A target of 0 (or below) is met or not, never divided. A negative actual counts as 0.
-- planned_progress: what completion is compared with: the plan at the period for a flow, 1 for a stock, a ceiling and nothing else.
-- deviation: completion / planned_progress - 1; 0 where nothing was planned yet.
-- forecast: value + rest × (value + rest × target), rest = the planned share still to come after the value's period: the pace so far counts the more
-- the later it is, the plan the less; a stock stands as it is. The interval is ± forecast_z standard deviations of forecast_spread × |target| × √rest.
-- miss_probability: normal distribution function of the distance to the target, by its logistic approximation 1 / (1 + exp(-1.702 z)), which is
-- never off by more than 0.0095; 1 where the unit itself calls the target impossible.
-- Ratios are double and rounded once to six decimals, so that a limit met exactly is met; forecasts likewise. Nothing double is ever summed.
-- Must hold: monitoring_indicator_in_range, monitoring_indicators_all_there, key unique.
WITH run AS (
  SELECT fiscal_year FROM run_setting
), tier AS (
  SELECT CAST(max(CASE WHEN tier = 'met' THEN monitoring_share END) AS DOUBLE) AS met,
         CAST(max(CASE WHEN tier = 'partly' THEN monitoring_share END) AS DOUBLE) AS partly,
         CAST(max(CASE WHEN tier = 'unmet' THEN monitoring_share END) AS DOUBLE) AS unmet
  FROM policy_tier
), placed AS (
  SELECT goal.fiscal_year, carry.period, carry.month, goal.project_code, goal.indicator_code, goal.department_code, goal.unit_code,
         goal.indicator_name, goal.level1, goal.level2, goal.direction, goal.unit_of_measure, goal.accumulation, goal.weight,
         goal.target, goal.target_number, goal.plan_03, goal.plan_06, goal.plan_09, goal.prorated,
         carry.value_period, carry.value_month, carry.age,
         CASE WHEN goal.target >= 0 AND progress.actual_value < 0 THEN CAST(0 AS DECIMAL(18,6)) ELSE progress.actual_value END AS counted,
         progress.actual_value, progress.tier, progress.likelihood, progress.declared_completion, progress.cause, progress.explanation,
         progress.measure, progress.source_file, progress.source_sheet, progress.source_row
  FROM staging_progress AS progress
  JOIN run ON run.fiscal_year = progress.fiscal_year
  JOIN monitoring_goal AS goal ON goal.project_code = progress.project_code AND goal.indicator_code = progress.indicator_code
  JOIN run_period ON run_period.period = progress.period
  JOIN monitoring_carry AS carry ON carry.carry_key = goal.reported * 16 + run_period.month
  UNION ALL
  SELECT goal.fiscal_year, carry.period, carry.month, goal.project_code, goal.indicator_code, goal.department_code, goal.unit_code,
         goal.indicator_name, goal.level1, goal.level2, goal.direction, goal.unit_of_measure, goal.accumulation, goal.weight,
         goal.target, goal.target_number, goal.plan_03, goal.plan_06, goal.plan_09, goal.prorated,
         NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM monitoring_goal AS goal
  JOIN monitoring_carry AS carry ON carry.carry_key = goal.reported * 16
), measured AS (
  SELECT placed.*, policy.indicator_red_below, policy.indicator_yellow_below, policy.indicator_blue_from,
         CAST(policy.forecast_z AS DOUBLE) AS width, CAST(policy.forecast_spread AS DOUBLE) * abs(target_number) AS spread,
         CAST(counted AS DOUBLE) AS counted_number,
         CASE
           WHEN direction = 'qualitative' THEN CASE placed.tier WHEN 'met' THEN tier.met WHEN 'partly' THEN tier.partly WHEN 'unmet' THEN tier.unmet END
           WHEN counted IS NULL THEN NULL
           WHEN target <= 0 THEN CASE
             WHEN direction = '>=' AND counted >= target THEN 1 WHEN direction = '>' AND counted > target THEN 1
             WHEN direction = '<=' AND counted <= target THEN 1 WHEN direction = '<' AND counted < target THEN 1
             WHEN direction = '=' AND counted = target THEN 1 ELSE 0 END
           WHEN direction IN ('>=', '>') OR (direction = '=' AND policy.equal_formula = 'as_at_least')
             THEN least(CAST(counted AS DOUBLE) / target_number, 999999)
           WHEN direction = '=' THEN greatest(1 - abs(CAST(counted AS DOUBLE) - target_number) / target_number, 0)
           WHEN counted < target OR (direction = '<=' AND counted = target) THEN 1
           WHEN policy.at_most_formula = 'ratio' THEN target_number / CAST(counted AS DOUBLE)
           ELSE greatest(1 - (CAST(counted AS DOUBLE) - target_number) / target_number, 0)
         END AS completion_number,
         CASE
           WHEN NOT prorated THEN 1
           WHEN month <= 3 THEN plan_03 * month / 3
           WHEN month <= 6 THEN plan_03 + (plan_06 - plan_03) * (month - 3) / 3
           WHEN month <= 9 THEN plan_06 + (plan_09 - plan_06) * (month - 6) / 3
           ELSE plan_09 + (1 - plan_09) * (month - 9) / 3 END AS planned_number,
         1 - CASE
           WHEN value_month <= 3 THEN plan_03 * value_month / 3
           WHEN value_month <= 6 THEN plan_03 + (plan_06 - plan_03) * (value_month - 3) / 3
           WHEN value_month <= 9 THEN plan_06 + (plan_09 - plan_06) * (value_month - 6) / 3
           ELSE plan_09 + (1 - plan_09) * (value_month - 9) / 3 END AS rest
  FROM placed CROSS JOIN policy CROSS JOIN tier
), compared AS (
  SELECT measured.*,
         CAST(completion_number AS DECIMAL(18,6)) AS completion, CAST(planned_number AS DECIMAL(18,6)) AS planned_progress,
         CASE WHEN completion_number IS NULL THEN NULL
              WHEN planned_number = 0 THEN CAST(0 AS DECIMAL(18,6))
              ELSE CAST(least(completion_number / planned_number, 999999) - 1 AS DECIMAL(18,6)) END AS deviation,
         CASE WHEN direction = 'qualitative' THEN NULL
              WHEN accumulation = 'flow' THEN counted_number + rest * (counted_number + rest * target_number)
              ELSE counted_number END AS forecast_number,
         CASE WHEN accumulation = 'flow' THEN counted_number ELSE least(counted_number, 0) END AS floor_number,
         spread * sqrt(rest) AS deviation_number
  FROM measured
), judged AS (
  SELECT compared.*,
         CASE WHEN direction IN ('<=', '<') THEN forecast_number - target_number ELSE target_number - forecast_number END AS shortfall,
         CASE
           WHEN likelihood = 'impossible' THEN 'red'
           WHEN completion IS NULL THEN 'missing'
           WHEN direction IN ('>=', '>') AND target > 0 AND completion >= indicator_blue_from THEN 'blue'
           WHEN deviation < indicator_red_below THEN 'red'
           WHEN deviation < indicator_yellow_below THEN 'yellow'
           ELSE 'green'
         END AS light
  FROM compared
)
SELECT fiscal_year, period, project_code, indicator_code, department_code, unit_code, indicator_name, level1, level2, direction, unit_of_measure,
       accumulation, weight, target, actual_value AS actual, tier, coalesce(age = 0, false) AS reported, value_period AS reported_period,
       age AS age_in_periods, completion, planned_progress, deviation, light,
       CASE WHEN forecast_number IS NOT NULL THEN CAST(least(forecast_number, 999999999999) AS DECIMAL(18,6)) END AS forecast,
       CASE WHEN forecast_number IS NOT NULL THEN CAST(least(greatest(forecast_number - width * deviation_number, floor_number), 999999999999) AS DECIMAL(18,6))
       END AS forecast_low,
       CASE WHEN forecast_number IS NOT NULL THEN CAST(least(forecast_number + width * deviation_number, 999999999999) AS DECIMAL(18,6)) END AS forecast_high,
       CASE
         WHEN likelihood = 'impossible' THEN CAST(1 AS DECIMAL(18,6))
         WHEN deviation_number > 0
           THEN CAST(1 / (1 + exp(-1.702 * greatest(least(shortfall / deviation_number, 20), -20))) AS DECIMAL(18,6))
         WHEN shortfall > 0 THEN CAST(1 AS DECIMAL(18,6))
         WHEN shortfall <= 0 THEN CAST(0 AS DECIMAL(18,6))
       END AS miss_probability,
       likelihood, declared_completion, cause, explanation, measure, source_file, source_sheet, source_row
FROM judged
