-- monitoring_indicator_in_range · 指标的灯色、比例、报告月数和上下限在范围之内
-- Lights are of the list, shares between 0 and 1, ages and completions not negative, bounds the
-- right way round, and no month without a report is judged by a value: it may be red, for what the
-- unit said of the goal stays said.
SELECT period, project_code, indicator_code, light, planned_progress, completion, age_in_periods,
       miss_probability, forecast_low, forecast_high
FROM monitoring_indicator
WHERE coalesce(light NOT IN ('green', 'yellow', 'red', 'blue', 'missing'), true)
   OR planned_progress NOT BETWEEN 0 AND 1 OR miss_probability NOT BETWEEN 0 AND 1
   OR completion < 0 OR age_in_periods < 0 OR forecast_low > forecast_high
   OR (reported AND (light = 'missing' OR age_in_periods <> 0))
   OR (NOT reported AND (light NOT IN ('missing', 'red') OR deviation IS NOT NULL))
