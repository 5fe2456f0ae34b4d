-- The facts that a department's row divides, with file, sheet and row; where the department left
-- one out, the balances of its units that it was filled in from.
WITH asked AS (
  SELECT e.fiscal_year, e.department_code, w.numerator_fact, w.denominator_fact
  FROM evaluation_framework e
  JOIN (
    SELECT CAST(NULL AS VARCHAR) AS scheme, framework_code AS code, numerator_fact,
      denominator_fact
    FROM policy_framework
    UNION ALL
    SELECT scheme, code, numerator_fact, denominator_fact FROM policy_measure
  ) w ON w.code = e.framework_code AND w.scheme IS NOT DISTINCT FROM e.scheme
  WHERE e.fiscal_year = $fiscal_year AND e.department_code = $department_code
    AND e.framework_code = $framework_code
), known AS (
  SELECT d.fact_code
  FROM asked a
  JOIN evaluation_department_fact d ON d.fiscal_year = a.fiscal_year
    AND d.department_code = a.department_code
    AND d.fact_code IN (a.numerator_fact, a.denominator_fact)
), told AS (
  SELECT t.fact_code, t.fact_value, t.source_file, t.source_sheet, t.source_row
  FROM asked a
  JOIN staging_department_fact t ON t.fiscal_year = a.fiscal_year
    AND t.department_code = a.department_code
), summed AS (
  SELECT k.fact_code,
         CASE k.fact_code WHEN 'carryover_total' THEN b.balance_amount
           WHEN 'carryover_last' THEN b.opening_amount
           WHEN 'budget_total' THEN b.budget_amount
           WHEN 'revenue_budget' THEN b.revenue_budget_amount ELSE b.revenue_amount END
           AS fact_value,
         b.source_file, b.source_sheet, b.source_row
  FROM known k
  JOIN run_setting r ON r.fiscal_year = $fiscal_year
  JOIN staging_organisation o ON o.fiscal_year = r.fiscal_year
    AND o.department_code = $department_code
  JOIN staging_unit_balance b ON b.fiscal_year = r.fiscal_year
    AND b.period = r.through_period AND b.unit_code = o.unit_code
  WHERE k.fact_code NOT IN (SELECT fact_code FROM told)
)
SELECT CASE WHEN t.fact_code = a.numerator_fact THEN 'numerator' ELSE 'denominator' END AS part,
       t.fact_code, t.fact_value, f.file_name, t.source_sheet, t.source_row
FROM asked a
JOIN (SELECT * FROM told UNION ALL SELECT * FROM summed) t
  ON t.fact_code IN (a.numerator_fact, a.denominator_fact)
LEFT JOIN snapshot_file f ON f.file_id = t.source_file
ORDER BY part DESC, t.fact_code, t.source_file, t.source_row
