-- evaluation_points_within_weight · 得分在 0 和权重之间
-- Points lie between 0 and the weight, to the rounding, and every row names its rule and clause;
-- only indicators of projects that are not evaluated have no points, which is not 0.
SELECT i.project_code, i.indicator_code, i.weight, i.points, i.rule, i.clause
FROM evaluation_indicator i
CROSS JOIN policy p
JOIN evaluation_project e ON e.fiscal_year = i.fiscal_year AND e.project_code = i.project_code
WHERE (i.points IS NULL) <> (e.total IS NULL AND i.level1 <> 'execution')
  OR i.points < 0
  OR i.points > i.weight + CASE p.rounding_decimals WHEN 0 THEN 0.5 WHEN 1 THEN 0.05 ELSE 0.005 END
   OR i.rule IS NULL OR i.clause IS NULL
