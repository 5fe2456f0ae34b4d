-- The indicators whose capped progress as last reported (1 + last_deviation, at most 1), weighted,
-- makes a project's goal progress.
SELECT m.indicator_code, m.indicator_name, m.direction, m.target, m.actual, m.reported_period,
       m.completion, m.planned_progress, m.deviation, m.light, m.last_deviation, m.last_light,
       m.weight
FROM monitoring_indicator m
WHERE m.fiscal_year = $fiscal_year AND m.period = $period AND m.project_code = $project_code
ORDER BY m.indicator_code
