-- evaluation_indicator · 指标得分
-- grain: fiscal_year, project_code, indicator_code
-- inputs: evaluation_mark, staging_self_evaluation
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
-- actual_text: what the self-evaluation says in words where these are no tier; it is not scored.
SELECT
  m.fiscal_year, m.subject_code AS project_code, m.indicator_code, m.indicator_name, m.level1,
  m.level2, m.direction, m.unit_of_measure, m.target, m.actual, m.tier, m.completion, m.rule,
  m.clause, m.weight, m.points, m.declared_points, m.gap, m.reason, m.measure, m.finding,
  m.source_file, m.source_sheet, m.source_row, m.target_date, m.actual_date, m.target_high,
  m.numerator, m.denominator, m.money_period, s.actual_text
FROM evaluation_mark m
LEFT JOIN staging_self_evaluation s ON s.fiscal_year = m.fiscal_year
  AND s.project_code = m.subject_code AND s.indicator_code = m.indicator_code
WHERE m.subject = 'project'
