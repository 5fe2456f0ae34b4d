-- What each file adds to a published figure of the whole district or of all files.
SELECT f.file_name, e.source_sheet, min(e.source_row) AS first_row, max(e.source_row) AS last_row,
       count(*) AS line_count, sum(e.initial_amount) AS initial_amount,
       sum(e.adjusted_amount) AS adjusted_amount, sum(e.committed_amount) AS committed_amount,
       sum(e.spent_amount) AS spent_amount, sum(e.paid_amount) AS paid_amount
FROM staging_control_figure c
JOIN staging_execution e ON e.fiscal_year = c.fiscal_year AND e.period = c.period
  AND e.reporter = c.reporter AND c.money_kind IN ('all', e.money_kind)
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE c.fiscal_year = $fiscal_year AND c.period = $period AND c.kind = $kind AND c.level = $level
  AND c.key_code = $key_code AND c.measure = $measure
  AND strpos(c.measure, 'targets') = 0
  AND c.measure NOT IN ('opening_amount', 'revenue_budget_amount', 'revenue_amount',
    'revenue_rate', 'balance_amount', 'idle_amount', 'balance_rate', 'balance_change')
  AND c.level IN ('district', 'file')
GROUP BY f.file_name, e.source_sheet
ORDER BY f.file_name, e.source_sheet
