-- monitoring_department · 部门监控
-- grain: fiscal_year, period, department_code
-- inputs: staging_organisation, monitoring_rollup
-- must hold: monitoring_departments_add_up
--
-- The departments with a monitored project; monitoring_rollup says what each column means.
WITH named AS (
  SELECT fiscal_year, department_code, max(department_name) AS department_name,
         max(department_group) AS department_group
  FROM staging_organisation GROUP BY fiscal_year, department_code
)
SELECT summed.fiscal_year, summed.period, summed.key_code AS department_code, named.department_name,
       named.department_group, summed.projects, summed.initial_amount,
       summed.budget_amount, summed.spent_amount, summed.execution_rate, summed.planned_progress,
       summed.execution_deviation, summed.goal_progress,
       summed.declared_progress, summed.light, summed.green, summed.yellow, summed.red, summed.blue,
       summed.missing, summed.money_age, summed.money_missing, summed.money_carried,
       summed.goals_age, summed.goals_missing, summed.stale, summed.fast_slow,
       summed.last_year_rate, summed.spent_forecast, summed.spent_forecast_low,
       summed.spent_forecast_high, summed.plan_curved
FROM monitoring_rollup AS summed
LEFT JOIN named ON named.fiscal_year = summed.fiscal_year
  AND named.department_code = summed.key_code
WHERE summed.level = 'department'
