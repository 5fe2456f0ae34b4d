-- staging_progress · 指标进展:在效的行
-- grain: fiscal_year, period, project_code, indicator_code
-- inputs: lake_progress, staging_contested_progress
-- kept: view
--
-- The rows of progress in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, period, project_code.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.period, lake.project_code, lake.indicator_code, lake.actual_value,
       lake.actual_date, lake.tier, lake.expected_value, lake.likelihood, lake.cause,
       lake.explanation, lake.measure, lake.measure_person, lake.measure_due, lake.answer,
       lake.answered_on, lake.declared_completion, lake.declared_project_progress, lake.reported_on,
       lake.source_file, lake.source_sheet, lake.source_row
FROM lake_progress AS lake
LEFT JOIN staging_contested_progress AS contested
       ON contested.fiscal_year = lake.fiscal_year
      AND contested.period = lake.period
      AND contested.project_code = lake.project_code
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
