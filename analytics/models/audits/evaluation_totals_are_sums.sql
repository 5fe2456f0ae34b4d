-- evaluation_totals_are_sums · 总分等于各行得分之和
-- A project's raw total is the sum of its rounded rows, and no rows are without a project; its
-- total is that, or the cap where that is lower, and never above 100, less what the policy takes
-- off and finance found, with finance's bonus; where there is none, or by policy, finance's
-- re-evaluation is the score, or the reason why there is none is given. A score within the scale
-- has its grade. A veto's cap is the one that was applied.
SELECT coalesce(p.project_code, r.project_code) AS project_code, p.raw_total, r.points,
       p.cap_applied, p.total, p.grade
FROM evaluation_project p
CROSS JOIN policy
FULL OUTER JOIN (SELECT fiscal_year, project_code, sum(points) AS points FROM evaluation_indicator
  GROUP BY fiscal_year, project_code) r
  ON r.fiscal_year = p.fiscal_year AND r.project_code = p.project_code
WHERE p.raw_total IS DISTINCT FROM r.points
   OR abs(p.total - least(greatest(least(coalesce(p.cap_applied, p.raw_total), 100)
     - coalesce(p.deduction_points, 0) - coalesce(p.found_deduction_points, 0), 0)
     + coalesce(p.bonus_points, 0), coalesce(p.cap_applied, 100)))
     > CASE policy.total_decimals WHEN 0 THEN 0.99 WHEN 1 THEN 0.09 ELSE 0 END
   OR p.cap_applied > p.raw_total
   OR p.veto_cap_applied <> coalesce(p.cap_applied, -1)
   OR (p.score IS NULL) <> (p.not_evaluated_reason IS NOT NULL)
   OR p.score <> CASE WHEN policy.re_evaluation = 'replaces' THEN coalesce(p.re_score, p.total)
     ELSE coalesce(p.total, p.re_score) END
   OR (p.score IS NOT NULL AND p.grade IS NULL
     AND (SELECT min(from_score) FROM policy_grade) <= p.score)
