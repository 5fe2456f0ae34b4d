-- Where the value of an indicator at a period was written.
SELECT f.file_name, m.source_sheet, m.source_row, m.reported_period, m.source_file
FROM monitoring_indicator m
LEFT JOIN snapshot_file f ON f.file_id = m.source_file
WHERE m.fiscal_year = $fiscal_year AND m.period = $period AND m.project_code = $project_code
  AND m.indicator_code = $indicator_code
