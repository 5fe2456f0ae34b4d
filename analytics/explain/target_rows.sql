-- The targets that a count is of, each with what it is judged by and where that was written.
SELECT t.project_code, t.indicator_code, t.indicator_name, t.direction, t.target, t.target_high,
       t.target_date, t.actual, t.actual_date, t.tier, t.state, t.carried, f.file_name,
       t.source_sheet, t.source_row, t.source_file
FROM target_result t
LEFT JOIN snapshot_file f ON f.file_id = t.source_file
WHERE t.fiscal_year = $fiscal_year AND t.period = $period
  AND ($level = 'district' OR $key_code = CASE $level WHEN 'unit' THEN t.unit_code
    ELSE t.department_code END)
ORDER BY t.project_code, t.indicator_code
