-- staging_prior_year · 上年执行:在效的行
-- grain: fiscal_year, period, department_code
-- inputs: lake_prior_year, staging_contested_prior_year
-- kept: view
--
-- The rows of prior-year in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, period, department_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.period, lake.department_code, lake.adjusted_amount, lake.spent_amount,
       lake.source_file, lake.source_sheet, lake.source_row
FROM lake_prior_year AS lake
LEFT JOIN staging_contested_prior_year AS contested
       ON contested.fiscal_year = lake.fiscal_year
      AND contested.period = lake.period
      AND contested.department_code = lake.department_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
