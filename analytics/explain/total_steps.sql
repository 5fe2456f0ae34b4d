-- How a project's total comes of its rows, step by step: its cap, what the policy and finance take
-- off and what finance adds, each with its reason. A step that changes nothing is left out.
WITH project AS (
  SELECT e.*, least(coalesce(e.cap_applied, e.raw_total), 100) AS capped,
         coalesce(e.deduction_points, 0) AS taken, coalesce(e.found_deduction_points, 0) AS found,
         coalesce(e.bonus_points, 0) AS bonus, coalesce(e.cap_applied, 100) AS most
  FROM evaluation_project e
  WHERE e.fiscal_year = $fiscal_year AND e.project_code = $project_code AND e.total IS NOT NULL
), lessened AS (
  SELECT p.*, greatest(p.capped - p.taken, 0) AS after_taken,
         greatest(p.capped - p.taken - p.found, 0) AS after_found
  FROM project p
), stepped AS (
  SELECT l.*, least(l.after_found + l.bonus, l.most, 100) AS after_bonus FROM lessened l
)
SELECT step, how, points, reason
FROM (
  SELECT 1 AS place, 'raw_total' AS step, CAST(NULL AS VARCHAR) AS how, raw_total AS points,
         CAST(NULL AS VARCHAR) AS reason
  FROM stepped
  UNION ALL
  SELECT 2, 'capped', concat('min(', raw_total, ', ', least(most, 100), ')'), capped, NULL
  FROM stepped WHERE capped <> raw_total
  UNION ALL
  SELECT 3, 'policy_deduction', concat('max(', capped, ' − ', taken, ', 0)'), after_taken,
         deductions
  FROM stepped WHERE taken > 0
  UNION ALL
  SELECT 4, 'found_deduction', concat('max(', after_taken, ' − ', found, ', 0)'), after_found,
         found_deduction_reason
  FROM stepped WHERE found > 0
  UNION ALL
  SELECT 5, 'bonus', concat('min(', after_found, ' + ', bonus, ', ', least(most, 100), ')'),
         after_bonus, bonus_reason
  FROM stepped WHERE bonus > 0
  UNION ALL
  SELECT 6, 'total', CASE WHEN total <> after_bonus THEN concat('≈ ', after_bonus) END, total, NULL
  FROM stepped
) steps
ORDER BY place
