-- allocation_range · 申请可安排的区间
-- grain: fiscal_year, project_code, fund_source
-- inputs: staging_organisation, allocation_request, policy, policy_application
-- must hold: allocation_bases_add_up, allocation_ranges_ordered
--
-- What the scores, the policy and the protections permit each request to get next year; fiscal_year
--   is the year asked for.
-- rule: the line of policy_application: the continued project's grade, `not_evaluated` where it has
--   none, `ungraded` where its code is unknown, `new` where nothing is continued. A fund without a
--   budget of a graded project goes by policy.fund_without_budget_rule: as `new`, or by the
--   project's `grade`. One of a project that was not evaluated stays `not_evaluated`: it may not
--   rise through a fund it does not have.
-- The factors apply to base_amount, to the request where there is none; so do the protected shares.
--   A project that was not evaluated has its factors of nothing where the fund has no budget.
-- floor: the greatest of the declared floor, the statutory share and the staff share, never above
--   the request.
-- low: the greater of floor and low factor, never above the request. high: high factor, never above
--   the request, never below low.
WITH named AS (
  SELECT unit_code, department_code
  FROM (SELECT o.*, max(o.fiscal_year) OVER (PARTITION BY o.unit_code) AS latest_year
    FROM staging_organisation o) known
  WHERE fiscal_year = latest_year
),
ruled AS (
  SELECT
    q.*,
    coalesce(q.base_amount, q.requested_amount) AS protected_basis,
    CASE WHEN q.fund_without_budget AND q.grade IS NULL THEN 0
      ELSE coalesce(q.base_amount, q.requested_amount) END AS basis_amount,
    CASE WHEN q.previous_unknown THEN 'ungraded'
      WHEN NOT q.continues THEN 'new'
      WHEN q.fund_without_budget AND q.grade IS NOT NULL AND p.fund_without_budget_rule = 'new'
        THEN 'new'
      ELSE coalesce(q.grade, 'not_evaluated') END AS rule
  FROM allocation_request q
  CROSS JOIN policy p
),
measured AS (
  SELECT
    r.*, a.clause,
    money_part(r.basis_amount, coalesce(a.low_factor, 0)) AS low_by_factor,
    money_part(r.basis_amount, coalesce(a.high_factor, 1)) AS high_by_factor,
    least(r.requested_amount, greatest(
      r.floor_amount,
      CASE WHEN r.statutory THEN money_part(r.protected_basis, p.statutory_floor_share) ELSE 0 END,
      CASE WHEN r.project_type = 'staff' THEN money_part(r.protected_basis, p.staff_floor_share)
        ELSE 0 END
    )) AS floor_by_rule
  FROM ruled r
  CROSS JOIN policy p
  LEFT JOIN policy_application a ON a.grade = r.rule
)
SELECT
  m.fiscal_year, m.project_code, m.fund_source, m.project_name, m.previous_project_code,
  coalesce(m.continued_department, n.department_code) AS department_code, m.unit_code,
  m.base_amount, m.requested_amount, m.score, m.grade,
  CAST(m.floor_by_rule AS DECIMAL(18,2)) AS floor_amount,
  CAST(least(m.requested_amount, greatest(m.floor_by_rule,
    m.low_by_factor)) AS DECIMAL(18,2)) AS low_amount,
  CAST(greatest(least(m.requested_amount, m.high_by_factor),
    least(m.requested_amount, greatest(m.floor_by_rule,
    m.low_by_factor))) AS DECIMAL(18,2)) AS high_amount,
  m.rule, m.clause, m.findings
FROM measured m
LEFT JOIN named n ON n.unit_code = m.unit_code
