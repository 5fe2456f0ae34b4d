-- evaluation_department_answer · 部门整体评定的和自有的指标
-- grain: fiscal_year, department_code, indicator_code
-- inputs: evaluation_department_scheme, policy_measure, policy_department_level,
--   staging_department_indicator, staging_department_evaluation, policy
--
-- The rows of a whole department that no formula computes, with their year-end results: those its
--   scheme has judged, those it declares itself in levels where the scheme leaves it points, and
--   one row for the points of each level that it declares nothing for.
-- kind: judged, own, undeclared.
-- weight: the scheme's where it judges the row. A department's own rows share what their level
--   leaves them: where they claim more, in proportion; in a level outside the scheme, nothing.
--   What they do not claim is the undeclared row, so that leaving rows out earns no more.
-- placed: what was changed so: weights_off_scheme, level_outside_scheme; judged_by_scheme where a
--   row that the scheme has judged is given a figure or a day, which judges nothing;
--   target_read_as_percent as in evaluation_row.
-- points_whole: the weight that the row was declared with, which its own points are out of; the
--   scheme's where none was written.
-- answered, judged_points, points_outside, actual, target: as in evaluation_answer.
WITH declared AS (
  SELECT i.*, s.scheme
  FROM staging_department_indicator i
  JOIN evaluation_department_scheme s ON s.fiscal_year = i.fiscal_year
    AND s.department_code = i.department_code
),
own AS (
  SELECT d.*
  FROM declared d
  LEFT JOIN policy_measure w ON w.scheme = d.scheme AND w.code = d.indicator_code
  WHERE w.code IS NULL
),
claimed AS (
  SELECT fiscal_year, department_code, level1, sum(weight) AS weight
  FROM own
  GROUP BY fiscal_year, department_code, level1
),
brought AS (
  SELECT scheme, level1, sum(weight) AS weight
  FROM policy_measure
  GROUP BY scheme, level1
),
room AS (
  SELECT s.fiscal_year, s.department_code, s.scheme, l.level1,
    l.weight - coalesce(b.weight, 0) AS weight, coalesce(c.weight, 0) AS claimed
  FROM evaluation_department_scheme s
  JOIN policy_department_level l ON l.scheme = s.scheme
  LEFT JOIN brought b ON b.scheme = l.scheme AND b.level1 = l.level1
  LEFT JOIN claimed c ON c.fiscal_year = s.fiscal_year AND c.department_code = s.department_code
    AND c.level1 = l.level1
),
listed AS (
  SELECT s.fiscal_year, s.department_code, s.scheme, w.code AS indicator_code, 'judged' AS kind,
    w.name_zh AS indicator_name, w.name_en, w.level1, w.level2, 'qualitative' AS direction,
    NULL AS unit_of_measure, w.weight,
    coalesce(nullif(d.weight, 0), w.weight) AS points_whole,
    CASE WHEN d.weight <> w.weight THEN 'weights_off_scheme' END AS placed,
    NULL AS target_value, NULL AS target_high, NULL AS target_date, NULL AS scoring, w.clause,
    d.source_file, d.source_sheet, d.source_row
  FROM evaluation_department_scheme s
  JOIN policy_measure w ON w.scheme = s.scheme AND w.formula = 'judged'
  LEFT JOIN declared d ON d.fiscal_year = s.fiscal_year AND d.department_code = s.department_code
    AND d.indicator_code = w.code
  UNION ALL
  SELECT o.fiscal_year, o.department_code, o.scheme, o.indicator_code, 'own', o.indicator_name,
    o.indicator_name, o.level1, o.level2, o.direction, o.unit_of_measure,
    CASE WHEN m.level1 IS NULL THEN 0
      WHEN m.claimed > m.weight
        THEN rate(millionths(o.weight) * millionths(m.weight), millionths(m.claimed) * 1000000)
      ELSE o.weight END,
    o.weight,
    CASE WHEN m.level1 IS NULL THEN 'level_outside_scheme'
      WHEN m.claimed <> m.weight THEN 'weights_off_scheme' END,
    o.target_value, o.target_high, o.target_date, o.scoring, NULL,
    o.source_file, o.source_sheet, o.source_row
  FROM own o
  LEFT JOIN room m ON m.fiscal_year = o.fiscal_year AND m.department_code = o.department_code
    AND m.level1 = o.level1
  UNION ALL
  SELECT fiscal_year, department_code, scheme, concat('UNDECLARED-', level1), 'undeclared',
    '没有申报指标的分值', 'Points for which no row is declared', level1, NULL, 'qualitative', NULL,
    weight - claimed, weight - claimed, 'weights_off_scheme',
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM room
  WHERE weight > claimed
)
SELECT
  l.fiscal_year, l.department_code, l.scheme, l.indicator_code, l.kind, l.indicator_name,
  l.name_en, l.level1, l.level2, l.direction, l.unit_of_measure,
  CAST(l.weight AS DECIMAL(18,6)) AS weight,
  CAST(l.points_whole AS DECIMAL(18,6)) AS points_whole,
  nullif(concat_ws(',', l.placed, CASE WHEN l.kind = 'judged'
    AND (e.actual_value IS NOT NULL OR e.actual_date IS NOT NULL) THEN 'judged_by_scheme' END,
    CASE WHEN share_times(l.may_be_share, l.target_value, l.target_high,
      e.actual_value) > 1 THEN 'target_read_as_percent' END), '') AS placed,
  CAST(CASE WHEN l.direction = 'by' THEN day_number(l.target_date)
    ELSE l.target_value * share_times(l.may_be_share, l.target_value, l.target_high,
      e.actual_value) END AS DECIMAL(18,6)) AS target,
  CAST(l.target_high * share_times(l.may_be_share, l.target_value, l.target_high,
    e.actual_value) AS DECIMAL(18,6)) AS target_high, l.target_date, l.scoring, l.clause,
  CASE l.direction
    WHEN 'qualitative' THEN e.tier IS NOT NULL OR e.tier_share IS NOT NULL
      OR (p.judged_points = 'judgement' AND l.points_whole > 0
        AND e.declared_points BETWEEN 0 AND l.points_whole)
    WHEN 'by' THEN e.actual_date IS NOT NULL
    ELSE e.actual_value IS NOT NULL END AS answered,
  CAST(CASE l.direction WHEN 'qualitative' THEN NULL WHEN 'by' THEN day_number(e.actual_date)
    ELSE e.actual_value END AS DECIMAL(18,6)) AS actual,
  CASE WHEN l.direction = 'by' THEN e.actual_date END AS actual_date,
  e.tier, e.tier_share,
  CASE WHEN l.direction = 'qualitative' AND p.judged_points = 'judgement'
    AND e.tier_share IS NULL AND l.points_whole > 0
    AND e.declared_points BETWEEN 0 AND l.points_whole
    THEN e.declared_points END AS judged_points,
  coalesce(l.direction = 'qualitative' AND p.judged_points = 'judgement'
    AND l.points_whole > 0 AND NOT e.declared_points BETWEEN 0 AND l.points_whole, FALSE)
    AS points_outside,
  e.declared_points, e.reason, e.measure,
  coalesce(e.source_file, l.source_file) AS source_file,
  CASE WHEN e.source_file IS NULL THEN l.source_sheet ELSE e.source_sheet END AS source_sheet,
  CASE WHEN e.source_file IS NULL THEN l.source_row ELSE e.source_row END AS source_row
FROM (
  SELECT listed.*, may_be_share(direction, unit_of_measure, target_value, target_high)
    AS may_be_share
  FROM listed
) l
CROSS JOIN policy p
LEFT JOIN staging_department_evaluation e ON e.fiscal_year = l.fiscal_year
  AND e.department_code = l.department_code AND e.indicator_code = l.indicator_code
