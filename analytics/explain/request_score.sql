-- The evaluation that set a request's range; its score is explained under evaluation_project.
SELECT p.fiscal_year, p.project_code, p.project_name, p.budget_amount, p.total, p.re_score, p.score,
       p.graded_by, p.grade, p.cap_applied, p.not_evaluated_reason
FROM evaluation_project p
JOIN allocation_range l ON l.previous_project_code = p.project_code
  AND p.fiscal_year = l.fiscal_year - 1
WHERE l.fiscal_year = $fiscal_year AND l.project_code = $project_code
  AND l.fund_source = $fund_source
