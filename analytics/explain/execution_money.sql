-- The execution rows behind an execution rate that is scored, of all money or of a part of it; of
-- any other indicator none.
SELECT m.period, m.reporter, m.fund_source, m.money_kind, m.budget_line, m.adjusted_amount,
       m.spent_amount, m.file_name, m.source_sheet, m.source_row
FROM run_setting r
JOIN money_rows m ON m.seen_at = r.through_period
JOIN evaluation_execution e ON e.fiscal_year = m.fiscal_year AND e.project_code = m.project_code
  AND e.indicator_code = $indicator_code
JOIN evaluation_money v ON v.fiscal_year = m.fiscal_year AND v.project_code = m.project_code
  AND v.fund_source = m.fund_source AND v.money_kind = m.money_kind
  AND v.budget_line = m.budget_line AND (e.part IS NULL OR v.part = e.part)
WHERE m.fiscal_year = $fiscal_year AND m.project_code = $project_code
ORDER BY m.fund_source, m.money_kind, m.budget_line, m.file_name, m.source_row
