-- evaluation_row · 要计分的指标和年末值
-- grain: fiscal_year, subject, subject_code, indicator_code
-- inputs: evaluation_answer, evaluation_scheme, evaluation_measure, evaluation_department_answer
--
-- Every row that is scored, of projects and of whole departments alike: what is declared, judged or
--   computed. How it is scored does not depend on whose it is.
-- kind: declared (a project's own), computed, judged, own, undeclared (see
--   evaluation_department_answer).
-- scheme: what its subject is evaluated by; scoring: the scoring that the row itself names.
-- points_whole: the weight that judged_points and declared_points are out of; not the row's own
--   weight where a department's scheme changed that.
-- measure_part / measure_whole: of a computed row, the exact quotient behind actual.
-- answered_by: where the value was read: self_evaluation, progress, children or facts; NULL where
--   nothing was. measure_state: of a computed row, the state of evaluation_measure.
-- placed: what the scheme changed of the row, as findings; target_read_as_percent where a target in
--   per cent was written as a share. A project's declared row under the code
--   of a row that its scheme computes is not scored; the computed row says so.
SELECT
  a.fiscal_year, 'project' AS subject, a.project_code AS subject_code, a.indicator_code,
  'declared' AS kind, s.scheme, a.indicator_name, CAST(NULL AS VARCHAR) AS name_en,
  a.level1, a.level2, a.direction, a.unit_of_measure, a.weight, a.weight AS points_whole,
  a.target, a.target_high, a.target_date, a.scoring, a.answered_by, a.actual, a.actual_date,
  CAST(NULL AS DECIMAL(26,6)) AS numerator, CAST(NULL AS DECIMAL(26,6)) AS denominator,
  CAST(NULL AS DECIMAL(38,0)) AS measure_part, CAST(NULL AS DECIMAL(38,0)) AS measure_whole,
  CAST(NULL AS VARCHAR) AS measure_state,
  a.tier, a.tier_share, a.judged_points, a.points_outside, a.declared_points, a.reason, a.measure,
  CAST(NULL AS VARCHAR) AS measure_clause,
  CASE WHEN a.target_times > 1 THEN 'target_read_as_percent' END AS placed,
  a.source_file, a.source_sheet, a.source_row
FROM evaluation_answer a
JOIN evaluation_scheme s ON s.fiscal_year = a.fiscal_year AND s.project_code = a.project_code
LEFT JOIN evaluation_measure m ON m.fiscal_year = a.fiscal_year AND m.subject = 'project'
  AND m.subject_code = a.project_code AND m.indicator_code = a.indicator_code
WHERE m.indicator_code IS NULL
UNION ALL
SELECT
  m.fiscal_year, m.subject, m.subject_code, m.indicator_code, 'computed', m.scheme, m.name_zh,
  m.name_en, m.level1, m.level2, m.direction, NULL, m.weight, m.weight,
  m.target, NULL, NULL, m.scoring, CASE WHEN m.state = 'computed' THEN 'facts' END, m.value, NULL,
  m.numerator, m.denominator, m.measure_part, m.measure_whole, m.state,
  NULL, NULL, NULL, FALSE, m.declared_points, m.reason, m.measure,
  m.clause, m.placed, m.source_file, m.source_sheet, m.source_row
FROM evaluation_measure m
UNION ALL
SELECT
  d.fiscal_year, 'department', d.department_code, d.indicator_code, d.kind, d.scheme,
  d.indicator_name, d.name_en, d.level1, d.level2, d.direction, d.unit_of_measure, d.weight,
  d.points_whole, d.target, d.target_high, d.target_date, d.scoring,
  CASE WHEN d.answered THEN 'self_evaluation' END, d.actual, d.actual_date,
  NULL, NULL, NULL, NULL, NULL,
  d.tier, d.tier_share, d.judged_points, d.points_outside, d.declared_points, d.reason, d.measure,
  d.clause, d.placed, d.source_file, d.source_sheet, d.source_row
FROM evaluation_department_answer d
