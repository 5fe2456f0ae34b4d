-- monitoring_value · 指标的值、完成率和偏差
-- grain: project_code, indicator_code, period
-- inputs: policy_tier, staging_progress, monitoring_month, monitoring_added, monitoring_goal,
--   monitoring_carry, policy
-- kept: view
--
-- Every indicator in every period from January to the run's last: the value that stands,
--   completion, deviation, light; a view, worked out when read.
-- target, target_high: a hundred times what was declared where a target in per cent is a share by
--   this very value (share_times): 0.95 held against 80 is 95.
-- counted: the value, a negative one counting as 0 [system] where it is divided by a target above
--   0; whether a target of 0 or below is met is asked of the value itself. rest: the planned share
--   still to come after its period.
-- completion_part / completion_whole: completion exactly, by the goal's formula (see
--   monitoring_goal); a target of 0 (or below) is met or not, never divided. A strict bound (>, <)
--   that is just reached is not met: completion is then the greatest short of 1, 0.999999.
-- likelihood: what was said with the value; `impossible` is carried for itself, with a value or
--   without, until the unit says otherwise or gives a value.
-- plan: the plan at the period for what is prorated (monitoring_goal), 1 for all else, in
--   eighteenths of a millionth, a whole number. plan_then: the same at the value's own period;
--   completion is
--   compared with no other, so that a value that still stands is never held against a later plan.
-- last_deviation: completion / plan_then - 1, exactly, then rounded once; 0 where nothing was
--   planned yet. deviation: the same where the value was reported for this very period.
-- heard: a value or an `impossible` was reported for this very period, or the goal is open in it.
-- is_open: the unit has reported on a goal whose target is a day, gave no day, and the month of the
--   day is still to come (monitoring_goal): it is as planned.
-- last_severity: 4 red, 3 yellow, 2 green, 1 blue, 0 missing, as the indicator was last heard of;
--   red where the unit itself calls the target impossible. light, last_light: the same as words,
--   light `missing` in every period for which nothing was reported.
WITH tier AS (
  SELECT (SELECT monitoring_share FROM policy_tier WHERE tier = 'met') AS met,
         (SELECT monitoring_share FROM policy_tier WHERE tier = 'partly') AS partly,
         (SELECT monitoring_share FROM policy_tier WHERE tier = 'unmet') AS unmet
), report AS (
  SELECT progress.project_code, progress.indicator_code, month.month, progress.actual_value,
         progress.actual_date,
         progress.tier, progress.likelihood AS said, progress.declared_completion, progress.cause,
         progress.explanation, progress.measure, progress.source_file, progress.source_sheet,
         progress.source_row
  FROM staging_progress AS progress
  JOIN monitoring_month AS month ON month.period = progress.period
  UNION ALL
  SELECT added.project_code, added.indicator_code, month.month, added.actual_value,
         NULL, NULL, NULL, NULL, NULL, NULL, NULL, added.source_file, added.source_sheet,
         added.source_row
  FROM monitoring_added AS added
  JOIN monitoring_month AS month ON month.period = added.period
  UNION ALL
  -- Month 0 stands in the periods before the first value.
  SELECT project_code, indicator_code, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         NULL, NULL
  FROM monitoring_goal
), placed AS (
  SELECT carry.period, carry.month, carry.value_period, carry.age,
         goal.project_number, goal.project_code, goal.indicator_code, goal.department_code,
         goal.unit_code, goal.indicator_name, goal.level1, goal.level2, goal.direction,
         goal.unit_of_measure, goal.accumulation, goal.weight, goal.mean_weight, goal.indicators,
         goal.target * share_times(goal.may_be_share, goal.target, goal.target_high,
           report.actual_value) AS target,
         goal.target_high * share_times(goal.may_be_share, goal.target, goal.target_high,
           report.actual_value) AS target_high, goal.target_date, goal.formula, goal.bound,
         goal.upward, goal.ceiling_target, goal.flow,
         goal.strict,
         mod(goal.impossible, carry.month_bit * 2) > mod(goal.possible, carry.month_bit * 2)
           AS impossible,
         coalesce(carry.age = 0, false)
           OR mod(goal.impossible, carry.month_bit * 2) >= carry.month_bit
           OR report.month = 0 AND mod(goal.open, carry.month_bit * 2) >= carry.month_bit AS heard,
         report.month = 0 AND mod(goal.open, carry.month_bit * 2) > 0
           AND carry.period < substr(CAST(goal.target_date AS VARCHAR), 1, 7) AS is_open,
         goal.prorated,
         CASE WHEN goal.prorated
           THEN carry.share_03 * goal.plan_03 + carry.share_06 * goal.plan_06
             + carry.share_09 * goal.plan_09 + carry.share_12 * 6000000
           ELSE 18000000 END AS plan,
         carry.value_03 * goal.plan_03 + carry.value_06 * goal.plan_06
           + carry.value_09 * goal.plan_09 + carry.value_12 * 6000000 AS value_share,
         CASE WHEN goal.direction = 'by' THEN day_number(report.actual_date)
           WHEN report.actual_value < 0 AND goal.target > 0 THEN 0
           ELSE report.actual_value END AS counted,
         CASE WHEN goal.direction <> 'by' THEN report.actual_value END AS actual_value,
         CASE WHEN goal.direction = 'by' THEN report.actual_date END AS actual_date,
         report.tier, report.said, report.declared_completion, report.cause,
         report.explanation, report.measure, report.source_file, report.source_sheet,
         report.source_row
  FROM report
  JOIN monitoring_goal AS goal ON goal.project_code = report.project_code
    AND goal.indicator_code = report.indicator_code
  JOIN monitoring_carry AS carry ON carry.carry_key = goal.reported * 16 + report.month
  WHERE report.month = 0 OR CASE WHEN goal.formula = 'tier' THEN report.tier IS NOT NULL
    WHEN goal.direction = 'by' THEN report.actual_date IS NOT NULL
    ELSE report.actual_value IS NOT NULL END
), measured AS (
  SELECT placed.*, CASE WHEN prorated THEN value_share ELSE 18000000 END AS plan_then,
         CAST(18000000 - value_share AS DOUBLE) / 18000000 AS rest,
         CASE WHEN impossible THEN 'impossible' WHEN said <> 'impossible' THEN said END
           AS likelihood,
         CASE
           WHEN formula = 'tier' THEN CASE placed.tier
             WHEN 'met' THEN tier.met WHEN 'partly' THEN tier.partly
               WHEN 'unmet' THEN tier.unmet END
           WHEN counted IS NULL THEN NULL
           WHEN formula = 'met' THEN CASE
             WHEN (bound = '>=' AND counted >= target) OR (bound = '>' AND counted > target)
               OR (bound = '<=' AND counted <= target) OR (bound = '<' AND counted < target)
               OR (bound = '=' AND counted = target) THEN 1
             ELSE 0 END
           WHEN strict AND counted = target THEN 0.999999
           WHEN formula = 'range' AND counted BETWEEN target AND target_high THEN 1
           WHEN formula = 'range' AND counted < target
             THEN greatest(abs(target) - (target - counted), 0)
           WHEN formula = 'range' THEN greatest(abs(target_high) - (counted - target_high), 0)
           WHEN formula = 'share' THEN counted
           WHEN formula = 'distance' THEN greatest(abs(target) - abs(counted - target), 0)
           WHEN formula = 'ratio' THEN target
           ELSE least(target, greatest(target - (counted - target), 0))
         END AS completion_part,
         CASE WHEN formula IN ('tier', 'met') OR (strict AND counted = target) THEN 1
              WHEN formula = 'range' THEN CASE WHEN counted BETWEEN target AND target_high THEN 1
                WHEN counted < target THEN greatest(abs(target), 0.000001)
                ELSE greatest(abs(target_high), 0.000001) END
              WHEN formula = 'ratio' AND counted > target THEN counted
              ELSE abs(target) END AS completion_whole
  FROM placed CROSS JOIN tier
), divided AS (
  SELECT measured.*,
         CAST(completion_part AS DOUBLE) / CAST(completion_whole AS DOUBLE) AS completion_number
  FROM measured
), set_against AS (
  SELECT divided.*, completion_number * 18000000 / nullif(plan_then, 0) - 1 AS against_plan
  FROM divided
), compared AS (
  SELECT set_against.*,
         rate_near(completion_number, completion_part, completion_whole) AS completion,
         CASE WHEN is_open OR completion_part IS NOT NULL AND plan_then = 0 THEN 0
              ELSE rate_near(against_plan,
                CAST(completion_part AS DECIMAL(38,6)) * 18000000
                  - CAST(completion_whole AS DECIMAL(38,6)) * plan_then,
                CAST(completion_whole AS DECIMAL(38,6)) * plan_then) END AS last_deviation
  FROM set_against
), judged AS (
  SELECT compared.*,
         CASE
           WHEN impossible THEN 4
           WHEN is_open THEN 2
           WHEN completion IS NULL THEN 0
           WHEN upward AND CASE policy.indicator_blue_against
               WHEN 'plan' THEN completion * 18000000 >= policy.indicator_blue_from * plan_then
                 AND plan_then > 0
               ELSE completion >= policy.indicator_blue_from END THEN 1
           WHEN ceiling_target AND completion < 1 AND policy.ceiling_light = 'over_is_red' THEN 4
           WHEN last_deviation < policy.indicator_red_below THEN 4
           WHEN last_deviation < policy.indicator_yellow_below THEN 3
           ELSE 2
         END AS last_severity
  FROM compared CROSS JOIN policy
)
SELECT worded.*, CASE WHEN age = 0 THEN last_deviation END AS deviation,
       CASE WHEN heard THEN last_light ELSE 'missing' END AS light
FROM (
  SELECT judged.*, CASE last_severity WHEN 4 THEN 'red' WHEN 3 THEN 'yellow' WHEN 2 THEN 'green'
         WHEN 1 THEN 'blue' ELSE 'missing' END AS last_light
  FROM judged
) AS worded
