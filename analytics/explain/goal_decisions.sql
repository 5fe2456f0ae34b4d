-- Every decision on a project's goals that an accepted approval file states, in the order of
-- receipt, and which of them is a return of its own (where it was first stated).
SELECT seen.file_name, lake.source_sheet, lake.source_row, lake.decision, lake.approved_on,
       lake.document, r.return_number
FROM lake_approval lake
JOIN snapshot_file seen ON seen.file_id = lake.source_file
LEFT JOIN approval_return r ON r.fiscal_year = lake.fiscal_year
  AND r.project_code = lake.project_code AND r.first_file = lake.source_file
  AND r.first_sheet = lake.source_sheet AND r.first_row = lake.source_row
WHERE lake.fiscal_year = $fiscal_year AND lake.project_code = $project_code
ORDER BY seen.file_order, lake.source_row
