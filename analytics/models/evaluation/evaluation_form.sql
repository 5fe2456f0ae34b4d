-- evaluation_form · 指标按什么形式计分
-- grain: fiscal_year, subject, subject_code, indicator_code
-- inputs: evaluation_row, evaluation_scoring, policy, policy_scoring, policy_tier
--
-- How each indicator is worked out, with the numbers that takes; evaluation_share works it out.
-- All numbers are whole millionths (`_m`); of a computed row scale-fold, so that its quotient stays
--   exact.
-- form: by the scoring of the policy that evaluation_scoring gives the row (its code is then the
--   rule), else by the settings. A day (`by`) and a range are met or not unless a scoring says
--   more.
-- rule: at_least_proportional, at_least_pass_line, at_most_linear, at_most_ratio,
--   equal_as_at_least, equal_symmetric, range_symmetric, late_by_day, satisfaction_threshold,
--   met_or_not (targets that nothing can be divided by: 0, or negative), unweighted (child rows);
--   for a judged row tier (its tier alone, or a share within it), judged_points (its points ÷
--   weight are the share), and the three below.
-- A share or points outside the tier given with them: by policy.outside_tier either the lower
--   stands, the share (tier_share_below) or the policy's share of the tier (tier_share_above), so
--   that no judgement is ever raised, or neither is taken (tier_refused). A share that lies in no
--   tier contradicts none and stands, unless refused.
-- met: on the value as it is. A negative actual counts as 0 [system] only where it is divided, by a
--   target above 0: -3 does not reach a target of 0.
-- short_m: how far a result misses its target, in the row's own measure; edge_m: the end of the
--   target that it is held against.
WITH numbers AS (
  SELECT
    a.fiscal_year, a.subject, a.subject_code, a.indicator_code, a.kind, a.indicator_name,
    a.name_en, a.level1, a.level2, a.numerator, a.denominator, a.measure_state, a.placed,
    a.measure_clause, coalesce(a.measure_whole, 1) AS scale, a.direction, a.unit_of_measure,
    a.weight, a.points_whole, a.target, a.target_high, a.actual, a.tier, a.target_date,
    a.actual_date,
    a.tier_share, a.judged_points, a.points_outside, a.answered_by, a.declared_points, a.reason,
    a.measure, a.source_file, a.source_sheet, a.source_row,
    c.scoring, c.rule_clause, coalesce(c.unknown, FALSE) AS unknown,
    coalesce(c.unsuited, FALSE) AS unsuited,
    s.form AS own_form, s.divides, s.clause AS scoring_clause, s.veto_cap,
    s.unit_of, s.unit_count, millionths(coalesce(s.unit_size, 1)) AS unit_m,
    millionths(coalesce(s.unit_points, p.late_day_points)) AS unit_points_m,
    millionths(s.zero_line) AS zero_line_m, millionths(s.full_line) AS full_line_m,
    CASE WHEN a.kind = 'computed' THEN coalesce(s.over_effect, 'full')
      ELSE coalesce(s.over_effect, p.far_above_effect) END AS over_effect,
    CASE WHEN s.over_effect IS NULL THEN p.far_above_deduction
      ELSE coalesce(s.over_points, 0) END AS over_points,
    s.over_effect IS NULL AND p.far_above_effect = 'points' AS over_by_points,
    s.over_effect IS NULL AND p.far_above_effect = 'proportional' AS over_by_share,
    millionths(a.target) * coalesce(a.measure_whole, 1) AS target_m,
    millionths(a.target_high) AS high_m,
    CASE WHEN a.target > 0 AND a.actual < 0 THEN 0
      WHEN a.measure_whole IS NOT NULL THEN a.measure_part * 1000000
      ELSE millionths(a.actual) END AS actual_m,
    millionths(p.at_least_pass_line) AS pass_m,
    millionths(p.satisfaction_full_from)
      * CASE WHEN a.target > 1 THEN 100 ELSE 1 END AS full_m,
    millionths(p.satisfaction_zero_below)
      * CASE WHEN a.target > 1 THEN 100 ELSE 1 END AS zero_m,
    millionths(coalesce(s.over_from, p.far_above_from)) AS far_m,
    CASE WHEN a.direction <> 'qualitative' THEN NULL
      WHEN a.tier_share IS NOT NULL
        THEN millionths(a.tier_share)
      ELSE millionths(a.judged_points)
      END AS picked_part,
    CASE WHEN a.tier_share IS NULL AND a.judged_points IS NOT NULL
        THEN millionths(a.points_whole)
      ELSE CAST(1000000 AS DECIMAL(38,0)) END AS picked_whole,
    p.at_least_formula, p.at_most_formula, p.equal_formula, p.range_formula, p.outside_tier,
    a.level1 = 'satisfaction' AND a.measure_whole IS NULL AND a.direction IN ('>=', '>')
      AND p.satisfaction_formula = 'threshold' AS by_threshold
  FROM evaluation_row a
  CROSS JOIN policy p
  LEFT JOIN evaluation_scoring c ON c.fiscal_year = a.fiscal_year AND c.subject = a.subject
    AND c.subject_code = a.subject_code AND c.indicator_code = a.indicator_code
  LEFT JOIN policy_scoring s ON s.scoring = c.scoring
),
tiers AS (
  SELECT
    t.tier, t.clause, t.high = max(t.high) OVER () AS is_top,
    millionths(t.low) AS low_m,
    millionths(t.high) AS high_m,
    millionths(t.evaluation_share) AS share_m
  FROM policy_tier t
),
judged AS (
  SELECT
    n.*,
    t.tier AS known_tier,
    coalesce(t.clause, (SELECT max(clause) FROM policy_tier WHERE tier = 'met')) AS tier_clause,
    t.share_m AS tier_m,
    n.picked_part * 1000000 < t.low_m * n.picked_whole AS below_tier,
    n.picked_part * 1000000 > t.high_m * n.picked_whole
      OR (n.picked_part * 1000000 = t.high_m * n.picked_whole AND NOT t.is_top) AS above_tier
  FROM numbers n
  LEFT JOIN tiers t
    ON n.direction = 'qualitative'
    AND (t.tier = n.tier OR (n.tier IS NULL
      AND n.picked_part * 1000000 >= t.low_m * n.picked_whole
      AND (n.picked_part * 1000000 < t.high_m * n.picked_whole
        OR (t.is_top AND n.picked_part * 1000000 = t.high_m * n.picked_whole))))
),
formed AS (
  -- What can't be divided by is met or not, whatever divides by it.
  SELECT
    j.*,
    CASE
      WHEN j.direction = 'qualitative' THEN 'judged'
      WHEN j.weight = 0 THEN 'met_or_not'
      WHEN j.own_form IS NOT NULL AND (NOT j.divides OR j.target_m > 0
        OR (j.own_form = 'symmetric' AND j.target_m <> 0)) THEN j.own_form
      WHEN j.direction = 'by' AND j.unit_points_m IS NOT NULL THEN 'per_unit'
      WHEN j.direction = 'by' THEN 'met_or_not'
      WHEN j.direction = 'range' THEN j.range_formula
      WHEN j.target_m = 0 OR (j.target_m < 0
        AND (j.direction <> '=' OR j.equal_formula <> 'symmetric')) THEN 'met_or_not'
      WHEN j.by_threshold THEN 'threshold'
      WHEN j.direction IN ('<=', '<') THEN j.at_most_formula
      WHEN j.direction = '=' AND j.equal_formula = 'symmetric' THEN 'symmetric'
      WHEN j.at_least_formula = 'pass_line' THEN 'between'
      ELSE 'proportional'
    END AS form
  FROM judged j
)
SELECT
  j.*,
  coalesce(j.zero_line_m, CASE j.form WHEN 'between' THEN j.pass_m WHEN 'linear' THEN 2000000
    ELSE 0 END) AS zero_at_m,
  coalesce(j.full_line_m, 1000000) AS full_at_m,
  CASE
    WHEN j.weight = 0 THEN 'unweighted'
    WHEN j.outside_tier = 'refuse' AND j.picked_part IS NOT NULL
      AND (j.known_tier IS NULL OR j.below_tier OR j.above_tier) THEN 'tier_refused'
    WHEN j.below_tier THEN 'tier_share_below'
    WHEN j.above_tier THEN 'tier_share_above'
    WHEN j.judged_points IS NOT NULL THEN 'judged_points'
    WHEN j.direction = 'qualitative' THEN 'tier'
    WHEN j.form = j.own_form THEN j.scoring
    WHEN j.form = 'met_or_not' THEN 'met_or_not'
    WHEN j.direction = 'by' THEN 'late_by_day'
    WHEN j.direction = 'range' THEN concat('range_', j.range_formula)
    WHEN j.by_threshold THEN 'satisfaction_threshold'
    WHEN j.direction IN ('>=', '>') THEN concat('at_least_', j.at_least_formula)
    WHEN j.direction IN ('<=', '<') THEN concat('at_most_', j.at_most_formula)
    ELSE concat('equal_', j.equal_formula)
  END AS rule,
  CASE
    WHEN j.direction = 'qualitative' THEN CASE
      WHEN j.picked_part IS NOT NULL AND (j.known_tier IS NULL OR j.below_tier OR j.above_tier)
        THEN 'outside_tier'
      WHEN j.judged_points IS NOT NULL THEN 'judged_points' END
    WHEN j.form = j.own_form THEN NULL
    WHEN j.by_threshold THEN 'satisfaction_formula'
    WHEN j.direction IN ('>=', '>') THEN 'at_least_formula'
    WHEN j.direction IN ('<=', '<') THEN 'at_most_formula'
    WHEN j.direction = '=' THEN 'equal_formula'
    WHEN j.direction = 'range' THEN 'range_formula'
    WHEN j.direction = 'by' THEN 'late_day_points'
  END AS rule_setting,
  CASE
    WHEN j.direction = 'qualitative' THEN coalesce(j.known_tier = 'met', FALSE)
      AND NOT coalesce(j.below_tier OR j.above_tier, FALSE)
    WHEN j.actual_m IS NULL THEN FALSE
    WHEN j.direction = '>=' THEN j.actual_m >= j.target_m
    WHEN j.direction = '>' THEN j.actual_m > j.target_m
    WHEN j.direction = '<=' THEN j.actual_m <= j.target_m
    WHEN j.direction = '<' THEN j.actual_m < j.target_m
    WHEN j.direction = 'by' THEN j.actual_m <= j.target_m
    WHEN j.direction = 'range' THEN j.actual_m BETWEEN j.target_m AND j.high_m
    WHEN j.equal_formula = 'symmetric' OR (coalesce(j.form = j.own_form, FALSE)
      AND j.form NOT IN ('proportional', 'between', 'steps_completion'))
      THEN j.actual_m = j.target_m
    WHEN j.target_m = 0 THEN j.actual_m <= 0
    ELSE j.actual_m >= j.target_m
  END AS met,
  CASE
    WHEN j.direction IN ('>=', '>') THEN greatest(j.target_m - j.actual_m, 0)
    WHEN j.direction IN ('<=', '<', 'by') THEN greatest(j.actual_m - j.target_m, 0)
    WHEN j.direction = 'range' THEN greatest(j.target_m - j.actual_m, j.actual_m - j.high_m, 0)
    ELSE abs(j.actual_m - j.target_m)
  END AS short_m,
  CASE WHEN j.direction = 'range' AND j.actual_m > j.high_m THEN abs(j.high_m)
    ELSE abs(j.target_m) END AS edge_m
FROM formed j
