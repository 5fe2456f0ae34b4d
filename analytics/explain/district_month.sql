-- The departments that the district's month adds up.
SELECT m.department_code, m.department_name, m.projects, m.budget_amount, m.spent_amount,
       m.execution_rate, m.planned_progress, m.goal_progress, m.light
FROM monitoring_department m
WHERE m.fiscal_year = $fiscal_year AND m.period = $period
ORDER BY m.department_code
