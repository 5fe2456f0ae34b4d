-- target_standing · 每项绩效目标到某一期达成没有
-- grain: project_code, indicator_code, period
-- inputs: run_setting, monitoring_value, indicator_child, evaluation_share, policy_tier,
--   staging_control_figure
--
-- Every declared indicator of a project and how its target stands at the run's last period, and at
--   each earlier one for which somebody published how many are met. Child rows that add up to
--   another row are not listed: the row they add up to is.
-- basis: `evaluation` in the period that closes the year: the result that the year is evaluated by,
--   against the year's target. Else `monitoring`: the last value reported, against as much of the
--   target as its own period's plan asks of it, as the lights are (monitoring_value).
-- state: `met`; `partly`, short of the target but at the share of it or above from which the policy
--   calls a judged goal partly met (policy_tier); `unmet`, below that, and in monitoring whatever
--   the unit itself calls impossible; `not_reported`, no result, or no judgement that can be used.
--   A judged goal has the tier it was given, unless the share given with it says less.
-- carried: the value, or what the unit said of it, is of an earlier period; in the year's
--   evaluation no earlier value counts.
-- target: a number; target_date where a day is the target. actual, tier, source_file, source_sheet,
--   source_row: what it is judged by and where that was written.
WITH asked AS (
  SELECT fiscal_year, through_period AS period, evaluates FROM run_setting
  UNION ALL
  SELECT DISTINCT figure.fiscal_year, figure.period, FALSE
  FROM staging_control_figure AS figure
  JOIN run_setting ON run_setting.fiscal_year = figure.fiscal_year
    AND run_setting.through_period <> figure.period
  WHERE strpos(figure.measure, 'targets') = 1
), listed AS (
  SELECT value.*, asked.fiscal_year, asked.evaluates,
         (SELECT millionths(low) FROM policy_tier WHERE tier = 'partly') AS partly_m
  FROM monitoring_value AS value
  JOIN asked ON asked.period = value.period
  LEFT JOIN indicator_child AS child ON child.fiscal_year = asked.fiscal_year
    AND child.project_code = value.project_code AND child.child_code = value.indicator_code
  WHERE child.child_code IS NULL
), placed AS (
  SELECT listed.*,
         CAST(completion_part AS DECIMAL(38,6)) * 18000000 AS reached,
         CAST(completion_whole AS DECIMAL(38,6)) * plan_then AS due
  FROM listed
), judged AS (
  SELECT fiscal_year, period, project_code, indicator_code, indicator_name, department_code,
         unit_code, 'monitoring' AS basis, direction, target, target_high, target_date,
         actual_value AS actual, actual_date,
         CASE WHEN impossible THEN 'unmet' WHEN formula = 'tier' THEN tier END AS tier,
         impossible OR completion_part IS NOT NULL AS answered,
         CASE WHEN formula = 'tier' THEN tier = 'met' ELSE reached >= due END AND NOT impossible
           AS is_met,
         reached * 1000000 >= due * partly_m AS is_partly,
         NOT heard AS is_older, source_file, source_sheet, source_row
  FROM placed
  WHERE NOT evaluates
  UNION ALL
  SELECT listed.fiscal_year, listed.period, listed.project_code, listed.indicator_code,
         listed.indicator_name, listed.department_code, listed.unit_code, 'evaluation',
         share.direction, share.target, share.target_high, share.target_date, share.actual,
         share.actual_date,
         CASE WHEN share.direction = 'qualitative' THEN share.tier END,
         share.answered_by IS NOT NULL AND share.rule <> 'tier_refused', share.met,
         share.completion_part * 1000000 >= share.completion_whole * listed.partly_m,
         FALSE, share.source_file, share.source_sheet, share.source_row
  FROM listed
  JOIN evaluation_share AS share ON share.fiscal_year = listed.fiscal_year
    AND share.subject = 'project' AND share.subject_code = listed.project_code
    AND share.indicator_code = listed.indicator_code
  WHERE listed.evaluates
), stated AS (
  SELECT judged.*,
         CASE WHEN NOT answered THEN 'not_reported'
           WHEN is_met THEN 'met'
           WHEN tier IN ('partly', 'unmet') THEN tier
           WHEN is_partly THEN 'partly'
           ELSE 'unmet' END AS state
  FROM judged
)
SELECT fiscal_year, period, project_code, indicator_code, indicator_name, department_code,
       unit_code, basis, direction, CASE WHEN direction <> 'by' THEN target END AS target,
       CASE WHEN direction = 'range' THEN target_high END AS target_high,
       CASE WHEN direction = 'by' THEN target_date END AS target_date,
       CASE WHEN direction <> 'by' THEN actual END AS actual, actual_date, tier, state,
       state <> 'not_reported' AND is_older AS carried, source_file, source_sheet, source_row
FROM stated
