-- staging_unit_balance · 收支结余:在效的行
-- grain: fiscal_year, period, unit_code, fund_source
-- inputs: lake_unit_balance, staging_contested_unit_balance
-- kept: view
--
-- The rows of unit-balance in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, period, unit_code, fund_source.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.period, lake.unit_code, lake.fund_source, lake.opening_amount,
       lake.revenue_budget_amount, lake.revenue_amount, lake.budget_amount, lake.spent_amount,
       lake.returned_amount, lake.balance_amount, lake.idle_amount, lake.source_file,
       lake.source_sheet, lake.source_row
FROM lake_unit_balance AS lake
LEFT JOIN staging_contested_unit_balance AS contested
       ON contested.fiscal_year = lake.fiscal_year
      AND contested.period = lake.period
      AND contested.unit_code = lake.unit_code
      AND contested.fund_source = lake.fund_source
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
