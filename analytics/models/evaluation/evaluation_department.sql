-- evaluation_department · 部门得分和名次
-- grain: fiscal_year, department_code
-- inputs: evaluation_standing, evaluation_project, evaluation_framework, staging_organisation,
--   policy, policy_grade
-- must hold: evaluation_ranks_bounded, evaluation_departments_on_scale
--
-- Each department's total, grade and rank, and how far its rank can be trusted. The row `-` counts
--   the projects whose unit no list has; it is no department, has no total and no rank.
-- rank: 1 is best, over all departments with a total or, by policy.rank_within, over those of the
--   same group; ties share a rank, and what follows a tie is policy.ties'.
-- rank_low, rank_high: the best and the worst rank the data allow. With any one of its projects
--   left out a department's total moves within a range (a jackknife). rank_low sets its highest
--   total against everyone else's lowest, rank_high its lowest against everyone else's highest.
--   Departments whose ranges overlap can't be told apart by these data.
-- findings: framework_not_reported where a department sent none of what others sent of themselves,
--   so that its framework part is 0; level_outside_scheme and weights_off_scheme where its own rows
--   are not placed as its scheme asks; code_of_scheme where one has the code of a computed row;
--   judged_by_scheme where a row to be judged is given a figure;
--   veto_not_met where it has an unmet veto row.
-- framework_cap_applied: what an unmet veto row holds the framework part at, where that is less.
-- self_gap: mean of self-score less total over the projects that have both.
-- pass, failing: NULL where the policy has no such grade.
-- evaluated, evaluated_budget_amount: how much of the department the project part speaks for.
WITH ranges AS (
  SELECT fiscal_year, department_code,
    max(CASE WHEN left_out IS NULL THEN project_part END) AS project_part,
    max(CASE WHEN left_out IS NULL THEN framework_part END) AS framework_part,
    max(CASE WHEN left_out IS NULL THEN framework_share END) AS framework_share,
    max(CASE WHEN left_out IS NULL THEN framework_cap_applied END) AS framework_cap_applied,
    max(CASE WHEN left_out IS NULL THEN total END) AS total,
    min(total) AS lowest,
    max(total) AS highest
  FROM evaluation_standing
  GROUP BY fiscal_year, department_code
),
names AS (
  SELECT fiscal_year, department_code, max(department_name) AS department_name,
         max(department_group) AS department_group
  FROM staging_organisation
  GROUP BY fiscal_year, department_code
),
placed AS (
  -- A department of no known group is compared with the others of none.
  SELECT r.*, coalesce(o.department_group, '') AS peers
  FROM ranges r
  LEFT JOIN names o ON o.fiscal_year = r.fiscal_year AND o.department_code = r.department_code
),
bounds AS (
  SELECT
    a.fiscal_year, a.department_code,
    CASE WHEN p.ties = 'share' THEN 1 + sum(CASE WHEN b.total > a.total THEN 1 ELSE 0 END)
      ELSE 1 + count(DISTINCT CASE WHEN b.total > a.total THEN b.total END) END AS rank,
    CASE WHEN p.ties = 'share' THEN 1 + sum(CASE WHEN b.department_code <> a.department_code
        AND b.lowest > a.highest THEN 1 ELSE 0 END)
      ELSE 1 + max(CASE WHEN b.department_code <> a.department_code AND b.lowest > a.highest THEN 1
        ELSE 0 END) END AS rank_low,
    1 + sum(CASE WHEN b.department_code <> a.department_code AND b.highest > a.lowest THEN 1
      ELSE 0 END) AS rank_high
  FROM placed a
  CROSS JOIN policy p
  JOIN placed b ON b.fiscal_year = a.fiscal_year
    AND (p.rank_within = 'all' OR b.peers = a.peers)
  GROUP BY a.fiscal_year, a.department_code, p.ties
),
counts AS (
  SELECT
    fiscal_year, department_code,
    count(*) AS projects,
    sum(budget_amount) AS budget_amount,
    hundredths(sum(gap)) AS gap_hundredths,
    count(gap) AS gaps,
    sum(CASE WHEN grade = 'excellent' THEN 1 ELSE 0 END) AS excellent,
    sum(CASE WHEN grade = 'good' THEN 1 ELSE 0 END) AS good,
    sum(CASE WHEN grade = 'medium' THEN 1 ELSE 0 END) AS medium,
    sum(CASE WHEN grade = 'poor' THEN 1 ELSE 0 END) AS poor,
    sum(CASE WHEN grade = 'pass' THEN 1 ELSE 0 END) AS pass,
    sum(CASE WHEN grade = 'failing' THEN 1 ELSE 0 END) AS failing,
    sum(CASE WHEN grade IS NULL THEN 1 ELSE 0 END) AS ungraded,
    count(score) AS evaluated,
    sum(CASE WHEN score IS NOT NULL THEN budget_amount END) AS evaluated_budget_amount
  FROM evaluation_project
  GROUP BY fiscal_year, department_code
),
listed AS (
  SELECT fiscal_year, department_code FROM counts
  UNION
  SELECT fiscal_year, department_code FROM ranges
),
told AS (
  SELECT fiscal_year, department_code,
    count(numerator) + count(denominator) + count(completion) + count(declared_points) = 0
      AS silent,
    max(CASE WHEN strpos(finding, 'level_outside_scheme') > 0 THEN 1 ELSE 0 END) AS outside,
    max(CASE WHEN strpos(finding, 'weights_off_scheme') > 0 THEN 1 ELSE 0 END) AS differing,
    max(CASE WHEN strpos(finding, 'veto_not_met') > 0 THEN 1 ELSE 0 END) AS vetoed,
    max(CASE WHEN strpos(finding, 'code_of_scheme') > 0 THEN 1 ELSE 0 END) AS taken_code,
    max(CASE WHEN strpos(finding, 'target_read_as_percent') > 0 THEN 1 ELSE 0 END) AS share_read,
    max(CASE WHEN strpos(finding, 'judged_by_scheme') > 0 THEN 1 ELSE 0 END) AS unread
  FROM evaluation_framework
  GROUP BY fiscal_year, department_code
)
SELECT
  l.fiscal_year, l.department_code,
  coalesce(o.department_name, l.department_code) AS department_name,
  o.department_group AS "group",
  coalesce(n.projects, 0) AS projects,
  coalesce(n.budget_amount, 0) AS budget_amount,
  r.project_part, r.framework_part, coalesce(r.framework_share, 0) AS framework_share, r.total,
  g.grade,
  b.rank, b.rank_low, b.rank_high,
  CASE WHEN n.gaps > 0 THEN points_of(half_up(n.gap_hundredths, n.gaps), 100) END AS self_gap,
  coalesce(n.excellent, 0) AS excellent, coalesce(n.good, 0) AS good,
  coalesce(n.medium, 0) AS medium, coalesce(n.poor, 0) AS poor,
  coalesce(n.ungraded, 0) AS ungraded,
  nullif(concat_ws(',', CASE WHEN q.silent THEN 'framework_not_reported' END,
    CASE WHEN q.outside = 1 THEN 'level_outside_scheme' END,
    CASE WHEN q.differing = 1 THEN 'weights_off_scheme' END,
    CASE WHEN q.taken_code = 1 THEN 'code_of_scheme' END,
    CASE WHEN q.share_read = 1 THEN 'target_read_as_percent' END,
    CASE WHEN q.unread = 1 THEN 'judged_by_scheme' END,
    CASE WHEN q.vetoed = 1 THEN 'veto_not_met' END), '') AS findings,
  coalesce(n.evaluated, 0) AS evaluated,
  coalesce(n.evaluated_budget_amount, 0) AS evaluated_budget_amount,
  CASE WHEN k.pass > 0 THEN coalesce(n.pass, 0) END AS pass,
  CASE WHEN k.failing > 0 THEN coalesce(n.failing, 0) END AS failing,
  r.framework_cap_applied
FROM listed l
CROSS JOIN (SELECT count(*) FILTER (WHERE grade = 'pass') AS pass,
  count(*) FILTER (WHERE grade = 'failing') AS failing FROM policy_grade) k
LEFT JOIN counts n ON n.fiscal_year = l.fiscal_year AND n.department_code = l.department_code
LEFT JOIN ranges r ON r.fiscal_year = l.fiscal_year AND r.department_code = l.department_code
LEFT JOIN bounds b ON b.fiscal_year = l.fiscal_year AND b.department_code = l.department_code
LEFT JOIN told q ON q.fiscal_year = l.fiscal_year AND q.department_code = l.department_code
LEFT JOIN names o ON o.fiscal_year = l.fiscal_year AND o.department_code = l.department_code
LEFT JOIN policy_grade g ON r.total >= g.from_score AND r.total < g.below_score
