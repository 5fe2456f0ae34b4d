-- The projects that a department's month adds up.
SELECT m.project_code, m.project_name, m.budget_amount, m.spent_amount, m.execution_rate,
       m.planned_progress, m.last_goal_progress, m.light, m.reasons
FROM monitoring_project m
WHERE m.fiscal_year = $fiscal_year AND m.period = $period AND m.department_code = $department_code
ORDER BY m.project_code
