-- monitoring_department · 部门监控
-- Grain: fiscal_year, period, department_code (departments with a monitored project).
-- Inputs: monitoring_rollup (which says what each column means), staging_organisation.
-- Must hold: key unique; monitoring_departments_add_up.
WITH named AS (
  SELECT fiscal_year, department_code, max(department_name) AS department_name, max(department_group) AS department_group
  FROM staging_organisation GROUP BY fiscal_year, department_code
)
SELECT rollup.fiscal_year, rollup.period, rollup.key_code AS department_code, named.department_name, named.department_group, rollup.projects, rollup.initial_amount,
       rollup.budget_amount, rollup.spent_amount, rollup.execution_rate, rollup.planned_progress, rollup.execution_deviation, rollup.goal_progress,
       rollup.declared_progress, rollup.light, rollup.green, rollup.yellow, rollup.red, rollup.blue, rollup.missing, rollup.stale, rollup.fast_slow,
       rollup.last_year_rate, rollup.spent_forecast, rollup.spent_forecast_low, rollup.spent_forecast_high
FROM monitoring_rollup AS rollup
LEFT JOIN named ON named.fiscal_year = rollup.fiscal_year AND named.department_code = rollup.key_code
WHERE rollup.level = 'department'
