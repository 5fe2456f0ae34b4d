-- evaluation_scoring · 每个指标按哪种办法计分
-- grain: fiscal_year, subject, subject_code, indicator_code
-- inputs: evaluation_row, policy_scoring_name, policy_scoring_rule, policy_scoring_direction
--
-- The scoring of the policy that each weighted quantitative indicator is scored by: the one that
--   its declaration names, else that of the first rule that fits it; NULL leaves it to the
--   settings. A row that a scheme computes, a fraction, is reached by that scheme's rules only: the
--   others are in the units of declared targets.
-- rule_clause: the clause of that rule.
-- unknown: the declaration names a scoring that the policy does not have. unsuited: the scoring
--   can't score the indicator's direction. Either way the settings decide, and the row says so.
WITH asked AS (
  SELECT
    a.fiscal_year, a.subject, a.subject_code, a.indicator_code, a.direction, a.level1, a.level2,
    nullif(trim(a.scoring), '') AS asked, n.scoring AS named, a.scheme, a.kind
  FROM evaluation_row a
  LEFT JOIN policy_scoring_name n ON n.name = trim(a.scoring)
  WHERE a.direction <> 'qualitative' AND a.weight > 0
),
fitting AS (
  SELECT
    q.fiscal_year, q.subject, q.subject_code, q.indicator_code, r.scoring, r.clause,
    row_number() OVER (PARTITION BY q.fiscal_year, q.subject, q.subject_code, q.indicator_code
      ORDER BY r.place) AS place
  FROM asked q
  JOIN policy_scoring_rule r
    ON (r.scheme = q.scheme OR (r.scheme IS NULL AND q.kind <> 'computed'))
    AND (r.direction IS NULL OR r.direction = q.direction)
    AND (r.level1 IS NULL OR r.level1 = q.level1)
    AND (r.level2 IS NULL OR r.level2 = q.level2)
)
SELECT
  q.fiscal_year, q.subject, q.subject_code, q.indicator_code,
  CASE WHEN d.direction IS NOT NULL THEN coalesce(q.named, f.scoring) END AS scoring,
  CASE WHEN d.direction IS NOT NULL AND q.named IS NULL THEN f.clause END AS rule_clause,
  q.asked IS NOT NULL AND q.named IS NULL AS unknown,
  coalesce(q.named, f.scoring) IS NOT NULL AND d.direction IS NULL AS unsuited
FROM asked q
LEFT JOIN fitting f ON f.fiscal_year = q.fiscal_year AND f.subject = q.subject
  AND f.subject_code = q.subject_code AND f.indicator_code = q.indicator_code AND f.place = 1
LEFT JOIN policy_scoring_direction d ON d.scoring = coalesce(q.named, f.scoring)
  AND d.direction = q.direction
