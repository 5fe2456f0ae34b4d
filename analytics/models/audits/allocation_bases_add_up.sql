-- allocation_bases_add_up · 本年预算分到各申请后合计不变
-- This year's budget of a continued project is shared over the requests that continue it to the
-- fen.
SELECT m.project_code, m.budget_amount, q.base_amount
FROM monitoring_project m
JOIN run_setting r ON r.fiscal_year = m.fiscal_year AND r.through_period = m.period
JOIN (SELECT previous_project_code, sum(base_amount) AS base_amount FROM allocation_request
  WHERE continues GROUP BY previous_project_code) q
  ON q.previous_project_code = m.project_code
WHERE q.base_amount <> CASE WHEN m.budget_amount > 0 THEN m.budget_amount ELSE 0 END
