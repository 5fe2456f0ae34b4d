-- The evaluation that set an allocated line's range.
SELECT p.project_code, p.project_name, p.budget_amount, p.total, p.re_score, p.grade, p.cap_applied
FROM evaluation_project p
JOIN allocation_line l ON l.previous_project_code = p.project_code AND p.fiscal_year = l.fiscal_year - 1
WHERE l.fiscal_year = $fiscal_year AND l.project_code = $project_code AND l.fund_source = $fund_source
