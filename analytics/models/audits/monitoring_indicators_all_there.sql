-- The run's indicators and months, where the rows of monitoring_indicator are not exactly one for
-- each of both.
SELECT goal.indicators, run_setting.through_month, mart.monitored
FROM (SELECT count(*) AS indicators FROM staging_indicator
  WHERE fiscal_year = (SELECT fiscal_year FROM run_setting)) AS goal
CROSS JOIN run_setting
CROSS JOIN (SELECT count(*) AS monitored FROM monitoring_indicator) AS mart
WHERE mart.monitored <> goal.indicators * run_setting.through_month
