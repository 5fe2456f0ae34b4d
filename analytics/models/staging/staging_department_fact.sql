-- staging_department_fact · 部门整体数据:在效的行
-- grain: fiscal_year, department_code, fact_code
-- inputs: lake_department_fact, staging_contested_department_fact
-- kept: view
--
-- The rows of department-fact in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, department_code, fact_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.department_code, lake.fact_code, lake.fact_value, lake.source_file,
       lake.source_sheet, lake.source_row
FROM lake_department_fact AS lake
LEFT JOIN staging_contested_department_fact AS contested
       ON contested.fiscal_year = lake.fiscal_year
      AND contested.department_code = lake.department_code
      AND contested.fact_code = lake.fact_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
