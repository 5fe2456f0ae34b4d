-- The rows of one project's score; their points add to the total before any cap. The rows that the
-- execution rate rests on are listed apart.
SELECT e.indicator_code, e.indicator_name, e.level1, e.direction, e.target, e.actual, e.completion,
       e.rule, e.weight, e.points, e.declared_points, e.finding, e.clause,
       f.file_name, CASE WHEN f.file_name IS NOT NULL THEN e.source_sheet END AS source_sheet,
       CASE WHEN f.file_name IS NOT NULL THEN e.source_row END AS source_row
FROM evaluation_indicator e
LEFT JOIN snapshot_file f ON f.file_id = e.source_file AND e.level1 <> 'execution'
WHERE e.fiscal_year = $fiscal_year AND e.project_code = $project_code
ORDER BY CASE WHEN e.level1 = 'execution' THEN 0 ELSE 1 END, e.indicator_code
