-- staging_self_evaluation · 绩效自评:在效的行
-- grain: fiscal_year, project_code, indicator_code
-- inputs: lake_self_evaluation, staging_contested_self_evaluation
-- kept: view
--
-- The rows of self-evaluation in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, project_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.project_code, lake.indicator_code, lake.actual_value,
       lake.actual_date, lake.tier, lake.tier_share, lake.declared_points, lake.reason,
       lake.measure, lake.reported_on, lake.actual_text, lake.source_file, lake.source_sheet,
       lake.source_row
FROM lake_self_evaluation AS lake
LEFT JOIN staging_contested_self_evaluation AS contested
       ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
