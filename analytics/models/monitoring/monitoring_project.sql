-- monitoring_project · 项目监控
-- grain: fiscal_year, period, project_code
-- inputs: staging_prior_year, run_setting, monitoring_head, run_period, monitoring_money,
--   monitoring_plan, monitoring_rate, monitoring_progress, monitoring_declared, policy,
--   policy_early_line
-- must hold: monitoring_project_in_range, monitoring_projects_all_there
--
-- Money and goals of every project in every period from January to the run's last.
-- Money amounts are NULL until the first report (the initial budget falls back on the declaration),
--   then the last reported, money_age old, and their rate with them; planned_progress is the
--   policy's plan curve for the project's money, whose clause is plan_clause, else months / 12
--   (序时进度), with no clause (monitoring_plan).
-- What was not reported for the period is compared with no plan: execution_deviation, goal_progress
--   and quadrant are NULL and the light of that side is `missing`, whatever was reported before.
--   goals_age: periods since any goal was reported. last_goal_progress: as last reported, against
--   the plans of the periods it was reported for.
-- execution_rate, money_light: from monitoring_rate, which alone knows the rule; reasons say where
--   the rate has another denominator than the policy's, or none, and where what was spent since
--   January is less than was said before (spent_fell): a refund, or a month's figure for a total.
-- goal_light: policy.project_light_rule; red where the unit calls a target impossible. light: the
--   worse of the two, `missing` where there is neither; where one side was not reported it is the
--   other's alone, and `reasons` says which is missing (goals_missing, money_missing).
-- Besides both, yellow: executed less than policy_early_line of the month (early_line), or further
--   than policy.goals_apart_from from the share of the year's goals that is done, on either side.
-- standing_light: the worse of the two sides as each was last heard of, so that a side left out of
--   a report neither turns red nor recovers; notices and what changed since a month follow it.
--   Goals unreported for policy.stale_after_periods turn it red where policy.without_goals says so;
--   where it makes a month `missing`, it stays as it was.
--   previous_light: the same one period earlier.
-- quadrant: first money then goals; NULL when either side is missing. Money is fast at or ahead of
--   plan. Goals are fast on plan within the tolerance policy.indicator_yellow_below: progress is
--   capped at the plan, so that no more than the plan can be asked for. fast_slow is then money at
--   or ahead of plan while the goals lag behind it by more than the tolerance.
-- spent_forecast: spent + rest × (spent + rest × budget), rest = what last year's shape of the
--   department leaves to come (the plan of its money where it has none), never above the budget
--   unless more is spent already and never below what is spent, so that a refund or a negative
--   budget keeps the bounds in order; the interval is ± forecast_z × forecast_spread × |budget| ×
--   √rest.
WITH last_year AS (
  SELECT prior.department_code, prior.period, prior.spent_amount
  FROM staging_prior_year AS prior JOIN run_setting
    ON run_setting.fiscal_year - 1 = prior.fiscal_year
), shape AS (
  SELECT part.department_code, CAST(substr(part.period, 6) AS INTEGER) AS month,
         least(greatest(CAST(part.spent_amount AS DOUBLE) / CAST(whole.spent_amount AS DOUBLE), 0),
           1) AS share
  FROM last_year AS part
  JOIN last_year AS whole ON whole.department_code = part.department_code
    AND substr(whole.period, 6) = '12' AND whole.spent_amount > 0
), joined AS (
  SELECT run_setting.fiscal_year, run_period.period, run_period.month, head.project_number,
         head.project_code, head.project_name, head.department_code, head.unit_code,
         coalesce(money.initial_amount,
           CASE WHEN money.project_code IS NULL THEN head.initial_amount END) AS initial_amount,
         money.adjusted_amount AS budget_amount, money.spent_amount, money.money_age,
         money.basis,
         money.reporter, coalesce(money.money_age = 0, false) AS money_reported,
         rate(plan.plan, 18000000) AS planned_progress, plan.clause AS plan_clause,
         rate.execution_rate, rate.execution_deviation, rate.overspent,
         coalesce(rate.light, 'missing') AS money_light, early.below AS early_below,
         CAST(money.spent_amount AS DOUBLE) AS spent_number,
         CAST(money.adjusted_amount AS DOUBLE) AS budget_number,
         1 - coalesce(shape.share, CAST(money.plan_then AS DOUBLE) / 18000000) AS rest,
         CASE WHEN progress.goals_age = 0 THEN progress.goal_progress END AS goal_progress,
         progress.goal_progress AS last_goal_progress,
         CASE WHEN progress.goals_age = 0 THEN progress.year_progress END AS year_progress,
         progress.goals_age, declared.declared_progress,
         coalesce(progress.indicators, 0) AS indicators,
         coalesce(progress.red_indicators, 0) AS red_indicators,
         coalesce(progress.missing_indicators, 0) AS missing_indicators,
         coalesce(progress.stale_indicators, 0) AS stale_indicators,
         coalesce(progress.impossible_indicators, 0) AS impossible_indicators,
         coalesce(progress.blue_indicators, 0) AS blue_indicators, progress.worst
  FROM monitoring_head AS head
  CROSS JOIN run_setting
  CROSS JOIN run_period
  JOIN monitoring_plan AS plan ON plan.project_number = head.project_number
    AND plan.month = run_period.month
  LEFT JOIN monitoring_money AS money ON money.project_number = head.project_number
    AND money.month = run_period.month
  LEFT JOIN monitoring_rate AS rate ON rate.project_number = head.project_number
    AND rate.month = run_period.month
  LEFT JOIN monitoring_progress AS progress ON progress.project_number = head.project_number
    AND progress.month = run_period.month
  LEFT JOIN monitoring_declared AS declared ON declared.project_number = head.project_number
    AND declared.month = run_period.month
  LEFT JOIN policy_early_line AS early ON early.month = run_period.month
  LEFT JOIN shape ON shape.department_code = head.department_code
    AND shape.month = money.value_month
), measured AS (
  SELECT joined.*, policy.project_light_rule,
         basis = 'adjusted' AND policy.execution_denominator <> 'adjusted' AS denominator_replaced,
         policy.indicator_yellow_below, policy.indicator_red_below, policy.stale_after_periods,
         policy.without_goals,
         coalesce(money_reported AND execution_rate < early_below, false) AS early_behind,
         coalesce(money_reported AND abs(execution_rate - year_progress)
           > policy.goals_apart_from, false) AS apart,
         CAST(policy.forecast_z AS DOUBLE) * CAST(policy.forecast_spread AS DOUBLE)
           * abs(budget_number) * sqrt(rest) AS half_width,
         spent_number + rest * (spent_number + rest * budget_number) AS forecast_number,
         greatest(budget_number, spent_number) AS most
  FROM joined CROSS JOIN policy
), lit AS (
  SELECT measured.*,
         CASE WHEN coalesce(goals_age > 0, true) THEN 'missing'
              WHEN impossible_indicators > 0 THEN 'red'
              WHEN goal_progress IS NULL THEN 'missing'
              WHEN project_light_rule = 'worst_indicator' THEN CASE worst
                WHEN 4 THEN 'red' WHEN 3 THEN 'yellow' WHEN 2 THEN 'green' ELSE 'blue' END
              WHEN goal_progress - 1 < indicator_red_below THEN 'red'
              WHEN goal_progress - 1 < indicator_yellow_below THEN 'yellow'
              ELSE 'green' END AS goal_light,
         coalesce(money_age >= stale_after_periods, false) OR stale_indicators > 0 AS stale,
         without_goals = 'red_when_stale' AND indicators > 0
           AND coalesce(goals_age, month) >= stale_after_periods AS silent
  FROM measured
), judged AS (
  SELECT lit.*,
         CASE WHEN money_light = 'red' OR goal_light = 'red' OR silent THEN 'red'
              WHEN without_goals = 'missing' AND goal_light = 'missing' THEN 'missing'
              WHEN money_light = 'yellow' OR goal_light = 'yellow' OR early_behind OR apart
                THEN 'yellow'
              WHEN money_light = 'green' OR goal_light = 'green' THEN 'green'
              WHEN goal_light = 'blue' THEN 'blue'
              ELSE 'missing' END AS light,
         lag(spent_amount) OVER (PARTITION BY project_number ORDER BY month) AS spent_before,
         max(month * 8 + CASE WHEN money_light = 'red' THEN 4
           WHEN without_goals = 'missing' AND goal_light = 'missing' THEN NULL
           WHEN money_light = 'yellow' THEN 3 WHEN money_light = 'green' THEN 2 END)
           OVER (PARTITION BY project_number ORDER BY month)
           AS money_heard,
         max(month * 8 + CASE goal_light WHEN 'red' THEN 4 WHEN 'yellow' THEN 3 WHEN 'green' THEN 2
           WHEN 'blue' THEN 1 END) OVER (PARTITION BY project_number ORDER BY month) AS goals_heard
  FROM lit
), heard AS (
  SELECT judged.*,
         CASE CASE WHEN silent THEN 4
             ELSE greatest(mod(coalesce(money_heard, 0), 8), mod(coalesce(goals_heard, 0), 8)) END
           WHEN 4 THEN 'red' WHEN 3 THEN 'yellow' WHEN 2 THEN 'green' WHEN 1 THEN 'blue'
           ELSE 'missing' END AS standing_light
  FROM judged
)
SELECT fiscal_year, period, project_code, project_name, department_code, unit_code, initial_amount,
       budget_amount, spent_amount, execution_rate,
       planned_progress, execution_deviation, money_reported,
       money_age, reporter, goal_progress, goals_age,
       last_goal_progress, declared_progress,
       CASE WHEN execution_deviation IS NOT NULL AND goal_progress IS NOT NULL
            THEN concat(CASE WHEN execution_deviation >= 0 THEN 'fast' ELSE 'slow' END,
              '_',
                        CASE WHEN goal_progress - 1 >= indicator_yellow_below THEN 'fast'
                          ELSE 'slow' END)
       END AS quadrant,
       money_light, goal_light, this.light, this.standing_light,
       before.standing_light AS previous_light,
       concat_ws(',',
         CASE WHEN overspent AND money_reported THEN 'overspend' END,
         CASE WHEN NOT overspent AND money_light = 'yellow' THEN 'money_behind' END,
         CASE WHEN NOT overspent AND money_light = 'red' THEN 'money_far_behind' END,
         CASE WHEN money_reported AND spent_amount < spent_before THEN 'spent_fell' END,
         CASE WHEN early_behind THEN 'early_line' END,
         CASE WHEN apart THEN 'goals_and_money_apart' END,
         CASE WHEN goal_light = 'yellow' THEN 'goals_behind' END,
         CASE WHEN goal_light = 'red'
           AND (impossible_indicators = 0 OR goal_progress - 1 < indicator_red_below)
           THEN 'goals_far_behind' END,
         CASE WHEN goal_light = 'red' AND impossible_indicators > 0 THEN 'impossible' END,
         CASE WHEN NOT money_reported THEN 'money_missing' END,
         CASE WHEN basis = 'lacking' THEN 'denominator_missing' END,
         CASE WHEN basis = 'unrated' THEN 'denominator_zero' END,
         CASE WHEN denominator_replaced AND execution_rate IS NOT NULL
           THEN 'denominator_replaced' END,
         CASE WHEN goal_progress IS NULL THEN 'goals_missing' END,
         CASE WHEN stale THEN 'stale' END,
         CASE WHEN blue_indicators > 0 THEN 'target_too_low' END) AS reasons,
       indicators, red_indicators, missing_indicators, stale_indicators,
       CASE WHEN budget_number IS NOT NULL
         THEN estimate_money(least(greatest(forecast_number, spent_number), most)) END
         AS spent_forecast,
       CASE WHEN budget_number IS NOT NULL
         THEN estimate_money(least(greatest(forecast_number - half_width, spent_number), most)) END
         AS spent_forecast_low,
       CASE WHEN budget_number IS NOT NULL
         THEN estimate_money(least(greatest(forecast_number + half_width, spent_number), most)) END
         AS spent_forecast_high, this.plan_clause
FROM heard AS this
LEFT JOIN (SELECT project_number AS earlier_number, month + 1 AS next_month, standing_light
  FROM heard) AS before
       ON before.earlier_number = this.project_number AND before.next_month = this.month
