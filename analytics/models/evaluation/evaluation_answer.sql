-- evaluation_answer · 年末值及其出处
-- grain: fiscal_year, project_code, indicator_code
-- inputs: staging_indicator, run_setting, monitoring_project, staging_self_evaluation, policy,
--   staging_progress, indicator_child
--
-- The year-end value of every indicator that is evaluated, and where it was read.
-- Empty unless the run's last period closes the year.
-- answered_by: self_evaluation; else progress (the closing month only, an older value is no
--   year-end value); else children (unweighted child rows add up to their parent when every one of
--   them has a value); else NULL, which scores 0 as not reported.
-- target, actual: a number; where a day is the target (`by`), days since 1970. target_high: the
--   upper end of a range. target_times: 100 where a target in per cent is a share by its result
--   (share_times); target and target_high are then in per cent. scoring: the scoring that the
--   declaration itself names.
-- judged_points: on a judged (qualitative) row the self-evaluation's points from 0 to the weight,
--   which by policy.judged_points are its judgement where no share is given.
-- points_outside: such a row's points lie outside 0 to the weight and judge nothing; where nothing
--   else answers, the source is their cell.
WITH declared AS (
  SELECT i.*, r.through_period
  FROM staging_indicator i
  JOIN run_setting r ON r.fiscal_year = i.fiscal_year AND r.evaluates
  JOIN monitoring_project m ON m.fiscal_year = i.fiscal_year AND m.period = r.through_period
    AND m.project_code = i.project_code
),
pointed AS (
  SELECT
    d.fiscal_year, d.project_code, d.indicator_code,
    CASE WHEN s.declared_points >= 0 AND s.declared_points <= d.weight
      THEN s.declared_points END AS judged_points,
    s.declared_points < 0 OR s.declared_points > d.weight AS points_outside
  FROM declared d
  JOIN staging_self_evaluation s
    ON s.fiscal_year = d.fiscal_year AND s.project_code = d.project_code
      AND s.indicator_code = d.indicator_code
  JOIN policy p ON p.judged_points = 'judgement'
  WHERE d.direction = 'qualitative' AND d.weight > 0
),
answered AS (
  SELECT
    d.fiscal_year, d.project_code, d.indicator_code,
    CASE d.direction WHEN 'qualitative' THEN s.tier IS NOT NULL OR s.tier_share IS NOT NULL
        OR j.judged_points IS NOT NULL
      WHEN 'by' THEN s.actual_date IS NOT NULL
      ELSE s.actual_value IS NOT NULL END AS by_self,
    CASE d.direction WHEN 'qualitative' THEN p.tier IS NOT NULL
      WHEN 'by' THEN p.actual_date IS NOT NULL
      ELSE p.actual_value IS NOT NULL END AS by_progress,
    CASE WHEN d.direction = 'by' THEN day_number(s.actual_date)
      ELSE s.actual_value END AS self_actual, s.tier AS self_tier, s.tier_share, s.declared_points,
    CASE WHEN s.tier_share IS NULL THEN j.judged_points END AS judged_points,
    coalesce(j.points_outside, FALSE) AS points_outside,
    coalesce(j.points_outside, FALSE) AND p.tier IS NULL AS only_outside,
    CASE WHEN d.direction = 'by' THEN day_number(p.actual_date)
      ELSE p.actual_value END AS progress_actual, p.tier AS progress_tier,
    s.actual_date AS self_date, p.actual_date AS progress_date,
    coalesce(s.reason, p.explanation) AS reason,
    coalesce(s.measure, p.measure) AS measure,
    s.source_file AS self_file, s.source_sheet AS self_sheet, s.source_row AS self_row,
    p.source_file AS progress_file, p.source_sheet AS progress_sheet, p.source_row AS progress_row
  FROM declared d
  LEFT JOIN staging_self_evaluation s
    ON s.fiscal_year = d.fiscal_year AND s.project_code = d.project_code
      AND s.indicator_code = d.indicator_code
  LEFT JOIN pointed j
    ON j.fiscal_year = d.fiscal_year AND j.project_code = d.project_code
      AND j.indicator_code = d.indicator_code
  LEFT JOIN staging_progress p
    ON p.fiscal_year = d.fiscal_year AND p.period = d.through_period
      AND p.project_code = d.project_code AND p.indicator_code = d.indicator_code
),
children AS (
  SELECT k.fiscal_year, k.project_code, k.indicator_code,
         sum(CASE WHEN a.by_self THEN a.self_actual ELSE a.progress_actual END) AS children_actual
  FROM indicator_child k
  JOIN answered a ON a.fiscal_year = k.fiscal_year AND a.project_code = k.project_code
    AND a.indicator_code = k.child_code
  WHERE a.by_self OR a.by_progress
  GROUP BY k.fiscal_year, k.project_code, k.indicator_code, k.children
  HAVING count(*) = k.children
),
placed AS (
  SELECT
    d.fiscal_year, d.project_code, d.indicator_code, d.indicator_name, d.level1, d.level2,
    d.direction, d.unit_of_measure, d.weight,
    CAST(CASE WHEN d.direction = 'by' THEN day_number(d.target_date)
      ELSE d.target_value END AS DECIMAL(18,6)) AS declared_target,
    d.target_high AS declared_high, may_be_share(d.direction, d.unit_of_measure, d.target_value,
      d.target_high) AS may_be_share, d.target_date, d.scoring,
    CASE WHEN a.by_self THEN 'self_evaluation' WHEN a.by_progress THEN 'progress'
      WHEN c.children_actual IS NOT NULL THEN 'children' END AS answered_by,
    CAST(CASE WHEN d.direction = 'qualitative' THEN NULL
              WHEN a.by_self THEN a.self_actual
              WHEN a.by_progress THEN a.progress_actual
              ELSE c.children_actual END AS DECIMAL(18,6)) AS actual,
    CASE WHEN d.direction <> 'by' THEN NULL WHEN a.by_self THEN a.self_date
      ELSE a.progress_date END AS actual_date,
    CASE WHEN a.by_self THEN a.self_tier WHEN a.by_progress THEN a.progress_tier END AS tier,
    CASE WHEN a.by_self THEN a.tier_share END AS tier_share,
    a.judged_points, a.points_outside, a.declared_points, a.reason, a.measure,
    CASE WHEN a.by_self OR a.only_outside THEN a.self_file
      WHEN a.by_progress THEN a.progress_file
      ELSE d.source_file END AS source_file,
    CASE WHEN a.by_self OR a.only_outside THEN a.self_sheet
      WHEN a.by_progress THEN a.progress_sheet
      ELSE d.source_sheet END AS source_sheet,
    CASE WHEN a.by_self OR a.only_outside THEN a.self_row
      WHEN a.by_progress THEN a.progress_row
      ELSE d.source_row END AS source_row
  FROM declared d
  JOIN answered a ON a.fiscal_year = d.fiscal_year AND a.project_code = d.project_code
    AND a.indicator_code = d.indicator_code
  LEFT JOIN children c
    ON c.fiscal_year = d.fiscal_year AND c.project_code = d.project_code
      AND c.indicator_code = d.indicator_code
),
timed AS (
  SELECT placed.*, share_times(may_be_share, declared_target, declared_high, actual)
    AS target_times
  FROM placed
)
SELECT
  fiscal_year, project_code, indicator_code, indicator_name, level1, level2, direction,
  unit_of_measure, weight, CAST(declared_target * target_times AS DECIMAL(18,6)) AS target,
  CAST(declared_high * target_times AS DECIMAL(18,6)) AS target_high, target_times, target_date,
  scoring, answered_by, actual, actual_date, tier, tier_share, judged_points, points_outside,
  declared_points, reason, measure, source_file, source_sheet, source_row
FROM timed
