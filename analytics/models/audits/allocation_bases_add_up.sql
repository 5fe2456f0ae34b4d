-- allocation_bases_add_up · 一个资金来源的本年预算,分到各申请后合计不变
-- The bases of the requests that continue a fund of a project add up to that fund's own budget to
-- the fen; a fund without a budget gives no base, and nothing else has one.
SELECT q.project_code, q.fund_source, q.base_amount, f.budget_amount
FROM (SELECT a.*, sum(a.base_amount) OVER (PARTITION BY a.previous_project_code, a.fund_source)
    AS bases_amount
  FROM allocation_request a) q
LEFT JOIN monitoring_fund f ON q.continues AND f.project_code = q.previous_project_code
  AND f.fund_source = q.fund_source AND f.budget_amount > 0
WHERE (q.base_amount IS NULL AND f.budget_amount IS NOT NULL)
  OR (q.base_amount IS NOT NULL AND q.bases_amount IS DISTINCT FROM f.budget_amount)
