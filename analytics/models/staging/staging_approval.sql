-- staging_approval · 目标批复:在效的行
-- grain: fiscal_year, project_code
-- inputs: lake_approval, staging_contested_approval
-- kept: view
--
-- The rows of approval in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, project_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.project_code, lake.decision, lake.kind, lake.reason,
       lake.approved_amount, lake.review_grade, lake.approved_on, lake.document, lake.source_file,
       lake.source_sheet, lake.source_row
FROM lake_approval AS lake
LEFT JOIN staging_contested_approval AS contested
       ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
