-- Rows of monitoring_indicator with a light outside the list, a share outside 0 to 1, a negative
-- age or completion, bounds the wrong way round, or a judgement of a month without a report.
SELECT period, project_code, indicator_code, light, planned_progress, completion, age_in_periods,
       miss_probability, forecast_low, forecast_high
FROM monitoring_indicator
WHERE light NOT IN ('green', 'yellow', 'red', 'blue', 'missing')
   OR planned_progress NOT BETWEEN 0 AND 1 OR miss_probability NOT BETWEEN 0 AND 1
   OR completion < 0 OR age_in_periods < 0 OR forecast_low > forecast_high
   OR (light = 'missing' AND deviation IS NOT NULL) OR (reported AND age_in_periods <> 0)
   OR (age_in_periods > 0 AND deviation IS NOT NULL) OR (reported AND light = 'missing')
