-- What approved adjustments changed in the goal of an indicator, by which approval.
SELECT a.changed, a.value_before, a.value_after, a.reason AS adjusted_because, a.approved_on,
       a.document, f.file_name, a.source_sheet, a.source_row
FROM goal_adjustment a
LEFT JOIN snapshot_file f ON f.file_id = a.source_file
WHERE a.fiscal_year = $fiscal_year AND a.project_code = $project_code
  AND a.indicator_code = $indicator_code
ORDER BY a.change_order, a.changed
