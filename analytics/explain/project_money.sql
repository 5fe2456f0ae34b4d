-- The execution rows behind a project's money at a period, with file, sheet and row.
SELECT e.period, e.reporter, e.fund_source, e.money_kind, e.budget_line, e.adjusted_amount,
       e.spent_amount, f.file_name, e.source_sheet, e.source_row
FROM staging_execution e
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE e.fiscal_year = $fiscal_year AND e.period <= $period AND e.project_code = $project_code
  AND e.period = (SELECT max(x.period) FROM staging_execution x WHERE x.fiscal_year = $fiscal_year
    AND x.period <= $period AND x.project_code = $project_code)
ORDER BY e.reporter, e.fund_source, e.money_kind, e.budget_line
