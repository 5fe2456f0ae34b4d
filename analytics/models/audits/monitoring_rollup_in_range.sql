-- monitoring_rollup_in_range · 汇总的灯色、比例和上下限在范围之内
-- Lights are of the list, shares between 0 and 1, bounds the right way round, and no key is without
-- a project.
SELECT level, key_code, period, light, goal_progress, planned_progress, spent_forecast_low,
       spent_forecast_high
FROM monitoring_rollup
WHERE coalesce(light NOT IN ('green', 'yellow', 'red', 'missing'), true)
   OR goal_progress NOT BETWEEN 0 AND 1
   OR planned_progress NOT BETWEEN 0 AND 1
   OR spent_forecast_low > spent_forecast_high OR projects < 1
