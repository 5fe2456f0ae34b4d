-- The facts that a row computed for a project divides: those it reported, and its money row by row.
WITH asked AS (
  SELECT w.numerator_fact, w.denominator_fact
  FROM evaluation_scheme s
  JOIN policy_measure w ON w.scheme = s.scheme AND w.code = $indicator_code
  WHERE s.fiscal_year = $fiscal_year AND s.project_code = $project_code
), money AS (
  SELECT m.file_name, m.source_sheet, m.source_row, k.fact_code,
         CASE k.fact_code WHEN 'initial_amount' THEN m.initial_amount
           WHEN 'adjusted_amount' THEN m.adjusted_amount
           WHEN 'received_amount' THEN m.received_amount ELSE m.spent_amount END AS fact_value
  FROM run_setting r
  JOIN money_rows m ON m.seen_at = r.through_period AND m.fiscal_year = $fiscal_year
    AND m.project_code = $project_code
  CROSS JOIN (VALUES ('initial_amount'), ('adjusted_amount'), ('received_amount'),
    ('spent_amount')) AS k (fact_code)
), told AS (
  SELECT f.file_name, t.source_sheet, t.source_row, t.fact_code, t.fact_value
  FROM staging_project_fact t
  LEFT JOIN snapshot_file f ON f.file_id = t.source_file
  WHERE t.fiscal_year = $fiscal_year AND t.project_code = $project_code
  UNION ALL
  SELECT file_name, source_sheet, source_row, fact_code, fact_value FROM money
)
SELECT CASE WHEN t.fact_code = a.numerator_fact THEN 'numerator' ELSE 'denominator' END AS part,
       t.fact_code, t.fact_value, t.file_name, t.source_sheet, t.source_row
FROM asked a
JOIN told t ON t.fact_code IN (a.numerator_fact, a.denominator_fact)
ORDER BY part DESC, t.fact_code, t.file_name, t.source_row
