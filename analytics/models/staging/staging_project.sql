-- staging_project · 项目:在效的行
-- grain: fiscal_year, project_code
-- inputs: lake_project, staging_contested_project
-- kept: view
--
-- The rows of project in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, project_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.unit_code, lake.project_code, lake.project_name, lake.project_type,
       lake.fund_source, lake.initial_amount, lake.start_date, lake.end_date, lake.function_code,
       lake.public_concern, lake.statutory, lake.responsible, lake.basis, lake.overall_goal,
       lake.source_file, lake.source_sheet, lake.source_row
FROM lake_project AS lake
LEFT JOIN staging_contested_project AS contested
       ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
