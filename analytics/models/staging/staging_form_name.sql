-- staging_form_name · 名称对照:在效的行
-- grain: fiscal_year, unit_name, project_name
-- inputs: lake_form_name, staging_contested_form_name
-- kept: view
--
-- The rows of form-name in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, unit_name, project_name.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.unit_name, lake.project_name, lake.project_code, lake.source_file,
       lake.source_sheet, lake.source_row
FROM lake_form_name AS lake
LEFT JOIN staging_contested_form_name AS contested
       ON contested.fiscal_year = lake.fiscal_year
      AND contested.unit_name = lake.unit_name
      AND contested.project_name = lake.project_name
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
