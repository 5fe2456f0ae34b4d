-- What is printed on a unit's official forms: its projects of the latest year declared up to the
--   one asked for, with their indicators.
-- Grain: project × indicator (indicator columns NULL for a project without indicators).
-- is_adjusted: a report of the year states another budget than the list, so that the year's
--   budget is the sender's to write.
SELECT p.project_code, p.project_name, p.overall_goal,
       CAST(p.initial_amount AS VARCHAR) AS initial_amount,
       EXISTS (SELECT 1
               FROM (SELECT sum(e.adjusted_amount) AS adjusted_amount FROM staging_execution e
                     WHERE e.fiscal_year = p.fiscal_year AND e.project_code = p.project_code
                     GROUP BY e.period, e.reporter) reported
               WHERE reported.adjusted_amount <> p.initial_amount) AS is_adjusted,
       o.department_code, o.department_name, o.unit_code, o.unit_name, i.indicator_name, i.level1,
       i.level2, i.direction, CAST(i.target_value AS VARCHAR) AS target_value,
       CAST(i.target_high AS VARCHAR) AS target_high, CAST(i.target_date AS VARCHAR) AS target_date,
       i.target_text, i.unit_of_measure, CAST(i.weight AS VARCHAR) AS weight
FROM staging_project p
LEFT JOIN staging_organisation o ON o.fiscal_year = p.fiscal_year AND o.unit_code = p.unit_code
LEFT JOIN staging_indicator i ON i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
WHERE p.unit_code = $unit_code AND i.parent_indicator_code IS NULL
  AND p.fiscal_year = (SELECT max(fiscal_year) FROM staging_project
                       WHERE unit_code = $unit_code AND fiscal_year <= CAST($year AS INTEGER))
ORDER BY p.project_code, i.source_row, i.indicator_code
