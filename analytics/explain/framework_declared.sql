-- What a department declared of a row of its whole, and what it reported at year end.
SELECT 'declared' AS part, i.indicator_name, i.level1, i.direction, i.target_value, i.target_date,
       i.weight, NULL AS actual_value, NULL AS actual_date, NULL AS tier, NULL AS declared_points,
       f.file_name, i.source_sheet, i.source_row
FROM staging_department_indicator i
LEFT JOIN snapshot_file f ON f.file_id = i.source_file
WHERE i.fiscal_year = $fiscal_year AND i.department_code = $department_code
  AND i.indicator_code = $framework_code
UNION ALL
SELECT 'reported', NULL, NULL, NULL, NULL, NULL, NULL, e.actual_value, e.actual_date, e.tier,
       e.declared_points, f.file_name, e.source_sheet, e.source_row
FROM staging_department_evaluation e
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE e.fiscal_year = $fiscal_year AND e.department_code = $department_code
  AND e.indicator_code = $framework_code
