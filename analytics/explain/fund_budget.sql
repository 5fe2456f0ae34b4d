-- What the fund of a request has this year in the project it continues: the execution rows that
-- speak for it in the run's last period, with file, sheet and row. They add up to the base, or to
-- what several requests share.
SELECT e.period, e.reporter, e.fund_source, e.money_kind, e.budget_line, e.adjusted_amount,
       f.file_name, e.source_sheet, e.source_row
FROM allocation_range l
JOIN run_setting r ON r.allocation_year = l.fiscal_year
JOIN monitoring_money m ON m.project_code = l.previous_project_code
  AND m.period = r.through_period
JOIN monitoring_month value ON value.month = m.value_month
JOIN staging_execution e ON e.project_code = m.project_code AND e.period = value.period
  AND e.reporter = m.reporter AND e.fund_source = l.fund_source
CROSS JOIN policy p
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE l.fiscal_year = $fiscal_year AND l.project_code = $project_code
  AND l.fund_source = $fund_source
  AND (p.money_kinds = 'all' OR e.money_kind = 'current')
ORDER BY e.money_kind, e.budget_line
