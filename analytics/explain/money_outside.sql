-- The money of a project that falls into none of the policy's execution_parts and is not rated;
-- none where the policy lists no parts.
SELECT v.fund_source, v.money_kind, v.budget_line, v.adjusted_amount, v.spent_amount, f.file_name,
       v.source_sheet, v.source_row
FROM evaluation_money v
JOIN evaluation_execution e ON e.fiscal_year = v.fiscal_year AND e.project_code = v.project_code
  AND e.part IS NULL AND NOT e.scored
LEFT JOIN snapshot_file f ON f.file_id = v.source_file
WHERE v.fiscal_year = $fiscal_year AND v.project_code = $project_code AND v.part IS NULL
ORDER BY v.fund_source, v.money_kind, v.budget_line, f.file_name, v.source_row
