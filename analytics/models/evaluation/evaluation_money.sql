-- evaluation_money · 评价所依据的资金
-- grain: fiscal_year, project_code, fund_source, money_kind, budget_line
-- inputs: monitoring_project, run_setting, staging_execution, policy, policy_execution_part
--
-- The rows of money that speak for each evaluated project at the year's end, as monitoring_money
--   adds them up: one reporter's, of the last period it reported.
-- Empty unless the run's last period closes the year.
-- part: which of policy.execution_parts the row falls into, the first whose conditions it meets, so
--   that no money counts twice; NULL where it falls into none.
WITH evaluated AS (
  SELECT m.fiscal_year, m.project_code, m.reporter, r.through_period
  FROM monitoring_project m
  JOIN run_setting r ON r.fiscal_year = m.fiscal_year AND r.through_period = m.period
    AND r.evaluates
),
reported AS (
  SELECT x.*, max(x.period) OVER (PARTITION BY x.fiscal_year, x.project_code) AS latest_period
  FROM staging_execution x
  JOIN evaluated v ON v.fiscal_year = x.fiscal_year AND v.project_code = x.project_code
    AND v.reporter = x.reporter AND x.period <= v.through_period
  CROSS JOIN policy p
  WHERE p.money_kinds = 'all' OR x.money_kind = 'current'
),
placed AS (
  SELECT
    r.*, t.part,
    row_number() OVER (PARTITION BY r.fiscal_year, r.project_code, r.fund_source, r.money_kind,
      r.budget_line, r.source_file, r.source_sheet, r.source_row ORDER BY t.place) AS fit
  FROM reported r
  LEFT JOIN policy_execution_part t
    ON (t.money_kind IS NULL OR t.money_kind = r.money_kind)
    AND (t.fund_source IS NULL OR t.fund_source = r.fund_source)
  WHERE r.period = r.latest_period
)
SELECT
  fiscal_year, project_code, fund_source, money_kind, budget_line, part,
  initial_amount, adjusted_amount, received_amount, spent_amount,
  source_file, source_sheet, source_row
FROM placed
WHERE fit = 1
