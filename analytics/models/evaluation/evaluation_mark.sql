-- evaluation_mark · 每一行的得分
-- grain: fiscal_year, subject, subject_code, indicator_code
-- inputs: evaluation_share, evaluation_execution, policy, staging_self_evaluation,
--   self_evaluation_dropped, self_evaluation_scaled, evaluation_basis, policy_clause
--
-- The points of every row that is scored, of projects and whole departments alike, and, as one more
--   row per project, of the execution rate (indicator_code EXECUTION); where the policy lists
--   execution_parts, one row per part instead (EXECUTION:<code>), each with its own rate, weight
--   and points. A part without a reason or measure of its own has the one that the form gives for
--   execution as a whole, under EXECUTION; points given there are not a part's.
-- points = weight × share, rounded once, exactly, so that a tie is a tie (9.685 → 9.69 half up,
--   9.68 half even). A result far above its target then loses the policy's deduction, never below
--   0.
-- completion: actual ÷ target where more is better, else the share earned; at most 999999.
-- gap: own points less rule points; NULL where the row's weight is not the one that its own points
--   are out of. finding: comma-joined codes among target_far_exceeded,
--   reason_missing, measure_missing, not_reported, denominator_missing, denominator_replaced,
--   spent_without_budget, money_in_no_part, no_money_in_parts, money_stale (see
--   evaluation_execution; money_period: the period that stale money is of),
--   fact_missing, denominator_zero and numerator_alone (computed rows),
--   tier_share_outside, share_in_no_tier, points_outside_weight, judgement_refused, veto_not_met,
--   scoring_unknown and scoring_unsuited (see evaluation_scoring), declared_differs,
--   own_points_outside (0 to what they are out of; of a judged row points_outside_weight),
--   dropped_by_correction (self_evaluation_dropped), corrected_by_thousands
--   (self_evaluation_scaled), target_read_as_percent (see share_times), and what a scheme changed
--   (level_outside_scheme, weights_off_scheme, code_of_scheme); a missed target asks
--   for reason and measure, one far exceeded for the reason. Unweighted and computed rows ask for
--   nothing.
-- A project that is not evaluated earns no points on its indicators (NULL, not 0) and is asked for
--   nothing row by row; its execution rate is scored all the same.
WITH graded AS (
  SELECT
    fiscal_year, subject, subject_code, indicator_code, kind, indicator_name, name_en,
    level1, level2, direction, unit_of_measure, target, actual, tier, numerator, denominator,
    rule, concat_ws(';', measure_clause, clause) AS clause, weight, points_whole,
    share_part, share_whole,
    completion_part, completion_whole, answered_by IS NOT NULL AS answered, met, far_above,
    over_points, over_by_points, over_by_share, veto_cap IS NOT NULL AS vetoed, unknown, unsuited,
    target_high, target_date, actual_date, tier_outside, in_no_tier, points_outside,
    measure_state, placed, CAST(NULL AS VARCHAR) AS execution_state, FALSE AS part_outside,
    CAST(NULL AS VARCHAR) AS money_period, declared_points, reason, measure, source_file,
    source_sheet, source_row
  FROM evaluation_share
  UNION ALL
  SELECT
    e.fiscal_year, 'project', e.project_code, e.indicator_code, 'execution',
    concat(coalesce(e.part_name, ''), '预算执行率'), NULL,
    'execution', '预算执行', '>=', NULL, CAST(1 AS DECIMAL(18,6)), NULL, NULL, NULL, NULL,
    e.rule, e.clause, e.weight, e.weight, e.share_part, e.share_whole, e.rate_part, e.rate_whole,
    e.rated, e.rate_part >= e.rate_whole, FALSE, 0, FALSE, FALSE, FALSE, FALSE, FALSE, NULL, NULL,
    NULL, FALSE, FALSE, FALSE, NULL, NULL, e.state, e.part_outside,
    e.money_period, s.declared_points,
    CASE WHEN coalesce(trim(s.reason), '') = '' THEN w.reason ELSE s.reason END,
    CASE WHEN coalesce(trim(s.measure), '') = '' THEN w.measure ELSE s.measure END,
    e.source_file, e.source_sheet, e.source_row
  FROM evaluation_execution e
  LEFT JOIN staging_self_evaluation s ON s.fiscal_year = e.fiscal_year
    AND s.project_code = e.project_code AND s.indicator_code = e.indicator_code
  LEFT JOIN staging_self_evaluation w ON w.fiscal_year = e.fiscal_year
    AND w.project_code = e.project_code AND w.indicator_code = 'EXECUTION'
  WHERE e.scored
),
scaled AS (
  SELECT
    g.*, p.rounding_mode,
    places(p.rounding_decimals) AS places,
    millionths(g.weight) * g.share_part
      * places(p.rounding_decimals) AS part,
    g.share_whole * 1000000 AS whole
  FROM graded g
  CROSS JOIN policy p
),
rounded AS (
  SELECT s.*, rounded(s.part, s.whole, s.rounding_mode, s.nearest) AS earned
  FROM (SELECT scaled.*, half_up(part, whole) AS nearest FROM scaled) s
),
pointed AS (
  SELECT
    r.*,
    points_of(greatest(r.earned - round(r.over_points * r.places), 0), r.places) AS points,
    CASE WHEN r.answered THEN rate(r.completion_part, r.completion_whole) END AS completion
  FROM rounded r
)
SELECT
  q.fiscal_year, q.subject, q.subject_code, q.indicator_code, q.kind, q.indicator_name, q.name_en,
  q.level1, q.level2, q.direction, q.unit_of_measure,
  CASE WHEN q.direction <> 'by' THEN q.target END AS target,
  CASE WHEN q.level1 = 'execution' THEN q.completion WHEN q.direction <> 'by' THEN q.actual
    END AS actual,
  q.tier, q.completion, q.numerator, q.denominator, q.rule,
  CASE WHEN q.over_by_points AND q.over_points > 0 THEN concat(q.clause, ';', f.clause)
    WHEN q.over_by_share THEN concat(q.clause, ';', o.clause)
    ELSE q.clause END AS clause,
  CAST(q.weight AS DECIMAL(18,6)) AS weight,
  CASE WHEN q.scored THEN q.points END AS points,
  CAST(q.declared_points AS DECIMAL(9,2)) AS declared_points,
  CASE WHEN q.scored AND q.points_whole = q.weight
    THEN CAST(q.declared_points - q.points AS DECIMAL(9,2)) END AS gap,
  q.reason, q.measure,
  nullif(concat_ws(',', CASE WHEN q.weight > 0 AND q.scored THEN nullif(concat_ws(',',
    CASE WHEN q.far_above THEN 'target_far_exceeded' END,
    CASE WHEN q.answered AND (NOT q.met OR q.far_above) AND coalesce(trim(q.reason), '') = ''
      AND q.kind NOT IN ('execution', 'computed') THEN 'reason_missing' END,
    CASE WHEN q.answered AND NOT q.met AND coalesce(trim(q.measure), '') = ''
      AND q.kind NOT IN ('execution', 'computed') THEN 'measure_missing' END,
    CASE WHEN q.measure_state <> 'computed' THEN q.measure_state
      WHEN q.kind <> 'computed' AND NOT q.answered AND NOT q.points_outside
        AND coalesce(q.execution_state, 'unreported') = 'unreported' THEN 'not_reported' END,
    CASE q.execution_state WHEN 'lacking' THEN 'denominator_missing'
      WHEN 'replaced' THEN 'denominator_replaced'
      WHEN 'unbudgeted' THEN 'spent_without_budget'
      WHEN 'outside' THEN 'no_money_in_parts' END,
    CASE WHEN q.part_outside THEN 'money_in_no_part' END,
    CASE WHEN q.money_period IS NOT NULL THEN 'money_stale' END,
    CASE WHEN q.tier_outside THEN 'tier_share_outside' END,
    CASE WHEN q.in_no_tier THEN 'share_in_no_tier' END,
    CASE WHEN q.points_outside THEN 'points_outside_weight' END,
    CASE WHEN q.rule = 'tier_refused' OR (q.points_outside AND NOT q.answered)
      THEN 'judgement_refused' END,
    CASE WHEN q.vetoed THEN 'veto_not_met' END,
    CASE WHEN q.unknown THEN 'scoring_unknown' END,
    CASE WHEN q.unsuited THEN 'scoring_unsuited' END,
    CASE WHEN q.points_whole = q.weight AND q.declared_points <> q.points
      THEN 'declared_differs' END), '') END,
    CASE WHEN q.scored AND NOT q.points_outside
      AND (q.declared_points < 0 OR q.declared_points > q.points_whole)
      THEN 'own_points_outside' END,
    CASE WHEN q.dropped THEN 'dropped_by_correction' END,
    CASE WHEN q.scaled THEN 'corrected_by_thousands' END,
    q.placed), '') AS finding,
  q.source_file, q.source_sheet, q.source_row,
  CASE WHEN q.direction = 'by' THEN q.target_date END AS target_date,
  q.actual_date,
  CASE WHEN q.direction = 'range' THEN q.target_high END AS target_high, q.measure_state,
  q.money_period
FROM (
  SELECT p.*, p.subject = 'department' OR b.not_evaluated_reason IS NULL
    OR p.level1 = 'execution' AS scored, d.project_code IS NOT NULL AS dropped,
    e.project_code IS NOT NULL AS scaled
  FROM pointed p
  LEFT JOIN self_evaluation_dropped d ON p.subject = 'project' AND d.fiscal_year = p.fiscal_year
    AND d.project_code = p.subject_code AND d.indicator_code = p.indicator_code
  LEFT JOIN self_evaluation_scaled e ON p.subject = 'project' AND e.fiscal_year = p.fiscal_year
    AND e.project_code = p.subject_code AND e.indicator_code = p.indicator_code
  LEFT JOIN evaluation_basis b ON p.subject = 'project' AND b.fiscal_year = p.fiscal_year
    AND b.project_code = p.subject_code
) q
LEFT JOIN policy_clause f ON f.setting = 'far_above_deduction'
LEFT JOIN policy_clause o ON o.setting = 'far_above_effect'
