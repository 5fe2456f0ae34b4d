-- allocation_request: next year's requests with this year's budget and score of the project each
--   continues.
-- Grain: fiscal_year (the year asked for), project_code, fund_source.
-- Inputs: run_setting, staging_request, monitoring_project (this year's adjusted budget at the
--   run's last period), evaluation_project, staging_project,
--   staging_approval, policy_grade.
-- continues: the project named as continued is among this year's projects; else a request that
--   names none is new, and one that names an unknown
--   code (mistyped, or not among this year's projects) is not.
-- base_amount: the continued project's adjusted budget, shared over all requests that continue it
--   in proportion to what they ask for (alike where
--   all ask for 0); cumulative rounding by project and fund source, so that the shares add up to
--   the budget to the fen.
-- findings: previous_unknown as above; not_approved where this year's goals of the continued
--   project were returned or rejected; comma-joined.
-- score: the re-evaluation score where finance made one, else the total; grade by the policy's
--   grades.
-- Must hold: base_amount of the requests that continue a project adds to its budget.
WITH asked AS (
  SELECT
    q.fiscal_year, q.project_code, q.fund_source, q.project_name, q.unit_code, q.requested_amount,
    coalesce(q.floor_amount, 0) AS floor_amount,
    q.previous_project_code, m.project_code AS continued_code,
    m.department_code AS continued_department,
    CAST(CAST(greatest(coalesce(m.budget_amount, 0), 0) AS DECIMAL(38,2))
      * 100 AS DECIMAL(38,0)) AS budget_fen,
    coalesce(e.re_score, e.total) AS score,
    q.previous_project_code IS NOT NULL AND m.project_code IS NULL AS previous_unknown,
    coalesce(d.decision IN ('returned', 'rejected'), FALSE) AS not_approved,
    coalesce(n.project_type, o.project_type) AS project_type,
    coalesce(n.statutory, o.statutory, FALSE) AS statutory
  FROM staging_request q
  JOIN run_setting r ON r.allocation_year = q.fiscal_year
  LEFT JOIN monitoring_project m ON m.fiscal_year = r.fiscal_year AND m.period = r.through_period
    AND m.project_code = q.previous_project_code
  LEFT JOIN evaluation_project e ON e.fiscal_year = r.fiscal_year
    AND e.project_code = q.previous_project_code
  LEFT JOIN staging_project o ON o.fiscal_year = r.fiscal_year
    AND o.project_code = q.previous_project_code
  LEFT JOIN staging_approval d ON d.fiscal_year = r.fiscal_year
    AND d.project_code = q.previous_project_code
  LEFT JOIN staging_project n ON n.fiscal_year = q.fiscal_year AND n.project_code = q.project_code
),
weighed AS (
  SELECT
    a.*,
    CASE WHEN sum(a.requested_amount) OVER (PARTITION BY a.fiscal_year, a.continued_code) > 0
      THEN CAST(CAST(a.requested_amount AS DECIMAL(38,2)) * 100 AS DECIMAL(38,0))
        ELSE 1 END AS weight
  FROM asked a
),
placed AS (
  SELECT
    w.*,
    sum(w.weight) OVER (PARTITION BY w.fiscal_year, w.continued_code) AS whole,
    sum(w.weight) OVER (PARTITION BY w.fiscal_year, w.continued_code ORDER BY w.project_code,
      w.fund_source
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS upto
  FROM weighed w
),
divided AS (
  SELECT
    p.*,
    mod(p.budget_fen * p.upto, p.whole) AS upto_rest,
    mod(p.budget_fen * (p.upto - p.weight), p.whole) AS before_rest
  FROM placed p
),
based AS (
  SELECT
    d.*,
    CAST(round(CAST(d.budget_fen * d.upto
      - d.upto_rest AS DOUBLE) / CAST(d.whole AS DOUBLE)) AS DECIMAL(38,0))
      + CASE WHEN 2 * d.upto_rest >= d.whole THEN 1 ELSE 0 END
      - CAST(round(CAST(d.budget_fen * (d.upto - d.weight)
        - d.before_rest AS DOUBLE) / CAST(d.whole AS DOUBLE)) AS DECIMAL(38,0))
      - CASE WHEN 2 * d.before_rest >= d.whole THEN 1 ELSE 0 END AS base_fen
  FROM divided d
)
SELECT
  b.fiscal_year, b.project_code, b.fund_source, b.project_name, b.previous_project_code,
  b.unit_code, b.continued_department,
  b.continued_code IS NOT NULL AS continues,
  CASE WHEN b.continued_code IS NOT NULL
    THEN CAST(CAST(b.base_fen AS DECIMAL(38,0)) * 0.01 AS DECIMAL(18,2)) END AS base_amount,
  b.requested_amount, b.floor_amount, b.project_type, b.statutory,
  CAST(b.score AS DECIMAL(9,2)) AS score,
  g.grade, b.previous_unknown,
  nullif(concat_ws(',', CASE WHEN b.previous_unknown THEN 'previous_unknown' END,
    CASE WHEN b.not_approved THEN 'not_approved' END), '') AS findings
FROM based b
LEFT JOIN policy_grade g ON CASE WHEN b.score > 100 THEN 100 ELSE b.score END >= g.from_score
  AND CASE WHEN b.score > 100 THEN 100 ELSE b.score END < g.below_score
