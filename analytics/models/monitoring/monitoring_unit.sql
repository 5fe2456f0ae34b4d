-- monitoring_unit · 单位监控
-- Grain: fiscal_year, period, unit_code (units with a monitored project).
-- Inputs: monitoring_rollup (which says what each column means), staging_organisation.
-- Must hold: key unique; monitoring_departments_add_up.
SELECT rollup.fiscal_year, rollup.period, rollup.key_code AS unit_code, organisation.unit_name, rollup.department_code, rollup.projects, rollup.initial_amount,
       rollup.budget_amount, rollup.spent_amount, rollup.execution_rate, rollup.planned_progress, rollup.execution_deviation, rollup.goal_progress,
       rollup.declared_progress, rollup.light, rollup.green, rollup.yellow, rollup.red, rollup.blue, rollup.missing, rollup.stale, rollup.fast_slow,
       rollup.last_year_rate, rollup.spent_forecast, rollup.spent_forecast_low, rollup.spent_forecast_high
FROM monitoring_rollup AS rollup
LEFT JOIN staging_organisation AS organisation ON organisation.fiscal_year = rollup.fiscal_year AND organisation.unit_code = rollup.key_code
WHERE rollup.level = 'unit'
