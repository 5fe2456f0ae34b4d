-- staging_control_figure · 核对数:在效的行
-- grain: fiscal_year, period, kind, level, key_code, measure
-- inputs: lake_control_figure, staging_contested_control_figure
-- kept: view
--
-- The rows of control-figure in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: fiscal_year, period, kind, level, key_code, measure.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Generated from the contract by `npm run docs`; change the contract, not this file.
SELECT lake.fiscal_year, lake.period, lake.kind, lake.level, lake.key_code, lake.measure,
       lake.value_text, lake.decimals, lake.reporter, lake.money_kind, lake.source_file,
       lake.source_sheet, lake.source_row
FROM lake_control_figure AS lake
LEFT JOIN staging_contested_control_figure AS contested
       ON contested.fiscal_year = lake.fiscal_year
      AND contested.period = lake.period
      AND contested.kind = lake.kind
      AND contested.level = lake.level
      AND contested.key_code = lake.key_code
      AND contested.measure = lake.measure
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
