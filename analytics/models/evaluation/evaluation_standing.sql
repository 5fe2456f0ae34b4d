-- evaluation_standing · 去掉一个项目后的部门总分
-- grain: fiscal_year, department_code, left_out?
-- inputs: evaluation_project, evaluation_framework, evaluation_share, policy
--
-- A department's total as it is (left_out NULL) and as it would be with any one of its projects
--   left out.
-- project_part: mean of the scores of the evaluated projects weighted by adjusted budget (each
--   alike where all budgets are 0, or by policy.department_blend): exact sums, one division. One
--   that is not evaluated has no part.
-- framework_part: 100 × points ÷ weights of the applicable rows, at most 100, which rows that are
--   each rounded up may pass, and at most the cap of an unmet veto row; 0 for a department that
--   sent no facts while another did. Where nobody sent any, all stand on their projects alone
--   (framework_share 0); a department without graded projects stands on the framework alone
--   (framework_share 1).
-- total: (1 − framework_share) × project_part + framework_share × framework_part, from the rounded
--   parts, so that a reader can redo it.
-- The project left out takes its budget with it. A department's only project can't be left out.
-- Projects whose unit no list has (department `-`) are no department's: they have no total here.
WITH graded AS (
  SELECT fiscal_year, department_code, project_code, hundredths(score) AS hundredths,
    CASE WHEN policy.department_blend = 'budget_weighted' AND sum(greatest(budget_amount, 0))
        OVER (PARTITION BY fiscal_year, department_code) > 0
      THEN hundredths(greatest(coalesce(budget_amount, 0), 0)) ELSE 1 END AS budget
  FROM evaluation_project
  CROSS JOIN policy
  WHERE score IS NOT NULL AND department_code <> '-'
),
sums AS (
  SELECT fiscal_year, department_code, sum(budget) AS budget, sum(budget * hundredths) AS weighted
  FROM graded
  GROUP BY fiscal_year, department_code
),
framework AS (
  SELECT fiscal_year, department_code,
    hundredths(sum(points)) AS hundredths,
    millionths(sum(weight)) AS weight_m
  FROM evaluation_framework
  WHERE points IS NOT NULL
  GROUP BY fiscal_year, department_code
),
vetoed AS (
  SELECT fiscal_year, subject_code, min(veto_cap) AS cap
  FROM evaluation_share
  WHERE subject = 'department' AND veto_cap IS NOT NULL
  GROUP BY fiscal_year, subject_code
),
departments AS (
  SELECT fiscal_year, department_code FROM sums
  UNION
  SELECT fiscal_year, department_code FROM framework
),
cases AS (
  SELECT d.fiscal_year, d.department_code, CAST(NULL AS VARCHAR) AS left_out, s.weighted, s.budget
  FROM departments d
  LEFT JOIN sums s ON s.fiscal_year = d.fiscal_year AND s.department_code = d.department_code
  UNION ALL
  SELECT g.fiscal_year, g.department_code, g.project_code, s.weighted - g.budget * g.hundredths,
         s.budget - g.budget
  FROM graded g
  JOIN sums s ON s.fiscal_year = g.fiscal_year AND s.department_code = g.department_code
  WHERE s.budget > g.budget
),
fractions AS (
  SELECT
    c.fiscal_year, c.department_code, c.left_out, p.rounding_mode,
    places(p.rounding_decimals) AS places,
    CASE WHEN c.budget > 0 THEN c.weighted END AS project_points, c.budget * 100 AS project_whole,
    CASE WHEN f.weight_m > 0 THEN least(f.hundredths * 1000000, f.weight_m * 100) END
      AS framework_points,
    f.weight_m AS framework_whole, hundredths(v.cap) AS cap,
    CASE WHEN coalesce(f.weight_m, 0) = 0 THEN 0
         WHEN coalesce(c.budget, 0) = 0 THEN 1000000
         ELSE millionths(p.framework_share) END AS share_m
  FROM cases c
  CROSS JOIN policy p
  LEFT JOIN framework f ON f.fiscal_year = c.fiscal_year AND f.department_code = c.department_code
  LEFT JOIN vetoed v ON v.fiscal_year = c.fiscal_year AND v.subject_code = c.department_code
),
capped AS (
  SELECT n.*, n.cap * n.framework_whole < 100 * n.framework_points AS is_capped
  FROM fractions n
),
exact AS (
  SELECT
    c.*, c.project_points * c.places AS project_exact,
    CASE WHEN c.is_capped THEN c.cap ELSE c.framework_points END * c.places AS framework_exact,
    CASE WHEN c.is_capped THEN 100 ELSE c.framework_whole END AS framework_over
  FROM capped c
),
nearest AS (
  SELECT
    e.*, half_up(e.project_exact, e.project_whole) AS project_nearest,
    half_up(e.framework_exact, e.framework_over) AS framework_nearest
  FROM exact e
),
parts AS (
  SELECT
    n.*,
    rounded(n.project_exact, n.project_whole, n.rounding_mode, n.project_nearest) AS project_part,
    rounded(n.framework_exact, n.framework_over, n.rounding_mode, n.framework_nearest)
      AS framework_part
  FROM nearest n
),
blended AS (
  SELECT
    p.*,
    coalesce(p.project_part, 0) * (1000000 - p.share_m)
      + coalesce(p.framework_part, 0) * p.share_m AS part
  FROM parts p
)
SELECT
  b.fiscal_year, b.department_code, b.left_out,
  points_of(b.project_part, b.places) AS project_part,
  points_of(b.framework_part, b.places) AS framework_part,
  CASE WHEN b.is_capped THEN points_of(b.framework_part, b.places) END AS framework_cap_applied,
  CAST(b.share_m * 0.000001 AS DECIMAL(18,6)) AS framework_share,
  points_of(rounded(b.part, 1000000, b.rounding_mode, b.nearest), b.places) AS total
FROM (SELECT blended.*, half_up(part, 1000000) AS nearest FROM blended) b
