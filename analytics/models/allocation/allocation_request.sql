-- allocation_request · 下年申请及其本年基数
-- grain: fiscal_year, project_code, fund_source
-- inputs: staging_request, run_setting, monitoring_project, monitoring_fund, evaluation_project,
--   staging_project, staging_approval, policy, policy_grade
--
-- Next year's requests with this year's budget of the fund and score of the project each continues;
--   fiscal_year is the year asked for.
-- continues: the project named as continued is among this year's projects; else a request that
--   names none is new, and one that names an unknown code (mistyped, or not among this year's
--   projects) is not.
-- base_amount: what the request's own fund has this year in the project it continues, whatever is
--   requested; NULL where that is nothing or less. Several requests that continue one fund of one
--   project share it alike, the odd fen to the first by project code: what they ask for moves no
--   base. What a fund has that nobody asks for again stays with that fund.
-- fund_without_budget: the project is continued, but not this fund.
-- findings: previous_unknown as above; fund_without_budget; fund_shared where the base is shared;
--   budget_as_listed where it is the list's, no money being reported; not_approved where this
--   year's goals of the continued project were returned or rejected; why it was not evaluated
--   (evaluation_basis); comma-joined.
-- score: of the continued project, by policy.allocation_score the re-evaluation where finance made
--   one, else what its grade is given for (evaluation_project.score); grade: the score's own.
WITH asked AS (
  SELECT
    q.fiscal_year, q.project_code, q.fund_source, q.project_name, q.unit_code, q.requested_amount,
    coalesce(q.floor_amount, 0) AS floor_amount,
    q.previous_project_code, m.project_code AS continued_code,
    m.department_code AS continued_department,
    CASE WHEN f.budget_amount > 0
      THEN hundredths(f.budget_amount) END AS fund_fen,
    coalesce(f.budget_amount > 0 AND f.as_listed, FALSE) AS as_listed,
    CASE WHEN p.allocation_score = 're_evaluation' THEN coalesce(e.re_score, e.score)
      ELSE e.score END AS score,
    e.not_evaluated_reason,
    q.previous_project_code IS NOT NULL AND m.project_code IS NULL AS previous_unknown,
    coalesce(d.decision IN ('returned', 'rejected'), FALSE) AS not_approved,
    coalesce(n.project_type, o.project_type) AS project_type,
    coalesce(n.statutory, o.statutory, FALSE) AS statutory
  FROM staging_request q
  JOIN run_setting r ON r.allocation_year = q.fiscal_year
  CROSS JOIN policy p
  LEFT JOIN monitoring_project m ON m.fiscal_year = r.fiscal_year AND m.period = r.through_period
    AND m.project_code = q.previous_project_code
  LEFT JOIN monitoring_fund f ON f.project_code = m.project_code AND f.fund_source = q.fund_source
  LEFT JOIN evaluation_project e ON e.fiscal_year = r.fiscal_year
    AND e.project_code = q.previous_project_code
  LEFT JOIN staging_project o ON o.fiscal_year = r.fiscal_year
    AND o.project_code = q.previous_project_code
  LEFT JOIN staging_approval d ON d.fiscal_year = r.fiscal_year
    AND d.project_code = q.previous_project_code
  LEFT JOIN staging_project n ON n.fiscal_year = q.fiscal_year AND n.project_code = q.project_code
),
placed AS (
  SELECT
    a.*,
    count(*) OVER (PARTITION BY a.continued_code, a.fund_source) AS sharers,
    row_number() OVER (PARTITION BY a.continued_code, a.fund_source
      ORDER BY a.project_code) AS place
  FROM asked a
),
based AS (
  SELECT
    p.*,
    half_up(p.fund_fen - mod(p.fund_fen, p.sharers), p.sharers)
      + CASE WHEN p.place <= mod(p.fund_fen, p.sharers) THEN 1 ELSE 0 END AS base_fen
  FROM placed p
)
SELECT
  b.fiscal_year, b.project_code, b.fund_source, b.project_name, b.previous_project_code,
  b.unit_code, b.continued_department,
  b.continued_code IS NOT NULL AS continues,
  CAST(CAST(b.base_fen AS DECIMAL(38,0)) * 0.01 AS DECIMAL(18,2)) AS base_amount,
  b.requested_amount, b.floor_amount, b.project_type, b.statutory,
  CAST(b.score AS DECIMAL(9,2)) AS score,
  g.grade, b.previous_unknown,
  b.continued_code IS NOT NULL AND b.fund_fen IS NULL AS fund_without_budget,
  nullif(concat_ws(',', CASE WHEN b.previous_unknown THEN 'previous_unknown' END,
    CASE WHEN b.continued_code IS NOT NULL AND b.fund_fen IS NULL
      THEN 'fund_without_budget' END,
    CASE WHEN b.fund_fen IS NOT NULL AND b.sharers > 1 THEN 'fund_shared' END,
    CASE WHEN b.as_listed THEN 'budget_as_listed' END,
    CASE WHEN b.not_approved THEN 'not_approved' END,
    b.not_evaluated_reason), '') AS findings
FROM based b
LEFT JOIN policy_grade g ON b.score >= g.from_score AND b.score < g.below_score
