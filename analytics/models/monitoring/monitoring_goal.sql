-- monitoring_goal · 本年度的指标及其计划进度
-- grain: project_code, indicator_code
-- inputs: run_setting, staging_progress, monitoring_month, monitoring_added, staging_indicator,
--   policy, monitoring_curve, monitoring_head
--
-- The run's indicators with their department, their plan curve, the formula of their completion,
--   and the months that have a value.
-- project_number: the project's number in monitoring_head, a short key. mean_weight: the weight in
--   the project's mean, 1 each where all weigh 0. indicators: how many the project has.
-- plan_03, plan_06, plan_09: planned share of the year at the end of March, June and September, in
--   sixths of a millionth, so that each is a whole number. Where only some are declared the others
--   lie on the straight line between the declared ones (0 in January's beginning, 1 at year end);
--   none declared: the policy's curve for the project's goals (monitoring_curve), else the straight
--   line, months / 12 (序时进度).
-- target: a number; days since 1970 where a day is the target. may_be_share: a target in per cent
--   that may be written as a share, such as 0.95; its value tells (monitoring_value).
-- prorated: compared with the plan at the period. A stock is compared with the whole year's target
--   unless policy.prorated_rows takes every floor (≥, >); a ceiling (≤, <) is never prorated.
-- formula: how completion is worked out. `share`: actual / target. `distance` (=): 1 - |actual -
--   target| / |target|. `linear` (≤): 1 within the ceiling, 0 from twice the ceiling. `ratio` (≤):
--   1 within the ceiling, else target / actual. `met`: met or not, for a target of 0 or below.
--   `tier`: of a qualitative row. `range`: 1 within it, else 1 - the distance to its nearer end /
--   |that end|. A day is met or not. A strict direction is told from the other by `met` only.
-- bound: the direction in which `met` compares: `=` is reached from `>=`, a target of 0 from `<=`,
--   unless the policy measures the distance, as in evaluation_share. Where policy.zero_target asks
--   for 0 itself, a negative value counting as 0, whatever the direction: `<=`.
-- strict: `>` or `<`; a bound just reached is not met.
-- reported: months with a value that fits the direction, as in monitoring_carry: a tier for a
--   qualitative row, a number for any other; a row without one is no report. A row that its child
--   rows add up to has a value in the months of monitoring_added as well.
-- open: of a goal whose target is a day, the months before that of the day in which the unit
--   reported on it and gave no day: it is under way and not due. 0 for any other.
-- impossible, possible: likewise the months in which the unit calls the target impossible, and
--   those in which it says otherwise or gives a value without saying so. The higher of the two, up
--   to a month, is what stands in it.
WITH run AS (
  SELECT fiscal_year FROM run_setting
), valued AS (
  SELECT progress.project_code, progress.indicator_code,
         CAST(sum(CASE WHEN progress.actual_value IS NOT NULL THEN month.month_bit ELSE 0 END)
           AS INTEGER) AS numbers,
         CAST(sum(CASE WHEN progress.tier IS NOT NULL THEN month.month_bit ELSE 0 END)
           AS INTEGER) AS tiers,
         CAST(sum(CASE WHEN progress.actual_date IS NOT NULL THEN month.month_bit ELSE 0 END)
           AS INTEGER) AS days,
         CAST(sum(CASE WHEN progress.actual_date IS NULL THEN month.month_bit ELSE 0 END)
           AS INTEGER) AS undated,
         CAST(sum(CASE WHEN progress.likelihood = 'impossible' THEN month.month_bit ELSE 0 END)
           AS INTEGER) AS impossible,
         CAST(sum(CASE WHEN progress.likelihood <> 'impossible' THEN month.month_bit ELSE 0 END)
           AS INTEGER) AS possible,
         CAST(sum(CASE WHEN progress.likelihood IS NULL AND progress.actual_value IS NOT NULL
           THEN month.month_bit ELSE 0 END) AS INTEGER) AS bare_numbers,
         CAST(sum(CASE WHEN progress.likelihood IS NULL AND progress.tier IS NOT NULL
           THEN month.month_bit ELSE 0 END) AS INTEGER) AS bare_tiers,
         CAST(sum(CASE WHEN progress.likelihood IS NULL AND progress.actual_date IS NOT NULL
           THEN month.month_bit ELSE 0 END) AS INTEGER) AS bare_days
  FROM staging_progress AS progress
  JOIN monitoring_month AS month ON month.period = progress.period
  GROUP BY progress.project_code, progress.indicator_code
), added AS (
  SELECT added.project_code, added.indicator_code, CAST(sum(month.month_bit) AS INTEGER) AS numbers
  FROM monitoring_added AS added
  JOIN monitoring_month AS month ON month.period = added.period
  GROUP BY added.project_code, added.indicator_code
), own AS (
  -- A curve of the policy stands for goals of which the unit declared none.
  SELECT indicator.fiscal_year, indicator.project_code, indicator.indicator_code,
         indicator.indicator_name, indicator.level1, indicator.level2, indicator.direction,
         indicator.target_value, indicator.target_high, indicator.target_date,
         indicator.unit_of_measure, indicator.weight, indicator.accumulation,
         coalesce(indicator.plan_03, CASE WHEN indicator.plan_06 IS NULL
           AND indicator.plan_09 IS NULL THEN curve.plan_03 END) AS plan_03,
         coalesce(indicator.plan_06, CASE WHEN indicator.plan_03 IS NULL
           AND indicator.plan_09 IS NULL THEN curve.plan_06 END) AS plan_06,
         coalesce(indicator.plan_09, CASE WHEN indicator.plan_03 IS NULL
           AND indicator.plan_06 IS NULL THEN curve.plan_09 END) AS plan_09
  FROM staging_indicator AS indicator
  LEFT JOIN monitoring_curve AS curve ON curve.project_code = indicator.project_code
    AND curve.subject = 'goals'
), declared AS (
  SELECT indicator.*,
         CAST(coalesce(indicator.plan_03 * 6000000, indicator.plan_06 * 3000000,
           indicator.plan_09 * 2000000, 1500000) AS INTEGER) AS first_quarter,
         CASE
           WHEN indicator.direction = 'qualitative' THEN 'tier'
           WHEN indicator.direction = 'by' THEN 'met'
           WHEN indicator.direction = 'range' THEN 'range'
           WHEN indicator.direction = '=' AND policy.equal_formula = 'symmetric'
             AND indicator.target_value <> 0 THEN 'distance'
           WHEN indicator.target_value <= 0 THEN 'met'
           WHEN indicator.direction IN ('<=', '<') THEN policy.at_most_formula
           ELSE 'share'
         END AS formula,
         CASE
           WHEN indicator.direction = 'by' THEN '<='
           WHEN indicator.target_value = 0 AND policy.zero_target = 'equal' THEN '<='
           WHEN indicator.direction <> '=' OR policy.equal_formula = 'symmetric'
             THEN indicator.direction
           WHEN indicator.target_value = 0 THEN '<='
           ELSE '>='
         END AS bound,
         CASE WHEN indicator.direction = 'by' THEN day_number(indicator.target_date)
           ELSE indicator.target_value END AS target,
         indicator.accumulation = 'flow' AND indicator.direction NOT IN ('by', 'range') AS is_flow,
         indicator.direction IN ('>=', '>') AND policy.prorated_rows = 'flows_and_floors'
           AS is_floor
  FROM own AS indicator
  JOIN run ON run.fiscal_year = indicator.fiscal_year
  CROSS JOIN policy
), total AS (
  SELECT project_code, sum(weight) AS weight, CAST(count(*) AS INTEGER) AS indicators
  FROM declared
  GROUP BY project_code
), halved AS (
  -- Every division here leaves a whole number.
  SELECT declared.*, substr(CAST(target_date AS VARCHAR), 1, 7) AS due,
         CAST(CASE
           WHEN plan_06 IS NOT NULL THEN plan_06 * 6000000
           WHEN plan_09 IS NOT NULL THEN first_quarter / 2 + plan_09 * 3000000
           ELSE first_quarter + (6000000 - first_quarter) / 3
         END AS INTEGER) AS first_half
  FROM declared
)
SELECT halved.fiscal_year, head.project_number, halved.project_code, halved.indicator_code,
       head.department_code, head.unit_code,
       halved.indicator_name, halved.level1, halved.level2, halved.direction,
       halved.unit_of_measure, halved.accumulation, halved.weight,
       CAST(CASE WHEN total.weight > 0 THEN halved.weight ELSE 1 END AS DECIMAL(9,6))
         AS mean_weight,
       total.indicators, halved.target, halved.target_high, halved.target_date,
       halved.formula, halved.bound,
       may_be_share(halved.direction, halved.unit_of_measure, halved.target_value,
         halved.target_high) AS may_be_share,
       halved.direction IN ('>=', '>') AND halved.target_value > 0 AS upward,
       halved.direction IN ('<=', '<') OR (halved.formula = 'met' AND halved.bound = '<=')
         AS ceiling_target,
       halved.is_flow AS flow,
       halved.is_floor OR halved.is_flow AND halved.direction NOT IN ('<=', '<') AS prorated,
       halved.first_quarter AS plan_03, halved.first_half AS plan_06,
       CAST(coalesce(halved.plan_09 * 6000000, (halved.first_half + 6000000) / 2) AS INTEGER)
         AS plan_09,
       halved.direction IN ('>', '<') AS strict,
       CASE WHEN halved.formula = 'tier' THEN coalesce(valued.tiers, 0)
         WHEN halved.direction = 'by' THEN coalesce(valued.days, 0)
         ELSE coalesce(valued.numbers, 0) + coalesce(added.numbers, 0) END AS reported,
       CASE WHEN halved.direction <> 'by' THEN 0
         WHEN due.period IS NOT NULL THEN mod(coalesce(valued.undated, 0), due.month_bit)
         WHEN halved.due > (SELECT max(period) FROM monitoring_month)
           THEN coalesce(valued.undated, 0) ELSE 0 END AS open,
       coalesce(valued.impossible, 0) AS impossible,
       coalesce(valued.possible + CASE WHEN halved.formula = 'tier' THEN valued.bare_tiers
         WHEN halved.direction = 'by' THEN valued.bare_days
         ELSE valued.bare_numbers END, 0) AS possible
FROM halved
JOIN monitoring_head AS head ON head.project_code = halved.project_code
JOIN total ON total.project_code = halved.project_code
LEFT JOIN monitoring_month AS due ON due.period = halved.due
LEFT JOIN valued ON valued.project_code = halved.project_code
  AND valued.indicator_code = halved.indicator_code
LEFT JOIN added ON added.project_code = halved.project_code
  AND added.indicator_code = halved.indicator_code
