-- staging_execution · 预算执行:在效的行
-- grain: fiscal_year, period, reporter, project_code, fund_source, money_kind, budget_line
-- inputs: lake_execution, staging_contested_execution
-- kept: view
--
-- The rows of execution in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, period, reporter, project_code, fund_source.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.period, lake.reporter, lake.unit_code, lake.project_code,
       lake.fund_source, lake.money_kind, lake.budget_line, lake.initial_amount,
       lake.adjusted_amount, lake.reserved_amount, lake.committed_amount, lake.received_amount,
       lake.spent_amount, lake.paid_amount, lake.source_file, lake.source_sheet, lake.source_row
FROM lake_execution AS lake
LEFT JOIN staging_contested_execution AS contested
       ON contested.fiscal_year = lake.fiscal_year
      AND contested.period = lake.period
      AND contested.reporter = lake.reporter
      AND contested.project_code = lake.project_code
      AND contested.fund_source = lake.fund_source
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
