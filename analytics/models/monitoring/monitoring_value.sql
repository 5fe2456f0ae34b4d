-- monitoring_value · 指标的值、完成率和偏差
-- Every indicator in every period from January to the run's last: the value that stands,
-- completion, deviation, light; a view, worked out when read.
-- Grain: project_code, indicator_code, period.
-- Inputs: monitoring_goal, monitoring_carry, monitoring_month, staging_progress, monitoring_added,
--   policy, policy_tier.
-- counted: the value, a negative one counting as 0 [system] where it is divided by a target above
--   0; whether a target of 0 or below is met is asked of the value itself. rest: the planned share
--   still to come after its period.
-- completion: by the goal's formula (see monitoring_goal); a target of 0 (or below) is met or not,
--   never divided. A strict bound (>, <) that is just
-- reached is not met: completion is then the greatest short of 1, 0.999999.
-- likelihood: what was said with the value; `impossible` is carried for itself, with a value or
--   without, until the unit says otherwise or gives a value.
-- planned_progress: what completion is compared with: the plan at the period for a flow, 1 for a
--   stock and for a ceiling.
-- deviation: completion / planned_progress - 1; 0 where nothing was planned yet. Ratios are double
--   and rounded once to six decimals, so that a limit
-- met exactly is met; nothing double is ever summed.
-- severity: 4 red, 3 yellow, 2 green, 1 blue, 0 missing; light: the same as a word. Missing while
--   no value was reported; red where the unit itself calls the target impossible.
WITH tier AS (
  SELECT CAST(max(CASE WHEN tier = 'met' THEN monitoring_share END) AS DOUBLE) AS met,
         CAST(max(CASE WHEN tier = 'partly' THEN monitoring_share END) AS DOUBLE) AS partly,
         CAST(max(CASE WHEN tier = 'unmet' THEN monitoring_share END) AS DOUBLE) AS unmet
  FROM policy_tier
), report AS (
  SELECT project_code, indicator_code, period, actual_value, tier, likelihood, declared_completion,
         cause, explanation, measure, source_file, source_sheet,
         source_row
  FROM staging_progress
  UNION ALL
  SELECT project_code, indicator_code, period, actual_value, NULL, NULL, NULL, NULL, NULL, NULL,
         source_file, source_sheet, source_row
  FROM monitoring_added
), placed AS (
  SELECT carry.period, carry.month, carry.value_period, carry.age, goal.project_number,
         goal.project_code, goal.indicator_code,
         goal.department_code, goal.unit_code, goal.indicator_name, goal.level1, goal.level2,
         goal.direction, goal.unit_of_measure,
         goal.accumulation, goal.weight, goal.mean_weight, goal.indicators, goal.target,
         goal.target_number, goal.formula, goal.bound, goal.line_start, goal.line_slope, goal.line_top,
         goal.upward, goal.ceiling_target, goal.flow, goal.prorated, goal.strict,
         mod(goal.impossible, carry.month_bit * 2) > mod(goal.possible,
           carry.month_bit * 2) AS impossible,
         carry.share_03 * goal.plan_03 + carry.share_06 * goal.plan_06 + carry.share_09
           * goal.plan_09 + carry.share_12 AS plan_number,
         1 - (carry.value_03 * goal.plan_03 + carry.value_06 * goal.plan_06 + carry.value_09
           * goal.plan_09 + carry.value_12) AS rest,
         CASE WHEN progress.actual_value < 0 AND goal.target > 0 THEN 0
           ELSE CAST(progress.actual_value AS DOUBLE) END AS counted,
         progress.actual_value, progress.tier, progress.likelihood AS said,
         progress.declared_completion, progress.cause, progress.explanation,
         progress.measure, progress.source_file, progress.source_sheet, progress.source_row
  FROM report AS progress
  JOIN monitoring_month AS month ON month.period = progress.period
  JOIN monitoring_goal AS goal ON goal.project_code = progress.project_code
    AND goal.indicator_code = progress.indicator_code
  JOIN monitoring_carry AS carry ON carry.carry_key = goal.reported * 16 + month.month
  WHERE CASE WHEN goal.formula = 'tier' THEN progress.tier IS NOT NULL
    ELSE progress.actual_value IS NOT NULL END
  UNION ALL
  SELECT carry.period, carry.month, carry.value_period, carry.age, goal.project_number,
         goal.project_code, goal.indicator_code,
         goal.department_code, goal.unit_code, goal.indicator_name, goal.level1, goal.level2,
         goal.direction, goal.unit_of_measure,
         goal.accumulation, goal.weight, goal.mean_weight, goal.indicators, goal.target,
         goal.target_number, goal.formula, goal.bound, goal.line_start, goal.line_slope, goal.line_top,
         goal.upward, goal.ceiling_target, goal.flow, goal.prorated, goal.strict,
         mod(goal.impossible, carry.month_bit * 2) > mod(goal.possible,
           carry.month_bit * 2) AS impossible,
         carry.share_03 * goal.plan_03 + carry.share_06 * goal.plan_06 + carry.share_09
           * goal.plan_09 + carry.share_12 AS plan_number,
         NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM monitoring_goal AS goal
  JOIN monitoring_carry AS carry ON carry.carry_key = goal.reported * 16
), measured AS (
  SELECT placed.*, CASE WHEN impossible THEN 'impossible'
         WHEN said <> 'impossible' THEN said END AS likelihood,
         CASE
           WHEN strict AND counted = target_number AND formula <> 'met' THEN 0.999999
           WHEN formula = 'line' AND counted IS NOT NULL
             THEN least(greatest(line_start + line_slope * counted, 0), line_top)
           WHEN formula = 'tier' THEN CASE placed.tier WHEN 'met' THEN tier.met WHEN 'partly'
             THEN tier.partly WHEN 'unmet' THEN tier.unmet END
           WHEN counted IS NULL THEN NULL
           WHEN formula = 'distance'
             THEN greatest(1 - abs(counted - target_number) / abs(target_number), 0)
           WHEN formula = 'ratio' THEN CASE WHEN counted <= target_number THEN 1
             ELSE target_number / counted END
           WHEN (bound = '>=' AND counted >= target_number)
             OR (bound = '>' AND counted > target_number)
             OR (bound = '<=' AND counted <= target_number)
               OR (bound = '<' AND counted < target_number)
             OR (bound = '=' AND counted = target_number) THEN 1
           ELSE 0
         END AS completion_number,
         CASE WHEN prorated THEN plan_number ELSE 1 END AS planned_number
  FROM placed CROSS JOIN tier
), compared AS (
  SELECT measured.*,
         CASE WHEN completion_number IS NULL THEN NULL WHEN planned_number = 0 THEN 0
              ELSE CAST(round((least(completion_number / planned_number, 999999) - 1)
                * 1000000) / 1000000 AS DECIMAL(18,6)) END AS deviation
  FROM measured
), judged AS (
  SELECT compared.*,
         CASE
           WHEN impossible THEN 4
           WHEN completion_number IS NULL THEN 0
           WHEN upward AND CAST(round(completion_number
             * 1000000) / 1000000 AS DECIMAL(18,6)) >= policy.indicator_blue_from THEN 1
           WHEN deviation < policy.indicator_red_below THEN 4
           WHEN deviation < policy.indicator_yellow_below THEN 3
           ELSE 2
         END AS severity
  FROM compared CROSS JOIN policy
)
SELECT judged.*, CASE severity WHEN 4 THEN 'red' WHEN 3 THEN 'yellow' WHEN 2 THEN 'green'
       WHEN 1 THEN 'blue' ELSE 'missing' END AS light
FROM judged
