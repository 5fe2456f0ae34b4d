-- monitoring_rollup · 单位、部门、全区的汇总
-- grain: level, key_code, period
-- inputs: monitoring_project, policy, staging_prior_year, run_setting, monitoring_rate
-- must hold: monitoring_rollup_in_range
--
-- The projects of each unit, of each department and of the district summed up per period, in one
--   place.
-- departments: how many there are; `-`, of the projects whose unit no list has, is none.
-- goal_progress (widened before it is multiplied: DuckDB keeps a product of two 18-digit decimals
--   at 18 digits): mean of the projects' goal progress as last reported, weighted by their budgets
--   (plain where no project has one), so that none counts for more by another's silence; NULL where
--   no project reported goals for the period.
-- declared_progress: plain mean of the projects' own figures. execution_rate, planned_progress,
--   light: from monitoring_rate; without any money yet, the projects' plans weighted by their
--   initial budgets, and none where they differ and have no budget. plan_curved: the projects whose
--   money is planned by a curve of the policy; NULL where none is.
-- budget_amount, spent_amount: of every project as last reported. money_missing, goals_missing: the
--   projects that reported no money, or that have goals and reported none, for the period; missing:
--   neither. money_carried: those of money_missing that count with an earlier month's money.
--   money_age, goals_age: of the newest report among them.
-- spent_forecast_low and _high: sums of the projects' bounds, as if all erred the same way.
-- last_year_rate: a year earlier at the same month; last year's money is known per department only.
WITH summed AS (
  SELECT CASE WHEN grouping(project.unit_code) = 0 THEN 'unit'
         WHEN grouping(project.department_code) = 0 THEN 'department' ELSE 'district' END AS level,
         coalesce(project.unit_code, project.department_code, 'ALL') AS key_code,
         project.fiscal_year, project.period,
         count(DISTINCT nullif(project.department_code, '-')) AS departments,
         project.department_code,
         CASE WHEN sum(greatest(coalesce(project.initial_amount, 0), 0)) > 0
             THEN rate(sum(CAST(project.planned_progress AS DECIMAL(20,6))
                 * CAST(greatest(coalesce(project.initial_amount, 0), 0) AS DECIMAL(18,2))),
               sum(greatest(coalesce(project.initial_amount, 0), 0)))
           WHEN min(project.planned_progress) = max(project.planned_progress)
             THEN max(project.planned_progress) END AS elapsed,
         nullif(count(project.plan_clause), 0) AS plan_curved,
         count(*) AS projects, sum(project.initial_amount) AS initial_amount,
         sum(project.budget_amount) AS budget_amount,
         sum(project.spent_amount) AS spent_amount,
         sum(CAST(project.last_goal_progress AS DECIMAL(20,6))
           * CAST(greatest(project.budget_amount, 0) AS DECIMAL(18,2))) AS weighted_progress,
         sum(CASE WHEN project.last_goal_progress IS NOT NULL
           THEN greatest(project.budget_amount, 0) END) AS progress_budget,
         sum(project.last_goal_progress) AS plain_progress,
         count(project.last_goal_progress) AS progressed,
         sum(project.declared_progress) AS declared_sum,
         count(project.declared_progress) AS declared,
         count(*) FILTER (WHERE project.light = 'green') AS green,
         count(*) FILTER (WHERE project.light = 'yellow') AS yellow,
         count(*) FILTER (WHERE project.light = 'red') AS red,
         count(*) FILTER (WHERE project.light = 'blue') AS blue,
         count(*) FILTER (WHERE project.light = 'missing') AS missing,
         min(project.money_age) AS money_age,
         count(*) FILTER (WHERE NOT project.money_reported) AS money_missing,
         count(*) FILTER (WHERE project.money_age > 0) AS money_carried,
         min(project.goals_age) AS goals_age,
         count(*) FILTER (WHERE project.indicators > 0
           AND coalesce(project.goals_age > 0, true)) AS goals_missing,
         count(*) FILTER (WHERE project.stale_indicators > 0
           OR project.money_age >= policy.stale_after_periods) AS stale,
         count(*) FILTER (WHERE project.quadrant = 'fast_slow') AS fast_slow,
         sum(project.spent_forecast) AS spent_forecast,
         sum(project.spent_forecast_low) AS spent_forecast_low,
         sum(project.spent_forecast_high) AS spent_forecast_high
  FROM monitoring_project AS project
  CROSS JOIN policy
  GROUP BY GROUPING SETS (
    (project.fiscal_year, project.period, project.department_code, project.unit_code),
    (project.fiscal_year, project.period, project.department_code),
    (project.fiscal_year, project.period))
), prior AS (
  SELECT CASE WHEN grouping(department_code) = 0 THEN 'department' ELSE 'district' END AS level,
         coalesce(department_code, 'ALL') AS key_code,
         substr(period, 6) AS month, sum(adjusted_amount) AS adjusted_amount,
         sum(spent_amount) AS spent_amount
  FROM staging_prior_year
  JOIN run_setting ON run_setting.fiscal_year - 1 = staging_prior_year.fiscal_year
  GROUP BY GROUPING SETS ((period, department_code), (period))
), rated AS (
  SELECT summed.*,
         rate.execution_rate, rate.execution_deviation, rate.light,
         coalesce(rate.planned_progress, summed.elapsed) AS planned_progress,
         CASE WHEN coalesce(summed.goals_age > 0, true) THEN NULL
              WHEN progress_budget > 0 THEN rate(weighted_progress, progress_budget)
              WHEN progressed > 0 THEN rate(plain_progress, progressed) END AS goal_progress,
         rate(declared_sum, declared) AS declared_progress,
         CASE WHEN prior.adjusted_amount > 0
           THEN rate(prior.spent_amount, prior.adjusted_amount) END AS last_year_rate
  FROM summed
  LEFT JOIN monitoring_rate AS rate
         ON rate.basis = 'monitored' AND rate.level = summed.level
           AND rate.key_code = summed.key_code AND rate.period = summed.period
  LEFT JOIN prior ON prior.level = summed.level AND prior.key_code = summed.key_code
    AND prior.month = substr(summed.period, 6)
)
SELECT level, key_code, fiscal_year, period, departments, department_code, projects, initial_amount,
       budget_amount, spent_amount, execution_rate,
       planned_progress, execution_deviation, goal_progress,
       declared_progress,
       coalesce(light, 'missing') AS light,
       green, yellow, red, blue, missing, money_age, money_missing,
       money_carried, goals_age, goals_missing, stale, fast_slow, last_year_rate, spent_forecast,
       spent_forecast_low, spent_forecast_high, plan_curved
FROM rated
