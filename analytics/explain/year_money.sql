-- The execution rows behind a project's execution rate in its score: its money at the run's last
-- period.
SELECT m.period, m.reporter, m.fund_source, m.money_kind, m.budget_line, m.adjusted_amount,
       m.spent_amount, m.file_name, m.source_sheet, m.source_row
FROM run_setting r
JOIN money_rows m ON m.seen_at = r.through_period
WHERE m.fiscal_year = $fiscal_year AND m.project_code = $project_code
ORDER BY m.fund_source, m.money_kind, m.budget_line, m.file_name, m.source_row
