-- The execution rows that monitoring_money adds up for a project at a period (seen_at), with file,
-- sheet and row: what several explanations of money are made of.
CREATE OR REPLACE TEMP VIEW money_rows AS
SELECT m.period AS seen_at, e.fiscal_year, e.project_code, e.period, e.reporter, e.fund_source,
       e.money_kind, e.budget_line, e.initial_amount, e.adjusted_amount, e.received_amount,
       e.spent_amount, f.file_name, e.source_sheet, e.source_row
FROM monitoring_money m
JOIN monitoring_month value ON value.month = m.value_month
JOIN staging_execution e ON e.project_code = m.project_code AND e.period = value.period
  AND e.reporter = m.reporter
CROSS JOIN policy p
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE p.money_kinds = 'all' OR e.money_kind = 'current'
