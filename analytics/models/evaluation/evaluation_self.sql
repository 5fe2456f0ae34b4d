-- evaluation_self · 单位自己的评分
-- grain: fiscal_year, project_code
-- inputs: staging_self_evaluation, evaluation_indicator
--
-- What each self-evaluation gives its project in all, and what keeps it from being a score.
-- self_score: the form's own total line, or the sum of its own points where that line is the sum
--   rounded or is not there; NULL where it is partial or outside. Points of rows that are none of
--   the project's count in neither.
-- partial: there is no total line, and of the weighted rows some have own points and some none.
-- compared_gap: own points less the rule's, over the rows that have both.
-- outside: a row gives itself less than 0 or more than it weighs, or the form in all more than the
--   project's rows weigh and more than 100.
-- unknown: rows of no indicator of the project, nor of its scheme, execution rate or total: goals
--   that were changed after the form was taken in. unmatched: own points for execution under a code
--   that the policy does not score; they count in the form's total only.
WITH told AS (
  SELECT
    s.fiscal_year, s.project_code, s.declared_points,
    CASE WHEN s.indicator_code = 'TOTAL' THEN 'total'
      WHEN i.indicator_code IS NOT NULL THEN 'row'
      WHEN s.indicator_code = 'EXECUTION' OR strpos(s.indicator_code, 'EXECUTION:') = 1
        THEN 'execution'
      ELSE 'unknown' END AS place
  FROM staging_self_evaluation s
  LEFT JOIN evaluation_indicator i ON i.fiscal_year = s.fiscal_year
    AND i.project_code = s.project_code AND i.indicator_code = s.indicator_code
),
form AS (
  SELECT
    fiscal_year, project_code,
    max(CASE WHEN place = 'total' THEN declared_points END) AS stated,
    sum(CASE WHEN place IN ('row', 'execution') THEN declared_points END) AS summed,
    sum(CASE WHEN place = 'unknown' THEN declared_points END) AS strange,
    max(CASE WHEN place = 'unknown' THEN 1 ELSE 0 END) = 1 AS unknown,
    max(CASE WHEN place = 'execution' AND declared_points IS NOT NULL THEN 1 ELSE 0 END) = 1
      AS unmatched
  FROM told
  GROUP BY fiscal_year, project_code
),
totalled AS (
  SELECT
    form.*,
    CASE WHEN is_rounded_sum(stated, summed + coalesce(strange, 0))
      THEN summed ELSE coalesce(stated - coalesce(strange, 0), summed) END AS points
  FROM form
),
weighed AS (
  SELECT
    fiscal_year, project_code,
    sum(weight) AS weight,
    sum(gap) AS compared_gap,
    sum(CASE WHEN weight > 0 AND declared_points IS NULL AND level1 = 'execution' THEN 1 ELSE 0 END)
      AS silent_execution,
    sum(CASE WHEN weight > 0 AND declared_points IS NULL AND level1 <> 'execution' THEN 1
      ELSE 0 END) AS silent,
    max(CASE WHEN declared_points < 0 OR declared_points > weight THEN 1 ELSE 0 END) = 1 AS outside
  FROM evaluation_indicator
  GROUP BY fiscal_year, project_code
),
held AS (
  SELECT
    f.fiscal_year, f.project_code, f.unknown, f.unmatched, w.compared_gap,
    f.points,
    f.stated IS NULL AND f.summed IS NOT NULL
      AND (w.silent > 0 OR (w.silent_execution > 0 AND NOT f.unmatched)) AS partial,
    w.outside OR coalesce(f.points > greatest(w.weight, 100), FALSE) AS outside
  FROM totalled f
  JOIN weighed w ON w.fiscal_year = f.fiscal_year AND w.project_code = f.project_code
)
SELECT
  h.fiscal_year, h.project_code,
  CASE WHEN NOT h.partial AND NOT h.outside THEN h.points END AS self_score,
  h.compared_gap, h.partial, h.outside, h.unknown, h.unmatched
FROM held h
