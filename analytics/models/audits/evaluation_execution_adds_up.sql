-- evaluation_execution_adds_up · 执行率各行的权重加起来是执行率的权重
-- The row of execution, or the rows of its parts together, weigh what the project's scheme gives
-- execution.
SELECT s.project_code, s.execution_weight, i.weight
FROM evaluation_scheme s
LEFT JOIN (SELECT fiscal_year, project_code, sum(weight) AS weight FROM evaluation_indicator
  WHERE level1 = 'execution' GROUP BY fiscal_year, project_code) i
  ON i.fiscal_year = s.fiscal_year AND i.project_code = s.project_code
WHERE i.weight IS DISTINCT FROM s.execution_weight
