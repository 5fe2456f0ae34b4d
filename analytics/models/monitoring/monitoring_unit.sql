-- monitoring_unit · 单位监控
-- grain: fiscal_year, period, unit_code
-- inputs: monitoring_rollup, staging_organisation
--
-- The units with a monitored project; monitoring_rollup says what each column means.
SELECT summed.fiscal_year, summed.period, summed.key_code AS unit_code, organisation.unit_name,
       summed.department_code, summed.projects, summed.initial_amount,
       summed.budget_amount, summed.spent_amount, summed.execution_rate, summed.planned_progress,
       summed.execution_deviation, summed.goal_progress,
       summed.declared_progress, summed.light, summed.green, summed.yellow, summed.red, summed.blue,
       summed.missing, summed.money_age, summed.money_missing, summed.money_carried,
       summed.goals_age, summed.goals_missing, summed.stale, summed.fast_slow,
       summed.last_year_rate, summed.spent_forecast, summed.spent_forecast_low,
       summed.spent_forecast_high, summed.plan_curved
FROM monitoring_rollup AS summed
LEFT JOIN staging_organisation AS organisation ON organisation.fiscal_year = summed.fiscal_year
  AND organisation.unit_code = summed.key_code
WHERE summed.level = 'unit'
