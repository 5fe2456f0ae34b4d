-- What a unit has declared, for filling in its next forms: its projects and, where a form asks for
-- indicators, their rows.
-- Grain: project × indicator (indicator columns NULL for a project without indicators). Latest
--   declared year only.
SELECT p.fiscal_year, p.unit_code, p.project_code, p.project_name, p.fund_source, i.indicator_code,
       i.indicator_name, i.level1, i.direction, i.target_value,
       i.unit_of_measure, i.weight
FROM staging_project p
LEFT JOIN staging_indicator i ON i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
WHERE p.unit_code = $unit_code AND p.fiscal_year = (SELECT max(fiscal_year) FROM staging_project)
ORDER BY p.project_code, i.indicator_code
