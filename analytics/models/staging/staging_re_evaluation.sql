-- staging_re_evaluation · 财政再评价:在效的行
-- grain: fiscal_year, project_code
-- inputs: lake_re_evaluation, staging_contested_re_evaluation
-- kept: view
--
-- The rows of re-evaluation in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, project_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.project_code, lake.score, lake.opinion, lake.found_deduction_points,
       lake.found_deduction_reason, lake.bonus_points, lake.bonus_reason, lake.source_file,
       lake.source_sheet, lake.source_row
FROM lake_re_evaluation AS lake
LEFT JOIN staging_contested_re_evaluation AS contested
       ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
