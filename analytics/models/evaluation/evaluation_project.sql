-- evaluation_project · 项目得分
-- grain: fiscal_year, project_code
-- inputs: evaluation_indicator, evaluation_self, evaluation_execution, evaluation_share,
--   evaluation_scheme, policy_scheme_level, policy_cap, evaluation_basis, staging_re_evaluation,
--   run_setting, monitoring_project, staging_project, staging_approval, policy, policy_grade
-- must hold: evaluation_totals_are_sums, evaluation_projects_complete
--
-- Each project's points by level 1, its total, cap, grade, self-score and re-evaluation score.
-- execution_rate: that of all its money, also where its parts are scored each by itself; caps go by
--   it. execution_points: of the parts together.
-- other_points: the points of first levels that have no column of their own, such as 决策 or 过程.
-- raw_total: the sum of the rounded rows. total: raw_total, or the cap of its execution rate or of
--   an unmet veto row where that is lower (cap_applied says so, veto_cap_applied where it is the
--   veto's); money never reported, or without a budget, has no rate to cap by. The scale ends at
--   100: rows whose weights add to more keep their points, the total stops there.
-- deductions, deduction_points: what the policy takes off the total for a late or missing
--   self-evaluation or returned goals, never below 0; the points are NULL where there is no total
--   to take them off. returned_times, returned_files: how often the goals were returned and by
--   which files, where the policy counts each return.
-- found_deduction_points, bonus_points: what finance found with its re-evaluation, off and onto the
--   total after caps and deductions, within 0 and 100; a bonus lifts no total above the cap that
--   was applied to it.
-- score: what the grade is given for: the total, else, where there is nothing to score or by
--   policy.re_evaluation, finance's own re-evaluation; graded_by says which. With neither a project
--   is not evaluated, which is not 0: score and grade are NULL and not_evaluated_reason says why
--   (evaluation_basis).
-- self_score: what the form gives itself in all (evaluation_self). gap: self_score less total; of a
--   form that is partial, own points less the rule's over the rows that have both. re_score stands
--   beside a total, to the hundredth as it is printed and graded.
-- money_period: the period that the money is of, where that is before the run's last; whatever
--   rests on it, points or caps, rests on that month's figures (money_stale).
-- complete: every weighted row is reported, no judgement is refused, and every missed target has
--   its reason and measure.
-- findings: the codes of the rows; self_score_partial, own_points_outside, self_row_unknown and
--   execution_unmatched as evaluation_self has them;
--   weights_not_100; level_outside_scheme and weights_off_scheme where the rows are not those of
--   the project's scheme; and not_approved where the goals were returned or rejected (the score is
--   what it is).
WITH summed AS (
  SELECT
    fiscal_year, project_code,
    sum(CASE WHEN level1 = 'execution' THEN points END) AS execution_points,
    sum(CASE WHEN level1 = 'cost' THEN points END) AS cost_points,
    sum(CASE WHEN level1 = 'output' THEN points END) AS output_points,
    sum(CASE WHEN level1 = 'benefit' THEN points END) AS benefit_points,
    sum(CASE WHEN level1 = 'satisfaction' THEN points END) AS satisfaction_points,
    sum(CASE WHEN level1 NOT IN ('execution', 'cost', 'output', 'benefit', 'satisfaction')
      THEN points END) AS other_points,
    sum(weight) AS weight_total,
    sum(points) AS raw_total,
    max(CASE WHEN strpos(finding, 'target_far_exceeded') > 0 THEN 1 ELSE 0 END) AS far_exceeded,
    max(CASE WHEN strpos(finding, 'reason_missing') > 0 THEN 1 ELSE 0 END) AS reason_missing,
    max(CASE WHEN strpos(finding, 'measure_missing') > 0 THEN 1 ELSE 0 END) AS measure_missing,
    max(CASE WHEN strpos(finding, 'not_reported') > 0 THEN 1 ELSE 0 END) AS not_reported,
    max(CASE WHEN strpos(finding, 'denominator_missing') > 0 THEN 1 ELSE 0 END) AS lacking,
    max(CASE WHEN strpos(finding, 'denominator_replaced') > 0 THEN 1 ELSE 0 END) AS replaced,
    max(CASE WHEN strpos(finding, 'spent_without_budget') > 0 THEN 1 ELSE 0 END) AS unbudgeted,
    max(CASE WHEN strpos(finding, 'fact_missing') > 0 THEN 1 ELSE 0 END) AS factless,
    max(CASE WHEN strpos(finding, 'denominator_zero') > 0 THEN 1 ELSE 0 END) AS undivided,
    max(CASE WHEN strpos(finding, 'numerator_alone') > 0 THEN 1 ELSE 0 END) AS over_nothing,
    max(CASE WHEN strpos(finding, 'code_of_scheme') > 0 THEN 1 ELSE 0 END) AS taken_code,
    max(CASE WHEN strpos(finding, 'money_in_no_part') > 0 THEN 1 ELSE 0 END) AS part_outside,
    max(CASE WHEN strpos(finding, 'no_money_in_parts') > 0 THEN 1 ELSE 0 END) AS all_outside,
    max(CASE WHEN strpos(finding, 'tier_share_outside') > 0 THEN 1 ELSE 0 END) AS tier_outside,
    max(CASE WHEN strpos(finding, 'share_in_no_tier') > 0 THEN 1 ELSE 0 END) AS in_no_tier,
    max(CASE WHEN strpos(finding, 'points_outside_weight') > 0 THEN 1 ELSE 0 END) AS points_outside,
    max(CASE WHEN strpos(finding, 'judgement_refused') > 0 THEN 1 ELSE 0 END) AS refused,
    max(CASE WHEN strpos(finding, 'veto_not_met') > 0 THEN 1 ELSE 0 END) AS vetoed,
    max(CASE WHEN strpos(finding, 'scoring_unknown') > 0 THEN 1 ELSE 0 END) AS unknown,
    max(CASE WHEN strpos(finding, 'scoring_unsuited') > 0 THEN 1 ELSE 0 END) AS unsuited,
    max(CASE WHEN strpos(finding, 'dropped_by_correction') > 0 THEN 1 ELSE 0 END) AS dropped,
    max(CASE WHEN strpos(finding, 'corrected_by_thousands') > 0 THEN 1 ELSE 0 END) AS scaled,
    max(CASE WHEN strpos(finding, 'target_read_as_percent') > 0 THEN 1 ELSE 0 END) AS share_read,
    max(CASE WHEN strpos(finding, 'declared_differs') > 0 THEN 1 ELSE 0 END) AS declared_differs
  FROM evaluation_indicator
  GROUP BY fiscal_year, project_code
),
levelled AS (
  SELECT fiscal_year, project_code, level1, sum(weight) AS weight
  FROM evaluation_indicator
  WHERE level1 <> 'execution' AND weight > 0
  GROUP BY fiscal_year, project_code, level1
),
off_scheme AS (
  -- Held against the levels of the project's scheme, where it lists any.
  SELECT
    v.fiscal_year, v.project_code,
    max(CASE WHEN l.level1 IS NULL THEN 1 ELSE 0 END) AS outside,
    max(CASE WHEN l.weight <> v.weight THEN 1 ELSE 0 END) AS differing
  FROM levelled v
  JOIN evaluation_scheme h ON h.fiscal_year = v.fiscal_year AND h.project_code = v.project_code
  LEFT JOIN policy_scheme_level l ON l.scheme = h.scheme AND l.level1 = v.level1
  WHERE h.scheme IN (SELECT scheme FROM policy_scheme_level)
  GROUP BY v.fiscal_year, v.project_code
),
limited AS (
  SELECT x.fiscal_year, x.project_code, k.cap, CAST(NULL AS DECIMAL(9,2)) AS veto_cap
  FROM evaluation_execution x
  JOIN policy_cap k
    ON x.rate_part * 1000000 >= millionths(k.rate_from)
      * x.rate_whole
    AND x.rate_part * 1000000 < millionths(k.rate_below)
      * x.rate_whole
  WHERE x.rated AND x.part IS NULL
  UNION ALL
  SELECT fiscal_year, subject_code, veto_cap, veto_cap FROM evaluation_share
  WHERE subject = 'project' AND veto_cap IS NOT NULL
),
capped AS (
  SELECT fiscal_year, project_code, min(cap) AS cap, min(veto_cap) AS veto_cap
  FROM limited
  GROUP BY fiscal_year, project_code
),
found AS (
  SELECT fiscal_year, project_code,
    points_of(hundredths(found_deduction_points), 100) AS deduction,
    points_of(hundredths(bonus_points), 100) AS bonus
  FROM staging_re_evaluation
),
totalled AS (
  SELECT
    s.*, CASE WHEN x.rated THEN rate(x.rate_part, x.rate_whole) END AS execution_rate,
    x.money_period,
    d.self_score, d.compared_gap, coalesce(d.partial, FALSE) AS self_partial,
    coalesce(d.outside, FALSE) AS self_outside, coalesce(d.unknown, FALSE) AS self_unknown,
    coalesce(d.unmatched, FALSE) AS execution_unmatched,
    b.not_evaluated_reason, b.refused_file, b.deductions, b.returned_times,
    b.returned_files, CAST(e.score AS DECIMAL(9,2)) AS re_score,
    o.outside, o.differing,
    CASE WHEN b.not_evaluated_reason IS NULL AND c.cap < s.raw_total THEN c.cap END AS cap_applied,
    CASE WHEN b.not_evaluated_reason IS NULL AND c.cap < s.raw_total AND c.veto_cap = c.cap
      THEN c.cap END AS veto_cap_applied,
    CASE WHEN b.not_evaluated_reason IS NULL THEN b.deduction_points END AS deduction_points,
    CASE WHEN b.not_evaluated_reason IS NULL THEN n.deduction END AS found_deduction_points,
    CASE WHEN b.not_evaluated_reason IS NULL THEN e.found_deduction_reason
      END AS found_deduction_reason,
    CASE WHEN b.not_evaluated_reason IS NULL THEN n.bonus END AS bonus_points,
    CASE WHEN b.not_evaluated_reason IS NULL THEN e.bonus_reason END AS bonus_reason,
    p.rounding_mode, places(coalesce(p.total_decimals, 2)) AS places,
    CASE WHEN b.not_evaluated_reason IS NULL
      THEN hundredths(least(greatest(least(s.raw_total, coalesce(c.cap, s.raw_total), 100)
          - coalesce(b.deduction_points, 0) - coalesce(n.deduction, 0), 0)
          + coalesce(n.bonus, 0), CASE WHEN c.cap < s.raw_total THEN c.cap ELSE 100 END, 100))
          * places(coalesce(p.total_decimals, 2)) END AS exact
  FROM summed s
  CROSS JOIN policy p
  JOIN evaluation_basis b ON b.fiscal_year = s.fiscal_year AND b.project_code = s.project_code
  LEFT JOIN staging_re_evaluation e ON e.fiscal_year = s.fiscal_year
    AND e.project_code = s.project_code
  LEFT JOIN found n ON n.fiscal_year = s.fiscal_year AND n.project_code = s.project_code
  LEFT JOIN capped c ON c.fiscal_year = s.fiscal_year AND c.project_code = s.project_code
  LEFT JOIN off_scheme o ON o.fiscal_year = s.fiscal_year AND o.project_code = s.project_code
  LEFT JOIN evaluation_self d ON d.fiscal_year = s.fiscal_year AND d.project_code = s.project_code
  LEFT JOIN evaluation_execution x ON x.fiscal_year = s.fiscal_year
    AND x.project_code = s.project_code AND x.part IS NULL
),
scored AS (
  SELECT t.*, points_of(rounded(exact, 100, rounding_mode, nearest), places) AS total
  FROM (SELECT totalled.*, half_up(exact, 100) AS nearest FROM totalled) t
)
SELECT
  t.fiscal_year, t.project_code, m.project_name, m.department_code, m.unit_code, p.project_type,
  m.budget_amount, m.spent_amount, t.execution_rate,
  t.execution_points, t.cost_points, t.output_points, t.benefit_points, t.satisfaction_points,
  t.weight_total, t.raw_total, t.cap_applied, t.total, g.grade, t.self_score,
  CASE WHEN t.self_outside THEN NULL WHEN t.self_partial THEN t.compared_gap
    ELSE t.self_score - t.total END AS gap,
  t.re_score,
  t.not_evaluated_reason IS NULL
    AND greatest(t.reason_missing, t.measure_missing, t.not_reported, t.refused, t.lacking,
      t.factless) = 0
      AS complete,
  nullif(concat_ws(',',
    CASE WHEN t.far_exceeded = 1 THEN 'target_far_exceeded' END,
    CASE WHEN t.reason_missing = 1 THEN 'reason_missing' END,
    CASE WHEN t.measure_missing = 1 THEN 'measure_missing' END,
    CASE WHEN t.not_reported = 1 THEN 'not_reported' END,
    CASE WHEN t.lacking = 1 THEN 'denominator_missing' END,
    CASE WHEN t.replaced = 1 THEN 'denominator_replaced' END,
    CASE WHEN t.unbudgeted = 1 THEN 'spent_without_budget' END,
    CASE WHEN t.factless = 1 THEN 'fact_missing' END,
    CASE WHEN t.undivided = 1 THEN 'denominator_zero' END,
    CASE WHEN t.over_nothing = 1 THEN 'numerator_alone' END,
    CASE WHEN t.all_outside = 1 THEN 'no_money_in_parts' END,
    CASE WHEN t.part_outside = 1 THEN 'money_in_no_part' END,
    CASE WHEN t.money_period IS NOT NULL THEN 'money_stale' END,
    CASE WHEN t.tier_outside = 1 THEN 'tier_share_outside' END,
    CASE WHEN t.in_no_tier = 1 THEN 'share_in_no_tier' END,
    CASE WHEN t.points_outside = 1 THEN 'points_outside_weight' END,
    CASE WHEN t.refused = 1 THEN 'judgement_refused' END,
    CASE WHEN t.vetoed = 1 THEN 'veto_not_met' END,
    CASE WHEN t.unknown = 1 THEN 'scoring_unknown' END,
    CASE WHEN t.unsuited = 1 THEN 'scoring_unsuited' END,
    CASE WHEN t.declared_differs = 1 THEN 'declared_differs' END,
    CASE WHEN t.dropped = 1 THEN 'dropped_by_correction' END,
    CASE WHEN t.scaled = 1 THEN 'corrected_by_thousands' END,
    CASE WHEN t.share_read = 1 THEN 'target_read_as_percent' END,
    CASE WHEN t.self_partial THEN 'self_score_partial' END,
    CASE WHEN t.self_outside THEN 'own_points_outside' END,
    CASE WHEN t.self_unknown THEN 'self_row_unknown' END,
    CASE WHEN t.execution_unmatched THEN 'execution_unmatched' END,
    CASE WHEN t.weight_total <> 100 THEN 'weights_not_100' END,
    CASE WHEN t.outside = 1 THEN 'level_outside_scheme' END,
    CASE WHEN t.differing = 1 THEN 'weights_off_scheme' END,
    CASE WHEN t.taken_code = 1 THEN 'code_of_scheme' END,
    CASE WHEN a.decision IN ('returned', 'rejected') THEN 'not_approved' END,
    t.deductions), '') AS findings,
  t.score, t.graded_by,
  CASE WHEN t.score IS NULL THEN t.not_evaluated_reason END AS not_evaluated_reason, t.refused_file,
  t.deductions, t.deduction_points, h.scheme, t.other_points,
  t.found_deduction_points, t.found_deduction_reason, t.bonus_points, t.bonus_reason,
  t.returned_times, t.returned_files, t.veto_cap_applied, t.money_period
FROM (
  SELECT scored.*,
    CASE WHEN policy.re_evaluation = 'replaces' THEN coalesce(re_score, total)
      ELSE coalesce(total, re_score) END AS score,
    CASE WHEN re_score IS NOT NULL AND (total IS NULL OR policy.re_evaluation = 'replaces')
        THEN 're_evaluation'
      WHEN total IS NOT NULL THEN 'self_evaluation' END AS graded_by
  FROM scored
  CROSS JOIN policy
) t
JOIN run_setting r ON r.fiscal_year = t.fiscal_year
JOIN monitoring_project m ON m.fiscal_year = t.fiscal_year AND m.period = r.through_period
  AND m.project_code = t.project_code
JOIN evaluation_scheme h ON h.fiscal_year = t.fiscal_year AND h.project_code = t.project_code
LEFT JOIN staging_project p ON p.fiscal_year = t.fiscal_year AND p.project_code = t.project_code
LEFT JOIN staging_approval a ON a.fiscal_year = t.fiscal_year AND a.project_code = t.project_code
LEFT JOIN policy_grade g ON t.score >= g.from_score AND t.score < g.below_score
