-- Where the year-end value of an indicator was written; an execution rate has rows of its own.
SELECT f.file_name, e.source_sheet, e.source_row, e.source_file
FROM evaluation_indicator e
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE e.fiscal_year = $fiscal_year AND e.project_code = $project_code
  AND e.indicator_code = $indicator_code AND e.level1 <> 'execution'
