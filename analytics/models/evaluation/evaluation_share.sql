-- evaluation_share · 指标得分比例
-- grain: fiscal_year, project_code, indicator_code
-- inputs: evaluation_answer, policy, policy_tier, policy_clause
--
-- The share of its weight that each indicator earns, as an exact fraction share_part / share_whole
--   in 0..1.
-- All numbers are whole millionths (`_m`), so that nothing is rounded before evaluation_indicator
--   rounds once.
-- rule: at_least_proportional, at_least_pass_line, at_most_linear, at_most_ratio,
--   equal_as_at_least, equal_symmetric, satisfaction_threshold, met_or_not (targets that nothing
--   can be divided by: 0, or negative), unweighted (child rows); for a judged row tier (its tier
--   alone, or a share within it), judged_points (its points ÷ weight are the share), and the three
--   below.
-- completion_part / completion_whole: actual ÷ target where more is better, else the share; `met`
--   compares strictly for > and <.
-- A strict bound that is just reached isn't met: completion is the greatest short of 1, 0.999999,
--   and reason and measure are asked for, as in monitoring; its formula still gives the whole
--   weight there, so that nothing jumps at the bound.
-- A share or points outside the tier given with them: by policy.outside_tier either the lower
--   stands, the share (tier_share_below) or the policy's share of the tier (tier_share_above), so
--   that no judgement is ever raised, or neither is taken (tier_refused). A share that lies in no
--   tier contradicts none and stands, unless refused.
-- met: on the value as it is. A negative actual counts as 0 [system] only where it is divided, by a
--   target above 0: -3 does not reach a target of 0.
WITH numbers AS (
  SELECT
    a.*,
    millionths(a.target) AS target_m,
    CASE WHEN a.target > 0 AND a.actual < 0 THEN 0
      ELSE millionths(a.actual) END AS actual_m,
    millionths(p.at_least_pass_line) AS pass_m,
    millionths(p.satisfaction_full_from)
      * CASE WHEN a.target > 1 THEN 100 ELSE 1 END AS full_m,
    millionths(p.satisfaction_zero_below)
      * CASE WHEN a.target > 1 THEN 100 ELSE 1 END AS zero_m,
    millionths(p.far_above_from) AS far_m,
    CASE WHEN a.direction <> 'qualitative' THEN NULL
      WHEN a.tier_share IS NOT NULL
        THEN millionths(a.tier_share)
      ELSE millionths(a.judged_points)
      END AS picked_part,
    CASE WHEN a.tier_share IS NULL AND a.judged_points IS NOT NULL
        THEN millionths(a.weight)
      ELSE CAST(1000000 AS DECIMAL(38,0)) END AS picked_whole,
    p.at_least_formula, p.at_most_formula, p.equal_formula, p.outside_tier,
    a.level1 = 'satisfaction' AND a.direction IN ('>=', '>')
      AND p.satisfaction_formula = 'threshold' AS by_threshold
  FROM evaluation_answer a
  CROSS JOIN policy p
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
ruled AS (
  SELECT
    j.*,
    CASE
      WHEN j.weight = 0 THEN 'unweighted'
      WHEN j.outside_tier = 'refuse' AND j.picked_part IS NOT NULL
        AND (j.known_tier IS NULL OR j.below_tier OR j.above_tier) THEN 'tier_refused'
      WHEN j.below_tier THEN 'tier_share_below'
      WHEN j.above_tier THEN 'tier_share_above'
      WHEN j.judged_points IS NOT NULL THEN 'judged_points'
      WHEN j.direction = 'qualitative' THEN 'tier'
      WHEN j.target_m = 0 OR (j.target_m < 0
        AND (j.direction <> '=' OR j.equal_formula <> 'symmetric')) THEN 'met_or_not'
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
      WHEN j.by_threshold THEN 'satisfaction_formula'
      WHEN j.direction IN ('>=', '>') THEN 'at_least_formula'
      WHEN j.direction IN ('<=', '<') THEN 'at_most_formula'
      WHEN j.direction = '=' THEN 'equal_formula'
    END AS rule_setting,
    CASE
      WHEN j.direction = 'qualitative' THEN coalesce(j.known_tier = 'met', FALSE)
        AND NOT coalesce(j.below_tier OR j.above_tier, FALSE)
      WHEN j.actual_m IS NULL THEN FALSE
      WHEN j.direction = '>=' THEN j.actual_m >= j.target_m
      WHEN j.direction = '>' THEN j.actual_m > j.target_m
      WHEN j.direction = '<=' THEN j.actual_m <= j.target_m
      WHEN j.direction = '<' THEN j.actual_m < j.target_m
      WHEN j.equal_formula = 'symmetric' THEN j.actual_m = j.target_m
      WHEN j.target_m = 0 THEN j.actual_m <= 0
      ELSE j.actual_m >= j.target_m
    END AS met
  FROM judged j
),
shared AS (
  SELECT
    r.*,
    CASE
      WHEN r.answered_by IS NULL THEN 0
      WHEN r.rule = 'tier_refused' THEN 0
      WHEN r.direction = 'qualitative' THEN
        CASE WHEN r.picked_part IS NULL OR r.rule = 'tier_share_above' THEN r.tier_m
          ELSE r.picked_part END
      WHEN r.rule IN ('met_or_not', 'unweighted') THEN CASE WHEN r.met THEN 1 ELSE 0 END
      WHEN r.rule = 'satisfaction_threshold' THEN
        CASE WHEN r.actual_m >= r.full_m THEN 1 ELSE greatest(r.actual_m - r.zero_m, 0) END
      WHEN r.rule IN ('at_most_linear', 'at_most_ratio') AND r.actual_m <= r.target_m THEN 1
      WHEN r.rule = 'at_most_linear' THEN greatest(2 * r.target_m - r.actual_m, 0)
      WHEN r.rule = 'at_most_ratio' THEN r.target_m
      WHEN r.rule = 'equal_symmetric'
        THEN greatest(abs(r.target_m) - abs(r.actual_m - r.target_m), 0)
      WHEN r.actual_m >= r.target_m THEN 1
      WHEN r.at_least_formula = 'pass_line'
        THEN greatest(r.actual_m * 1000000 - r.pass_m * r.target_m, 0)
      ELSE r.actual_m
    END AS share_part,
    CASE
      WHEN r.answered_by IS NULL THEN 1
      WHEN r.direction = 'qualitative' THEN
        CASE WHEN r.rule IN ('tier_share_above', 'tier_refused') THEN 1000000
          ELSE r.picked_whole END
      WHEN r.rule IN ('met_or_not', 'unweighted') THEN 1
      WHEN r.rule = 'satisfaction_threshold'
        THEN CASE WHEN r.actual_m >= r.full_m THEN 1 ELSE r.full_m - r.zero_m END
      WHEN r.rule IN ('at_most_linear', 'at_most_ratio') AND r.actual_m <= r.target_m THEN 1
      WHEN r.rule = 'at_most_linear' THEN r.target_m
      WHEN r.rule = 'at_most_ratio' THEN r.actual_m
      WHEN r.rule = 'equal_symmetric' THEN abs(r.target_m)
      WHEN r.actual_m >= r.target_m THEN 1
      WHEN r.at_least_formula = 'pass_line'
        AND r.pass_m < 1000000 THEN r.target_m * (1000000 - r.pass_m)
      ELSE r.target_m
    END AS share_whole,
    r.direction IN ('>=', '>', '=') AND NOT (r.direction = '=' AND r.equal_formula = 'symmetric')
      AND r.target_m > 0 AND r.actual_m IS NOT NULL AS more_is_better,
    r.direction IN ('>', '<') AND r.target_m > 0
      AND r.actual_m = r.target_m AS just_reached
  FROM ruled r
)
SELECT
  s.fiscal_year, s.project_code, s.indicator_code, s.indicator_name, s.level1, s.level2,
  s.direction, s.unit_of_measure, s.weight,
  s.target, s.actual, coalesce(s.tier, s.known_tier) AS tier, s.answered_by, s.declared_points,
  s.reason, s.measure, s.met,
  s.rule,
  CASE WHEN s.direction = 'qualitative' AND c.clause IS NOT NULL
      THEN concat(s.tier_clause, ';', c.clause)
    WHEN s.direction = 'qualitative' THEN s.tier_clause
    ELSE c.clause END AS clause,
  CAST(s.share_part AS DECIMAL(38,0)) AS share_part,
  CAST(s.share_whole AS DECIMAL(38,0)) AS share_whole,
  CAST(CASE WHEN s.just_reached THEN 999999 WHEN s.more_is_better THEN s.actual_m
    ELSE s.share_part END AS DECIMAL(38,0)) AS completion_part,
  CAST(CASE WHEN s.just_reached THEN 1000000 WHEN s.more_is_better THEN s.target_m
    ELSE s.share_whole END AS DECIMAL(38,0)) AS completion_whole,
  s.more_is_better AND s.actual_m * 1000000 >= s.far_m * s.target_m AS far_above,
  coalesce(s.below_tier OR s.above_tier, FALSE) AS tier_outside,
  s.picked_part IS NOT NULL AND s.known_tier IS NULL AS in_no_tier,
  s.points_outside,
  s.source_file, s.source_sheet, s.source_row
FROM shared s
LEFT JOIN policy_clause c ON c.setting = s.rule_setting
