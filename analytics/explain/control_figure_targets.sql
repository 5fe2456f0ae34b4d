-- The targets that a published count is held against, each with what it is judged by and where that
-- was written.
SELECT t.project_code, t.indicator_code, t.indicator_name, t.direction, t.target, t.target_high,
       t.target_date, t.actual, t.actual_date, t.tier, t.state AS target_state, t.carried,
       f.file_name, t.source_sheet, t.source_row, t.source_file
FROM staging_control_figure c
JOIN target_standing t ON t.fiscal_year = c.fiscal_year AND t.period = c.period
LEFT JOIN snapshot_file f ON f.file_id = t.source_file
WHERE c.fiscal_year = $fiscal_year AND c.period = $period AND c.kind = $kind AND c.level = $level
  AND c.key_code = $key_code AND c.measure = $measure
  AND strpos(c.measure, 'targets') = 1
  AND (c.level = 'district'
    OR c.key_code = CASE c.level WHEN 'project' THEN t.project_code WHEN 'unit' THEN t.unit_code
    WHEN 'department' THEN t.department_code END)
ORDER BY t.project_code, t.indicator_code
