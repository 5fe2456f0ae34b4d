-- monitoring_project_in_range · 项目的灯色、比例、报告月数和上下限在范围之内
-- Lights are of the list, shares between 0 and 1, ages not negative, bounds the right way round,
-- and no side is judged that was not reported for the month.
SELECT period, project_code, light, money_light, goal_light, goal_progress, planned_progress,
       money_age, spent_forecast_low, spent_forecast_high
FROM monitoring_project
WHERE coalesce(light NOT IN ('green', 'yellow', 'red', 'blue', 'missing'), true)
   OR coalesce(money_light NOT IN ('green', 'yellow', 'red', 'missing'), true)
   OR coalesce(goal_light NOT IN ('green', 'yellow', 'red', 'blue', 'missing'), true)
   OR goal_progress NOT BETWEEN 0 AND 1 OR planned_progress NOT BETWEEN 0 AND 1 OR money_age < 0
   OR spent_forecast_low > spent_forecast_high OR goals_age < 0
   OR (NOT money_reported AND (money_light <> 'missing' OR execution_deviation IS NOT NULL))
   OR (coalesce(goals_age > 0, true) AND (goal_light <> 'missing' OR goal_progress IS NOT NULL))
