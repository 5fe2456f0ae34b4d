-- monitoring_indicators_all_there · 每项指标每月一行
-- monitoring_indicator has as many rows as the run has indicators and months.
SELECT goal.indicators, run_setting.through_month, mart.monitored
FROM (SELECT count(*) AS indicators FROM staging_indicator
  WHERE fiscal_year = (SELECT fiscal_year FROM run_setting)) AS goal
CROSS JOIN run_setting
CROSS JOIN (SELECT count(*) AS monitored FROM monitoring_indicator) AS mart
WHERE mart.monitored <> goal.indicators * run_setting.through_month
