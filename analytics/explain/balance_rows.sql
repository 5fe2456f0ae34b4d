-- The rows that a balance is the sum of, with file, sheet and row.
SELECT b.unit_code, b.fund_source, b.opening_amount, b.revenue_budget_amount, b.revenue_amount,
       b.budget_amount, b.spent_amount, b.returned_amount, b.balance_amount, b.idle_amount,
       f.file_name, b.source_sheet, b.source_row
FROM staging_unit_balance b
LEFT JOIN staging_organisation o ON o.fiscal_year = b.fiscal_year AND o.unit_code = b.unit_code
LEFT JOIN snapshot_file f ON f.file_id = b.source_file
WHERE b.fiscal_year = $fiscal_year AND b.period = $period
  AND ($level = 'district' OR $key_code = CASE $level WHEN 'unit' THEN b.unit_code
    ELSE coalesce(o.department_code, '-') END)
ORDER BY b.unit_code, b.fund_source, b.source_row
