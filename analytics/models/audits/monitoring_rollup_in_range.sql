-- Rows of the roll-ups with a light outside the list, a share outside 0 to 1, or bounds the wrong
-- way round.
SELECT level, key_code, period, light, goal_progress, planned_progress, spent_forecast_low,
       spent_forecast_high
FROM monitoring_rollup
WHERE light NOT IN ('green', 'yellow', 'red', 'missing') OR goal_progress NOT BETWEEN 0 AND 1
  OR planned_progress NOT BETWEEN 0 AND 1
   OR spent_forecast_low > spent_forecast_high OR projects < 1
