-- monitoring_fund · 每个项目各资金来源的本年预算
-- grain: project_code, fund_source
-- inputs: monitoring_money, run_setting, monitoring_month, staging_execution, policy,
--   monitoring_head, staging_project
-- must hold: monitoring_funds_add_up
--
-- What each fund of a project has this year: its adjusted budget in the rows that speak for the
--   project in the run's last period.
-- monitoring_money says which reporter and which month speak for the project; policy.money_kinds
--   says which money counts. A fund that only other rows name has no row here.
-- as_listed: of a project that no money was reported of, the list's initial budget and main fund
--   stand for it.
SELECT money.project_code, execution.fund_source,
       sum(execution.adjusted_amount) AS budget_amount, FALSE AS as_listed
FROM monitoring_money AS money
JOIN run_setting ON run_setting.through_period = money.period
JOIN monitoring_month AS value ON value.month = money.value_month
JOIN staging_execution AS execution ON execution.project_code = money.project_code
  AND execution.period = value.period AND execution.reporter = money.reporter
CROSS JOIN policy
WHERE policy.money_kinds = 'all' OR execution.money_kind = 'current'
GROUP BY money.project_code, execution.fund_source
UNION ALL
SELECT head.project_code, project.fund_source, head.initial_amount AS budget_amount,
       TRUE AS as_listed
FROM monitoring_head AS head
CROSS JOIN run_setting
JOIN staging_project AS project ON project.fiscal_year = run_setting.fiscal_year
  AND project.project_code = head.project_code
LEFT JOIN monitoring_money AS money ON money.project_code = head.project_code
  AND money.period = run_setting.through_period
WHERE money.project_code IS NULL AND head.initial_amount IS NOT NULL
