-- The facts that a department's row divides, with file, sheet and row.
SELECT CASE WHEN t.fact_code = w.numerator_fact THEN 'numerator' ELSE 'denominator' END AS part,
       t.fact_code, t.fact_value, f.file_name, t.source_sheet, t.source_row
FROM evaluation_framework e
JOIN (
  SELECT CAST(NULL AS VARCHAR) AS scheme, framework_code AS code, numerator_fact, denominator_fact
  FROM policy_framework
  UNION ALL
  SELECT scheme, code, numerator_fact, denominator_fact FROM policy_measure
) w ON w.code = e.framework_code AND w.scheme IS NOT DISTINCT FROM e.scheme
JOIN staging_department_fact t ON t.fact_code IN (w.numerator_fact, w.denominator_fact)
  AND t.fiscal_year = e.fiscal_year AND t.department_code = e.department_code
LEFT JOIN snapshot_file f ON f.file_id = t.source_file
WHERE e.fiscal_year = $fiscal_year AND e.department_code = $department_code
  AND e.framework_code = $framework_code
ORDER BY part DESC, t.fact_code
