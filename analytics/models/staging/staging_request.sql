-- staging_request · 下年度预算申请:在效的行
-- grain: fiscal_year, project_code, fund_source
-- inputs: lake_request, staging_contested_request
-- kept: view
--
-- The rows of request in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, project_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.unit_code, lake.project_code, lake.project_name,
       lake.previous_project_code, lake.fund_source, lake.requested_amount, lake.floor_amount,
       lake.source_file, lake.source_sheet, lake.source_row
FROM lake_request AS lake
LEFT JOIN staging_contested_request AS contested
       ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
