-- monitoring_fund · 每个项目各资金来源的本年预算
-- grain: project_code, fund_source
-- inputs: monitoring_money, run_setting, monitoring_month, staging_execution, policy
-- must hold: monitoring_funds_add_up
--
-- What each fund of a project has this year: its adjusted budget in the rows that speak for the
--   project in the run's last period.
-- monitoring_money says which reporter and which month speak for the project; policy.money_kinds
--   says which money counts. A fund that only other rows name has no row here.
SELECT money.project_code, execution.fund_source,
       sum(execution.adjusted_amount) AS budget_amount
FROM monitoring_money AS money
JOIN run_setting ON run_setting.through_period = money.period
JOIN monitoring_month AS value ON value.month = money.value_month
JOIN staging_execution AS execution ON execution.project_code = money.project_code
  AND execution.period = value.period AND execution.reporter = money.reporter
CROSS JOIN policy
WHERE policy.money_kinds = 'all' OR execution.money_kind = 'current'
GROUP BY money.project_code, execution.fund_source
