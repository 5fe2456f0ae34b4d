-- evaluation_framework_points · 整体指标得分在 0 和权重之间
-- Framework points lie between 0 and the weight, to the rounding; only a measure with a denominator
-- of 0 has none.
SELECT f.department_code, f.framework_code, f.weight, f.points
FROM evaluation_framework f
CROSS JOIN policy p
WHERE f.points < 0 OR f.points > f.weight + CASE p.rounding_decimals WHEN 0 THEN 0.5
  WHEN 1 THEN 0.05 ELSE 0.005 END
   OR (f.points IS NULL AND coalesce(f.denominator, 1) <> 0)
