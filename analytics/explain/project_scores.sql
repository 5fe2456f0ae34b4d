-- The rows of one project's score; their points add to the total before any cap.
SELECT e.indicator_code, e.indicator_name, e.level1, e.direction, e.target, e.actual, e.completion,
       e.rule, e.weight, e.points, e.declared_points, e.finding, e.clause,
       f.file_name, e.source_sheet, e.source_row
FROM evaluation_indicator e
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE e.fiscal_year = $fiscal_year AND e.project_code = $project_code
ORDER BY CASE WHEN e.indicator_code = 'EXECUTION' THEN 0 ELSE 1 END, e.indicator_code
