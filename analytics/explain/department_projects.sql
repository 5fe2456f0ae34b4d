-- The projects whose scores, weighted by budget, make the project part of a department's total;
-- those
-- that are not evaluated have no part in it.
SELECT p.project_code, p.project_name, p.budget_amount, p.score, p.grade, p.graded_by,
       p.not_evaluated_reason
FROM evaluation_project p
WHERE p.fiscal_year = $fiscal_year AND p.department_code = $department_code
ORDER BY p.project_code
