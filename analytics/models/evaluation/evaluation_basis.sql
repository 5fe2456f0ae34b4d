-- evaluation_basis · 依什么评价
-- grain: fiscal_year, project_code
-- inputs: monitoring_project, run_setting, evaluation_answer, evaluation_measure,
--   staging_self_evaluation, self_evaluation_first, snapshot_refused_project, snapshot_file,
--   staging_approval, approval_return, policy
--
-- Whether each project of the year can be scored, and what late or missing self-evaluations cost by
--   the policy.
-- Empty unless the run's last period closes the year.
-- not_evaluated_reason: NULL where the project is scored; else, in this order,
--   self_evaluation_refused: what was sent, which may have declared the goals too, was refused and
--   nothing replaced it; no_indicators: nothing to be scored by, neither rows of its own nor one
--   that its scheme could compute; no_self_evaluation: nothing was sent; self_evaluation_empty: a
--   form without a single result; self_evaluation_incomplete: rows unanswered, where the policy
--   scores no such form. Where the policy lets year-end values stand in for a missing
--   self-evaluation, they do.
-- refused_file: the last file that was refused for the project; its receipt says why.
-- deductions: missing_self_evaluation, or late_self_evaluation where the first accepted form's day
--   of reporting lies after the policy's due day of the following year, whatever has corrected it;
--   returned, where the policy deducts for goals that finance returned and, as the policy counts,
--   the decision in force returns them or any ever did; deduction_points: what the policy takes
--   off, for all together.
-- returned_times, returned_files: where each return counts, how often and by which files, in order
--   of receipt; NULL where only the decision in force does.
WITH listed AS (
  SELECT m.fiscal_year, m.project_code
  FROM monitoring_project m
  JOIN run_setting r ON r.fiscal_year = m.fiscal_year AND r.through_period = m.period
    AND r.evaluates
),
answers AS (
  SELECT fiscal_year, project_code, count(*) AS indicators, count(answered_by) AS answered,
    sum(CASE WHEN answered_by = 'self_evaluation' THEN 1 ELSE 0 END) AS own,
    sum(CASE WHEN weight > 0 AND answered_by IS NULL THEN 1 ELSE 0 END) AS unanswered
  FROM evaluation_answer
  GROUP BY fiscal_year, project_code
),
computed AS (
  SELECT fiscal_year, subject_code AS project_code, count(*) AS measures
  FROM evaluation_measure
  WHERE subject = 'project' AND state = 'computed'
  GROUP BY fiscal_year, subject_code
),
sent AS (
  SELECT DISTINCT e.fiscal_year, e.project_code, f.reported_on
  FROM staging_self_evaluation e
  LEFT JOIN self_evaluation_first f ON f.fiscal_year = e.fiscal_year
    AND f.project_code = e.project_code
),
refused AS (
  SELECT fiscal_year, project_code, file_id
  FROM (
    SELECT s.fiscal_year, s.project_code, s.file_id,
      row_number() OVER (PARTITION BY s.fiscal_year, s.project_code
        ORDER BY f.file_order DESC) AS place
    FROM snapshot_refused_project s
    JOIN snapshot_file f ON f.file_id = s.file_id
    WHERE s.dataset = 'self-evaluation'
  ) files
  WHERE place = 1
),
returns AS (
  SELECT fiscal_year, project_code, CAST(sum(returns) AS INTEGER) AS times,
    array_join(array_agg(file_name ORDER BY first_order), ', ') AS files
  FROM (
    SELECT b.fiscal_year, b.project_code, f.file_name, b.first_order, count(*) AS returns
    FROM approval_return b
    JOIN snapshot_file f ON f.file_id = b.first_file
    GROUP BY b.fiscal_year, b.project_code, f.file_name, b.first_order
  ) files
  GROUP BY fiscal_year, project_code
),
judged AS (
  SELECT
    l.fiscal_year, l.project_code, p.late_self_evaluation_deduction AS late_points,
    p.returned_deduction AS returned_points,
    p.returned_deduction > 0 AND CASE p.returned_deduction_counts
      WHEN 'each' THEN b.times IS NOT NULL
      ELSE coalesce(d.decision = 'returned', FALSE) END AS is_returned,
    CASE WHEN p.returned_deduction > 0 AND p.returned_deduction_counts = 'each'
      THEN b.times END AS returned_times,
    b.files AS returned_files,
    p.missing_self_evaluation_deduction AS missing_points,
    CASE WHEN s.project_code IS NULL THEN x.file_id END AS refused_file,
    CASE
      WHEN a.indicators IS NULL AND k.measures IS NULL
        THEN CASE WHEN s.project_code IS NULL AND x.file_id IS NOT NULL
          THEN 'self_evaluation_refused' ELSE 'no_indicators' END
      WHEN a.own = 0 AND NOT (p.missing_self_evaluation = 'year_end_values' AND a.answered > 0)
        THEN CASE WHEN s.project_code IS NOT NULL THEN 'self_evaluation_empty'
          WHEN x.file_id IS NOT NULL THEN 'self_evaluation_refused'
          ELSE 'no_self_evaluation' END
      WHEN a.unanswered > 0 AND p.unanswered_row = 'not_evaluated'
        THEN 'self_evaluation_incomplete'
    END AS not_evaluated_reason,
    s.project_code IS NULL AND a.indicators > 0 AS is_missing,
    coalesce(s.reported_on > CAST(CAST(l.fiscal_year + 1 AS VARCHAR) || '-'
      || p.self_evaluation_due AS DATE), FALSE) AS is_late
  FROM listed l
  CROSS JOIN policy p
  LEFT JOIN answers a ON a.fiscal_year = l.fiscal_year AND a.project_code = l.project_code
  LEFT JOIN computed k ON k.fiscal_year = l.fiscal_year AND k.project_code = l.project_code
  LEFT JOIN sent s ON s.fiscal_year = l.fiscal_year AND s.project_code = l.project_code
  LEFT JOIN staging_approval d ON d.fiscal_year = l.fiscal_year
    AND d.project_code = l.project_code
  LEFT JOIN returns b ON b.fiscal_year = l.fiscal_year AND b.project_code = l.project_code
  LEFT JOIN refused x ON x.fiscal_year = l.fiscal_year AND x.project_code = l.project_code
)
SELECT
  j.fiscal_year, j.project_code, j.not_evaluated_reason, j.refused_file,
  nullif(concat_ws(',', CASE WHEN j.is_missing THEN 'missing_self_evaluation'
    WHEN j.is_late THEN 'late_self_evaluation' END,
    CASE WHEN j.is_returned THEN 'returned' END), '') AS deductions,
  CASE WHEN j.is_missing OR j.is_late OR j.is_returned
    THEN CAST(CASE WHEN j.is_missing THEN j.missing_points WHEN j.is_late THEN j.late_points
        ELSE 0 END + CASE WHEN j.is_returned
          THEN j.returned_points * coalesce(j.returned_times, 1) ELSE 0 END AS DECIMAL(9,2))
    END AS deduction_points,
  j.returned_times, CASE WHEN j.returned_times IS NOT NULL THEN j.returned_files
    END AS returned_files
FROM judged j
