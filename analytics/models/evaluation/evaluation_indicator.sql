-- evaluation_indicator · 指标得分
-- grain: fiscal_year, project_code, indicator_code
-- inputs: evaluation_mark
-- must hold: evaluation_shares_are_fractions, evaluation_points_within_weight,
--   evaluation_execution_adds_up
--
-- The points of every indicator of a project and of its execution rate, whole or by parts:
--   evaluation_mark's rows of projects.
-- target_date, actual_date: of a row that asks for a day; target_high: the upper end of a range.
-- numerator, denominator: of a row that the project's scheme computes; target and actual are then
--   fractions.
-- money_period: of a row of execution, the period its money is of, where that is before the run's
--   last.
SELECT
  fiscal_year, subject_code AS project_code, indicator_code, indicator_name, level1, level2,
  direction, unit_of_measure, target, actual, tier, completion, rule, clause, weight, points,
  declared_points, gap, reason, measure, finding, source_file, source_sheet, source_row,
  target_date, actual_date, target_high, numerator, denominator, money_period
FROM evaluation_mark
WHERE subject = 'project'
