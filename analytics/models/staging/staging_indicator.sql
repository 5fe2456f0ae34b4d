-- staging_indicator · 绩效指标:在效的行
-- grain: fiscal_year, project_code, indicator_code
-- inputs: lake_indicator, staging_contested_indicator
-- kept: view
--
-- The rows of indicator in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, project_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.project_code, lake.indicator_code, lake.indicator_name, lake.level1,
       lake.level2, lake.direction, lake.target_value, lake.target_high, lake.target_date,
       lake.target_text, lake.unit_of_measure, lake.weight, lake.accumulation, lake.scoring,
       lake.core, lake.parent_indicator_code, lake.standard, lake.evidence_source, lake.plan_03,
       lake.plan_06, lake.plan_09, lake.source_file, lake.source_sheet, lake.source_row
FROM lake_indicator AS lake
LEFT JOIN staging_contested_indicator AS contested
       ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
