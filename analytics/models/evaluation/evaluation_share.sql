-- evaluation_share: the share of its weight that each indicator earns, as an exact fraction
--   share_part / share_whole in 0..1.
-- Grain: fiscal_year, project_code, indicator_code.
-- Inputs: evaluation_answer, policy, policy_tier, policy_clause.
-- All numbers are whole millionths (`_m`), so that nothing is rounded before evaluation_indicator
-- rounds once.
-- rule: at_least_proportional, at_least_pass_line, at_most_linear, at_most_ratio,
--   equal_as_at_least, equal_symmetric, satisfaction_threshold,
--   tier, met_or_not (targets that nothing can be divided by: 0, or negative), unweighted (child
--   rows).
-- completion_part / completion_whole: actual ÷ target where more is better, else the share; `met`
--   compares strictly for > and <.
-- A strict bound that is just reached isn't met: completion is the greatest short of 1, 0.999999,
-- and reason and measure are asked for, as in
--   monitoring; its formula still gives the whole weight there, so that nothing jumps at the bound.
-- A picked share outside its tier gives way to the policy's share for the tier; a share in no tier
-- at all earns nothing.
-- A negative actual counts as 0 against a target of 0 or more [system].
-- Must hold: 0 <= share_part <= share_whole, share_whole > 0.
WITH numbers AS (
  SELECT
    a.*,
    CAST(CAST(a.target AS DECIMAL(38,6)) * 1000000 AS DECIMAL(38,0)) AS target_m,
    CASE WHEN a.target >= 0 AND a.actual < 0 THEN 0
      ELSE CAST(CAST(a.actual AS DECIMAL(38,6)) * 1000000 AS DECIMAL(38,0)) END AS actual_m,
    CAST(CAST(p.at_least_pass_line AS DECIMAL(38,6)) * 1000000 AS DECIMAL(38,0)) AS pass_m,
    CAST(CAST(p.satisfaction_full_from AS DECIMAL(38,6)) * 1000000 AS DECIMAL(38,0))
      * CASE WHEN a.target > 1 THEN 100 ELSE 1 END AS full_m,
    CAST(CAST(p.satisfaction_zero_below AS DECIMAL(38,6)) * 1000000 AS DECIMAL(38,0))
      * CASE WHEN a.target > 1 THEN 100 ELSE 1 END AS zero_m,
    CAST(CAST(p.far_above_from AS DECIMAL(38,6)) * 1000000 AS DECIMAL(38,0)) AS far_m,
    p.at_least_formula, p.at_most_formula, p.equal_formula,
    a.level1 = 'satisfaction' AND a.direction IN ('>=', '>')
      AND p.satisfaction_formula = 'threshold' AS by_threshold
  FROM evaluation_answer a
  CROSS JOIN policy p
),
tiers AS (
  SELECT t.*, t.high = max(t.high) OVER () AS is_top FROM policy_tier t
),
judged AS (
  SELECT
    n.*,
    t.tier AS known_tier,
    coalesce(t.clause, (SELECT max(clause) FROM policy_tier WHERE tier = 'met')) AS tier_clause,
    n.tier_share < t.low OR n.tier_share > t.high
      OR (n.tier_share = t.high AND NOT t.is_top) AS tier_outside,
    t.evaluation_share
  FROM numbers n
  LEFT JOIN tiers t
    ON n.direction = 'qualitative'
    AND (t.tier = n.tier OR (n.tier IS NULL AND n.tier_share >= t.low
      AND (n.tier_share < t.high OR (t.is_top AND n.tier_share = t.high))))
),
ruled AS (
  SELECT
    j.*,
    CASE
      WHEN j.weight = 0 THEN 'unweighted'
      WHEN j.direction = 'qualitative' THEN 'tier'
      WHEN j.target_m = 0 OR (j.target_m < 0
        AND (j.direction <> '=' OR j.equal_formula <> 'symmetric')) THEN 'met_or_not'
      WHEN j.by_threshold THEN 'satisfaction_threshold'
      WHEN j.direction IN ('>=', '>') THEN concat('at_least_', j.at_least_formula)
      WHEN j.direction IN ('<=', '<') THEN concat('at_most_', j.at_most_formula)
      ELSE concat('equal_', j.equal_formula)
    END AS rule,
    CASE
      WHEN j.by_threshold THEN 'satisfaction_formula'
      WHEN j.direction IN ('>=', '>') THEN 'at_least_formula'
      WHEN j.direction IN ('<=', '<') THEN 'at_most_formula'
      WHEN j.direction = '=' THEN 'equal_formula'
    END AS rule_setting,
    CASE
      WHEN j.direction = 'qualitative' THEN coalesce(j.known_tier = 'met', FALSE)
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
      WHEN r.direction = 'qualitative' THEN
        CAST(CAST(CASE WHEN r.tier_share IS NULL
          OR coalesce(r.tier_outside, TRUE) THEN coalesce(r.evaluation_share, 0)
          ELSE r.tier_share END AS DECIMAL(38,6)) * 1000000 AS DECIMAL(38,0))
      WHEN r.rule IN ('met_or_not', 'unweighted') THEN CASE WHEN r.met THEN 1 ELSE 0 END
      WHEN r.rule = 'satisfaction_threshold' THEN
        CASE WHEN r.actual_m >= r.full_m THEN 1 WHEN r.actual_m <= r.zero_m THEN 0
          ELSE r.actual_m - r.zero_m END
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
      WHEN r.direction = 'qualitative' THEN 1000000
      WHEN r.rule IN ('met_or_not', 'unweighted') THEN 1
      WHEN r.rule = 'satisfaction_threshold'
        THEN CASE WHEN r.actual_m >= r.full_m OR r.actual_m <= r.zero_m THEN 1
        ELSE r.full_m - r.zero_m END
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
      AND coalesce(r.actual_m = r.target_m, FALSE) AS just_reached
  FROM ruled r
)
SELECT
  s.fiscal_year, s.project_code, s.indicator_code, s.indicator_name, s.level1, s.level2,
  s.direction, s.unit_of_measure, s.weight,
  s.target, s.actual, coalesce(s.tier, s.known_tier) AS tier, s.answered_by, s.declared_points,
  s.reason, s.measure, s.met,
  s.rule,
  CASE WHEN s.direction = 'qualitative' THEN s.tier_clause ELSE c.clause END AS clause,
  CAST(s.share_part AS DECIMAL(38,0)) AS share_part,
  CAST(s.share_whole AS DECIMAL(38,0)) AS share_whole,
  CAST(CASE WHEN s.just_reached THEN 999999 WHEN s.more_is_better THEN s.actual_m
    ELSE s.share_part END AS DECIMAL(38,0)) AS completion_part,
  CAST(CASE WHEN s.just_reached THEN 1000000 WHEN s.more_is_better THEN s.target_m
    ELSE s.share_whole END AS DECIMAL(38,0)) AS completion_whole,
  s.more_is_better AND s.actual_m * 1000000 >= s.far_m * s.target_m AS far_above,
  s.direction = 'qualitative' AND s.answered_by IS NOT NULL AND s.tier_share IS NOT NULL
    AND coalesce(s.tier_outside, TRUE) AS tier_outside,
  s.source_file, s.source_sheet, s.source_row
FROM shared s
LEFT JOIN policy_clause c ON c.setting = s.rule_setting
