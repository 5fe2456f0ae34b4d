-- The execution rows that a published figure of a project, unit or department is held against, with
-- file, sheet and row.
SELECT e.project_code, e.fund_source, e.money_kind, e.budget_line, e.initial_amount,
       e.adjusted_amount, e.committed_amount, e.spent_amount, e.paid_amount,
       f.file_name, e.source_sheet, e.source_row
FROM staging_control_figure c
JOIN staging_execution e ON e.fiscal_year = c.fiscal_year AND e.period = c.period
  AND e.reporter = c.reporter AND c.money_kind IN ('all', e.money_kind)
LEFT JOIN staging_project p ON p.fiscal_year = e.fiscal_year AND p.project_code = e.project_code
LEFT JOIN staging_organisation o ON o.fiscal_year = e.fiscal_year
  AND o.unit_code = coalesce(e.unit_code, p.unit_code)
LEFT JOIN snapshot_file f ON f.file_id = e.source_file
WHERE c.fiscal_year = $fiscal_year AND c.period = $period AND c.kind = $kind AND c.level = $level
  AND c.key_code = $key_code AND c.measure = $measure
  AND strpos(c.measure, 'targets') = 0
  AND c.measure NOT IN ('opening_amount', 'revenue_budget_amount', 'revenue_amount',
    'revenue_rate', 'balance_amount', 'idle_amount', 'balance_rate', 'balance_change')
  AND c.key_code = CASE c.level WHEN 'project' THEN e.project_code
    WHEN 'unit' THEN coalesce(e.unit_code, p.unit_code, '-')
                                WHEN 'department' THEN coalesce(o.department_code, '-') END
ORDER BY e.project_code, e.fund_source, e.money_kind, e.budget_line, e.source_row
