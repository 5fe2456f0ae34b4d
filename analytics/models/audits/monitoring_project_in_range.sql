-- Rows of monitoring_project with a light outside the list, a share outside 0 to 1, a negative age,
-- bounds the wrong way round, or a judgement of a side that was not reported for the month.
SELECT period, project_code, light, money_light, goal_light, goal_progress, planned_progress,
       money_age, spent_forecast_low, spent_forecast_high
FROM monitoring_project
WHERE light NOT IN ('green', 'yellow', 'red', 'blue', 'missing')
  OR money_light NOT IN ('green', 'yellow', 'red', 'missing')
   OR goal_light NOT IN ('green', 'yellow', 'red', 'blue', 'missing')
   OR goal_progress NOT BETWEEN 0 AND 1 OR planned_progress NOT BETWEEN 0 AND 1 OR money_age < 0
     OR spent_forecast_low > spent_forecast_high OR goals_age < 0
   OR (NOT money_reported AND (money_light <> 'missing' OR execution_deviation IS NOT NULL))
   OR (coalesce(goals_age > 0, true) AND (goal_light <> 'missing' OR goal_progress IS NOT NULL))
