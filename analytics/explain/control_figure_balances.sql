-- The rows of revenue and balances that a published figure is held against, with file, sheet and
-- row.
SELECT b.unit_code, b.fund_source, b.opening_amount, b.revenue_budget_amount, b.revenue_amount,
       b.budget_amount, b.spent_amount, b.returned_amount, b.balance_amount, b.idle_amount,
       f.file_name, b.source_sheet, b.source_row
FROM staging_control_figure c
JOIN staging_unit_balance b ON b.fiscal_year = c.fiscal_year AND b.period = c.period
LEFT JOIN staging_organisation o ON o.fiscal_year = b.fiscal_year AND o.unit_code = b.unit_code
LEFT JOIN snapshot_file f ON f.file_id = b.source_file
WHERE c.fiscal_year = $fiscal_year AND c.period = $period AND c.kind = $kind AND c.level = $level
  AND c.key_code = $key_code AND c.measure = $measure
  AND c.measure IN ('opening_amount', 'revenue_budget_amount', 'revenue_amount', 'revenue_rate',
    'balance_amount', 'idle_amount', 'balance_rate', 'balance_change')
  AND (c.level = 'district' OR c.key_code = CASE c.level WHEN 'unit' THEN b.unit_code
    WHEN 'department' THEN coalesce(o.department_code, '-') END)
ORDER BY b.unit_code, b.fund_source, b.source_row
