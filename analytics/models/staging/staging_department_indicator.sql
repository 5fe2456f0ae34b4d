-- staging_department_indicator · 部门整体绩效指标:在效的行
-- grain: fiscal_year, department_code, indicator_code
-- inputs: lake_department_indicator, staging_contested_department_indicator
-- kept: view
--
-- The rows of department-indicator in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, department_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.department_code, lake.indicator_code, lake.indicator_name,
       lake.level1, lake.level2, lake.direction, lake.target_value, lake.target_high,
       lake.target_date, lake.target_text, lake.unit_of_measure, lake.weight, lake.scoring,
       lake.evidence_source, lake.source_file, lake.source_sheet, lake.source_row
FROM lake_department_indicator AS lake
LEFT JOIN staging_contested_department_indicator AS contested
       ON contested.fiscal_year = lake.fiscal_year
      AND contested.department_code = lake.department_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
