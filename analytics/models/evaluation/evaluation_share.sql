-- evaluation_share · 指标得分比例
-- grain: fiscal_year, subject, subject_code, indicator_code
-- inputs: evaluation_form, policy_scoring_step, policy_clause
--
-- The share of its weight that each indicator earns, as an exact fraction share_part / share_whole
--   in 0..1, so that nothing is rounded before evaluation_indicator rounds once.
-- far_above: the line of far above the target is reached, the scoring's own or the settings'; what
--   it costs is over_points, or it has lowered the share. The settings' is for declared targets: a
--   row that the scheme computes has only its scoring's.
-- veto_cap: what an unmet row holds its project's total at, or its department's part; a row with
--   nothing to divide by holds nothing down.
-- completion_part / completion_whole: actual ÷ target where more is better, else the share; `met`
--   compares strictly for > and <.
-- A strict bound that is just reached isn't met: completion is the greatest short of 1, 0.999999,
--   and reason and measure are asked for, as in monitoring; its formula still gives the whole
--   weight there, so that nothing jumps at the bound.
WITH counted AS (
  -- units: how many units a result is short, started or whole; a million is more than any weight
  -- has points for.
  SELECT
    r.*,
    CASE WHEN r.form <> 'per_unit' OR r.met THEN 0
      WHEN r.short_part >= 1000000 * r.short_whole THEN 1000000
      ELSE rounded(r.short_part, r.short_whole,
        CASE WHEN r.unit_count = 'whole' THEN 'down' ELSE 'up' END, r.nearest) END AS units
  FROM (
    SELECT
      s.*,
      CASE WHEN form = 'per_unit' AND NOT met AND short_part < 1000000 * short_whole
        THEN half_up(short_part, short_whole) END AS nearest
    FROM (
      SELECT
        f.*,
        CASE WHEN unit_of = 'target' THEN short_m * 1000000 ELSE short_m END AS short_part,
        CASE WHEN unit_of = 'target' THEN unit_m * abs(target_m)
          ELSE unit_m * scale END AS short_whole
      FROM evaluation_form f
    ) s
  ) r
),
stepped AS (
  SELECT r.*, millionths(u.share) AS step_m, millionths(o.share) AS over_m
  FROM counted r
  LEFT JOIN policy_scoring_step u
    ON u.scoring = r.scoring AND u.side = 'under'
    AND CASE r.form
      WHEN 'steps_completion' THEN r.actual_m * 1000000 >= millionths(u.step_from) * r.target_m
        AND (u.step_below IS NULL
          OR r.actual_m * 1000000 < millionths(u.step_below) * r.target_m)
      WHEN 'steps_shortfall' THEN r.short_m >= millionths(u.step_from) * r.scale
        AND (u.step_below IS NULL OR r.short_m < millionths(u.step_below) * r.scale)
      ELSE FALSE END
  LEFT JOIN policy_scoring_step o
    ON o.scoring = r.scoring AND o.side = 'over' AND r.target_m > 0
    AND r.actual_m * 1000000 >= millionths(o.step_from) * r.target_m
    AND (o.step_below IS NULL OR r.actual_m * 1000000 < millionths(o.step_below) * r.target_m)
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
      WHEN r.form = 'met_or_not' OR r.target_m IS NULL THEN CASE WHEN r.met THEN 1 ELSE 0 END
      WHEN r.form = 'threshold' THEN
        CASE WHEN r.actual_m >= r.full_m THEN 1 ELSE greatest(r.actual_m - r.zero_m, 0) END
      WHEN r.form = 'symmetric' THEN greatest(r.edge_m - r.short_m, 0)
      WHEN r.form = 'linear' AND r.actual_m > r.target_m
        THEN greatest(r.zero_at_m * r.target_m - r.actual_m * 1000000, 0)
      WHEN r.form = 'ratio' AND r.actual_m > r.target_m THEN r.target_m
      WHEN r.form = 'per_unit'
        THEN greatest(millionths(r.weight) - r.unit_points_m * r.units, 0)
      WHEN r.form = 'steps_shortfall' AND NOT r.met THEN coalesce(r.step_m, 0)
      WHEN r.form = 'steps_completion' AND NOT r.met AND NOT (r.direction IN ('>', '<')
        AND r.actual_m = r.target_m) THEN coalesce(r.step_m, 0)
      WHEN r.form = 'between' AND r.actual_m * 1000000 < r.full_at_m * r.target_m
        THEN greatest(r.actual_m * 1000000 - r.zero_at_m * r.target_m, 0)
      WHEN r.form = 'proportional' AND r.actual_m * 1000000 < r.zero_at_m * r.target_m THEN 0
      WHEN r.form = 'proportional' AND r.actual_m * 1000000 < r.full_at_m * r.target_m
        THEN r.actual_m
      ELSE 1
    END AS share_part,
    CASE
      WHEN r.answered_by IS NULL THEN 1
      WHEN r.direction = 'qualitative' THEN
        CASE WHEN r.rule IN ('tier_share_above', 'tier_refused') THEN 1000000
          ELSE r.picked_whole END
      WHEN r.form = 'met_or_not' OR r.target_m IS NULL THEN 1
      WHEN r.form = 'threshold'
        THEN CASE WHEN r.actual_m >= r.full_m THEN 1 ELSE r.full_m - r.zero_m END
      WHEN r.form = 'symmetric' THEN greatest(r.edge_m, 1)
      WHEN r.form = 'linear' AND r.actual_m > r.target_m
        THEN r.target_m * (r.zero_at_m - 1000000)
      WHEN r.form = 'ratio' AND r.actual_m > r.target_m THEN r.actual_m
      WHEN r.form = 'per_unit' THEN millionths(r.weight)
      WHEN r.form IN ('steps_shortfall', 'steps_completion') AND NOT r.met
        AND NOT (r.form = 'steps_completion' AND r.direction IN ('>', '<')
          AND r.actual_m = r.target_m) THEN 1000000
      WHEN r.form = 'between' AND r.actual_m * 1000000 < r.full_at_m * r.target_m
        AND r.full_at_m > r.zero_at_m THEN r.target_m * (r.full_at_m - r.zero_at_m)
      WHEN r.form = 'proportional' AND r.actual_m * 1000000 >= r.zero_at_m * r.target_m
        AND r.actual_m * 1000000 < r.full_at_m * r.target_m THEN r.target_m
      ELSE 1
    END AS share_whole,
    r.direction IN ('>=', '>', '=') AND NOT (r.direction = '=' AND (r.equal_formula = 'symmetric'
        OR (coalesce(r.form = r.own_form, FALSE)
          AND r.form NOT IN ('proportional', 'between', 'steps_completion'))))
      AND r.target_m > 0 AND r.actual_m IS NOT NULL AS more_is_better,
    r.direction IN ('>', '<') AND r.target_m > 0
      AND r.actual_m = r.target_m AS just_reached
  FROM stepped r
),
weighed AS (
  -- What is far above its target, and what that leaves of its share.
  SELECT
    s.*,
    s.more_is_better AND s.over_effect <> 'full'
      AND s.actual_m * 1000000 >= s.far_m * s.target_m AS far_above
  FROM shared s
)
SELECT
  s.fiscal_year, s.subject, s.subject_code, s.indicator_code, s.kind, s.indicator_name, s.name_en,
  s.level1, s.level2, s.numerator, s.denominator, s.measure_state, s.placed, s.measure_clause,
  s.direction, s.unit_of_measure, s.weight, s.points_whole,
  s.target, s.target_high, s.target_date, s.actual, s.actual_date,
  coalesce(s.tier, s.known_tier) AS tier, s.answered_by, s.declared_points,
  s.reason, s.measure, s.met,
  s.rule,
  CASE WHEN s.direction = 'qualitative' AND c.clause IS NOT NULL
      THEN concat(s.tier_clause, ';', c.clause)
    WHEN s.direction = 'qualitative' THEN s.tier_clause
    WHEN s.form = s.own_form AND s.rule_clause <> s.scoring_clause
      THEN concat(s.scoring_clause, ';', s.rule_clause)
    WHEN s.form = s.own_form THEN s.scoring_clause
    ELSE c.clause END AS clause,
  CAST(CASE WHEN NOT s.far_above THEN s.share_part
    WHEN s.over_effect = 'proportional'
      THEN greatest((1000000 + s.far_m) * s.target_m - s.actual_m * 1000000, 0)
    WHEN s.over_effect = 'steps' THEN coalesce(s.over_m, 0)
    ELSE s.share_part END AS DECIMAL(38,0)) AS share_part,
  CAST(CASE WHEN NOT s.far_above THEN s.share_whole
    WHEN s.over_effect = 'proportional' THEN s.target_m * 1000000
    WHEN s.over_effect = 'steps' THEN 1000000
    ELSE s.share_whole END AS DECIMAL(38,0)) AS share_whole,
  CAST(CASE WHEN s.just_reached THEN 999999 WHEN s.more_is_better THEN s.actual_m
    ELSE s.share_part END AS DECIMAL(38,0)) AS completion_part,
  CAST(CASE WHEN s.just_reached THEN 1000000 WHEN s.more_is_better THEN s.target_m
    ELSE s.share_whole END AS DECIMAL(38,0)) AS completion_whole,
  s.far_above,
  CASE WHEN s.far_above AND s.over_effect = 'points' THEN s.over_points ELSE 0 END AS over_points,
  s.far_above AND s.over_by_points AS over_by_points,
  s.far_above AND s.over_by_share AS over_by_share,
  CASE WHEN s.weight > 0 AND NOT s.met
    AND coalesce(s.measure_state, '') <> 'denominator_zero' THEN s.veto_cap END AS veto_cap,
  s.unknown, s.unsuited, s.form,
  coalesce(s.below_tier OR s.above_tier, FALSE) AS tier_outside,
  s.picked_part IS NOT NULL AND s.known_tier IS NULL AS in_no_tier,
  s.points_outside,
  s.source_file, s.source_sheet, s.source_row
FROM weighed s
LEFT JOIN policy_clause c ON c.setting = s.rule_setting
