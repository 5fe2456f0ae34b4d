-- The facts that a department's measure divides, with file, sheet and row.
SELECT CASE WHEN t.fact_code = w.numerator_fact THEN 'numerator' ELSE 'denominator' END AS part,
       t.fact_code, t.fact_value, f.file_name, t.source_sheet, t.source_row
FROM policy_framework w
JOIN staging_department_fact t ON t.fact_code IN (w.numerator_fact, w.denominator_fact)
LEFT JOIN snapshot_file f ON f.file_id = t.source_file
WHERE w.framework_code = $framework_code AND t.fiscal_year = $fiscal_year
  AND t.department_code = $department_code
ORDER BY part DESC, t.fact_code
