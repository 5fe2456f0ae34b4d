-- evaluation_totals_are_sums · 总分等于各行得分之和
-- A project's raw total is the sum of its rounded rows; its total is that, or the cap where that is
-- lower, and never above 100; a total within the scale has its grade.
SELECT p.project_code, p.raw_total, r.points, p.cap_applied, p.total, p.grade
FROM evaluation_project p
LEFT JOIN (SELECT fiscal_year, project_code, sum(points) AS points FROM evaluation_indicator
  GROUP BY fiscal_year, project_code) r
  ON r.fiscal_year = p.fiscal_year AND r.project_code = p.project_code
WHERE p.raw_total <> r.points OR r.points IS NULL
   OR p.total <> least(coalesce(p.cap_applied, p.raw_total), 100) OR p.cap_applied > p.raw_total
   OR (p.total IS NOT NULL AND p.grade IS NULL
     AND (SELECT min(from_score) FROM policy_grade) <= p.total)
