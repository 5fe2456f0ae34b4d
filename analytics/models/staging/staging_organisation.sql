-- staging_organisation · 机构:在效的行
-- grain: fiscal_year, unit_code
-- inputs: lake_organisation, staging_contested_organisation
-- kept: view
--
-- The rows of organisation in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, unit_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.department_code, lake.department_name, lake.unit_code, lake.unit_name,
       lake.department_group, lake.source_file, lake.source_sheet, lake.source_row
FROM lake_organisation AS lake
LEFT JOIN staging_contested_organisation AS contested
       ON contested.fiscal_year = lake.fiscal_year AND contested.unit_code = lake.unit_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
