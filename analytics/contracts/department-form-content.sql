-- What is printed on a department's official forms: its indicators of the latest year declared up
--   to the one asked for.
-- Grain: department × indicator (indicator columns NULL for a department without indicators).
SELECT o.department_code, o.department_name, i.indicator_name, i.level1, i.level2, i.direction,
       CAST(i.target_value AS VARCHAR) AS target_value,
       CAST(i.target_high AS VARCHAR) AS target_high, CAST(i.target_date AS VARCHAR) AS target_date,
       i.target_text, i.unit_of_measure, CAST(i.weight AS VARCHAR) AS weight
FROM (SELECT department_code, max(department_name) AS department_name
      FROM staging_organisation GROUP BY department_code) o
LEFT JOIN staging_department_indicator i
       ON i.department_code = o.department_code AND i.fiscal_year = (
         SELECT max(fiscal_year) FROM staging_department_indicator d
         WHERE d.department_code = o.department_code AND d.fiscal_year <= CAST($year AS INTEGER))
WHERE o.department_code = $unit_code
   OR o.department_code = (SELECT max(department_code) FROM staging_organisation
                           WHERE unit_code = $unit_code)
ORDER BY i.source_row, i.indicator_code
