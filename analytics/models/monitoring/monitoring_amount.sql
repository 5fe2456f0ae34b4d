-- monitoring_amount · 每个项目年末的几种资金数
-- grain: project_code
-- inputs: monitoring_money, run_setting, monitoring_month, staging_execution, policy
--
-- A project's initial and adjusted budget, money received and money spent in the rows that speak
--   for it in the run's last period (see monitoring_fund).
-- A sum of which a row gives no figure is no sum: it is NULL.
SELECT money.project_code,
       CASE WHEN count(execution.initial_amount) = count(*)
         THEN sum(execution.initial_amount) END AS initial_amount,
       CASE WHEN count(execution.adjusted_amount) = count(*)
         THEN sum(execution.adjusted_amount) END AS adjusted_amount,
       CASE WHEN count(execution.received_amount) = count(*)
         THEN sum(execution.received_amount) END AS received_amount,
       CASE WHEN count(execution.spent_amount) = count(*)
         THEN sum(execution.spent_amount) END AS spent_amount
FROM monitoring_money AS money
JOIN run_setting ON run_setting.through_period = money.period
JOIN monitoring_month AS value ON value.month = money.value_month
JOIN staging_execution AS execution ON execution.project_code = money.project_code
  AND execution.period = value.period AND execution.reporter = money.reporter
CROSS JOIN policy
WHERE policy.money_kinds = 'all' OR execution.money_kind = 'current'
GROUP BY money.project_code
