-- The request behind an allocated line, with file, sheet and row.
SELECT r.project_code, r.project_name, r.fund_source, r.requested_amount, r.floor_amount,
       f.file_name, r.source_sheet, r.source_row
FROM staging_request r
LEFT JOIN snapshot_file f ON f.file_id = r.source_file
WHERE r.fiscal_year = $fiscal_year AND r.project_code = $project_code
  AND r.fund_source = $fund_source
