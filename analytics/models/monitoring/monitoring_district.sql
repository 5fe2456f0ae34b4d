-- monitoring_district · 全区监控
-- Grain: fiscal_year, period. Inputs: monitoring_rollup (which says what each column means).
-- Must hold: key unique; monitoring_departments_add_up.
SELECT rollup.fiscal_year, rollup.period, rollup.departments, rollup.projects, rollup.initial_amount,
       rollup.budget_amount, rollup.spent_amount, rollup.execution_rate, rollup.planned_progress, rollup.execution_deviation, rollup.goal_progress,
       rollup.declared_progress, rollup.light, rollup.green, rollup.yellow, rollup.red, rollup.blue, rollup.missing, rollup.stale, rollup.fast_slow,
       rollup.last_year_rate, rollup.spent_forecast, rollup.spent_forecast_low, rollup.spent_forecast_high
FROM monitoring_rollup AS rollup
WHERE rollup.level = 'district'
