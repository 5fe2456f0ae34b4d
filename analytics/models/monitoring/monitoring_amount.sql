-- monitoring_amount · 每个项目年末的几种资金数
-- grain: project_code
-- inputs: monitoring_money, run_setting, monitoring_month, staging_execution, policy
--
-- A project's initial and adjusted budget, money received and money spent in the rows that speak
--   for it in the run's last period (see monitoring_fund).
-- A sum of which a row gives no figure is no sum: it is NULL.
-- source_file, source_sheet, source_row: the first of these rows.
WITH spoken AS (
  SELECT execution.*, row_number() OVER (PARTITION BY money.project_code
    ORDER BY execution.source_file, execution.source_sheet, execution.source_row) AS place
  FROM monitoring_money AS money
  JOIN run_setting ON run_setting.through_period = money.period
  JOIN monitoring_month AS value ON value.month = money.value_month
  JOIN staging_execution AS execution ON execution.project_code = money.project_code
    AND execution.period = value.period AND execution.reporter = money.reporter
  CROSS JOIN policy
  WHERE policy.money_kinds = 'all' OR execution.money_kind = 'current'
)
SELECT project_code,
       CASE WHEN count(initial_amount) = count(*) THEN sum(initial_amount) END AS initial_amount,
       CASE WHEN count(adjusted_amount) = count(*) THEN sum(adjusted_amount) END AS adjusted_amount,
       CASE WHEN count(received_amount) = count(*) THEN sum(received_amount) END AS received_amount,
       CASE WHEN count(spent_amount) = count(*) THEN sum(spent_amount) END AS spent_amount,
       max(CASE WHEN place = 1 THEN source_file END) AS source_file,
       max(CASE WHEN place = 1 THEN source_sheet END) AS source_sheet,
       max(CASE WHEN place = 1 THEN source_row END) AS source_row
FROM spoken
GROUP BY project_code
