-- The projects whose scores, weighted by budget, make the project part of a department's total.
SELECT p.project_code, p.project_name, p.budget_amount, p.total, p.grade
FROM evaluation_project p
WHERE p.fiscal_year = $fiscal_year AND p.department_code = $department_code
ORDER BY p.project_code
