-- The execution rows behind a project's money at a period: those that monitoring_money adds up,
-- with file, sheet and row.
SELECT e.period, e.reporter, e.fund_source, e.money_kind, e.budget_line, e.adjusted_amount,
       e.spent_amount, f.file_name, e.source_sheet, e.source_row
FROM monitoring_money m
JOIN monitoring_month value ON value.month = m.value_month
JOIN staging_execution e ON e.project_code = m.project_code AND e.period = value.period
  AND e.reporter = m.reporter
CROSS JOIN policy p
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE e.fiscal_year = $fiscal_year AND m.period = $period AND m.project_code = $project_code
  AND (p.money_kinds = 'all' OR e.money_kind = 'current')
ORDER BY e.fund_source, e.money_kind, e.budget_line, f.file_name, e.source_row
