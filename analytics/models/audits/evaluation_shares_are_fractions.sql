-- evaluation_shares_are_fractions · 得分比例是 0 到 1 的真分数
-- Before rounding, a row earns a fraction between 0 and 1 of its weight.
SELECT subject_code, indicator_code, rule, share_part, share_whole
FROM evaluation_share
WHERE share_whole <= 0 OR share_part < 0 OR share_part > share_whole OR completion_whole <= 0
  OR share_part IS NULL OR share_whole IS NULL
UNION ALL
SELECT project_code, indicator_code, rule, share_part, share_whole
FROM evaluation_execution
WHERE share_whole <= 0 OR share_part < 0 OR share_part > share_whole OR rate_whole <= 0
  OR share_part IS NULL OR share_whole IS NULL
