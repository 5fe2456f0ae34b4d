-- The execution rows behind an execution rate that is scored; of any other indicator none.
SELECT e.period, e.reporter, e.fund_source, e.money_kind, e.budget_line, e.adjusted_amount,
       e.spent_amount, f.file_name, e.source_sheet, e.source_row
FROM run_setting r
JOIN monitoring_money m ON m.period = r.through_period
JOIN monitoring_month value ON value.month = m.value_month
JOIN staging_execution e ON e.project_code = m.project_code AND e.period = value.period
  AND e.reporter = m.reporter
CROSS JOIN policy p
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE e.fiscal_year = $fiscal_year AND m.project_code = $project_code
  AND $indicator_code = 'EXECUTION'
  AND (p.money_kinds = 'all' OR e.money_kind = 'current')
ORDER BY e.fund_source, e.money_kind, e.budget_line, f.file_name, e.source_row
