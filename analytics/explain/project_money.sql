-- The execution rows behind a project's money at a period.
SELECT period, reporter, fund_source, money_kind, budget_line, adjusted_amount, spent_amount,
       file_name, source_sheet, source_row
FROM money_rows
WHERE fiscal_year = $fiscal_year AND seen_at = $period AND project_code = $project_code
ORDER BY fund_source, money_kind, budget_line, file_name, source_row
