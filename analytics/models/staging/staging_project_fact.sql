-- staging_project_fact · 项目基础数据:在效的行
-- grain: fiscal_year, project_code, fact_code
-- inputs: lake_project_fact, staging_contested_project_fact
-- kept: view
--
-- The rows of project-fact in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, project_code, fact_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.project_code, lake.fact_code, lake.fact_value, lake.source_file,
       lake.source_sheet, lake.source_row
FROM lake_project_fact AS lake
LEFT JOIN staging_contested_project_fact AS contested
       ON contested.fiscal_year = lake.fiscal_year
      AND contested.project_code = lake.project_code
      AND contested.fact_code = lake.fact_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
