-- evaluation_department_fact · 部门整体评价所用的数据
-- grain: fiscal_year, department_code, fact_code
-- inputs: run_setting, staging_department_fact, staging_department_indicator,
--   staging_department_evaluation, fund_balance, staging_unit_balance, staging_organisation
--
-- The facts of whole departments: what a department reported, and for those it left out what the
--   balances of its units come to in the month that closes the year.
-- Balances fill in only where every unit on the department's list has stated them, and only for a
--   department that takes part in the evaluation by itself: that finance sent balances must not
--   begin one. Of a trillion and more the framework has no place.
-- A sum has the first row it is made of for its source.
-- Empty unless the run's last period closes the year.
WITH reported AS (
  SELECT fact.fiscal_year, fact.department_code, fact.fact_code,
         CAST(fact.fact_value AS DECIMAL(18,6)) AS fact_value, fact.source_file,
         fact.source_sheet, fact.source_row
  FROM staging_department_fact AS fact
  JOIN run_setting ON run_setting.fiscal_year = fact.fiscal_year AND run_setting.evaluates
), taking_part AS (
  SELECT fiscal_year, department_code FROM staging_department_fact
  UNION
  SELECT fiscal_year, department_code FROM staging_department_indicator
  UNION
  SELECT fiscal_year, department_code FROM staging_department_evaluation
), first_line AS (
  SELECT balance.fiscal_year, organisation.department_code, balance.source_file,
         balance.source_sheet, balance.source_row,
         row_number() OVER (PARTITION BY balance.fiscal_year, organisation.department_code
           ORDER BY balance.source_file, balance.source_sheet, balance.source_row) AS place
  FROM staging_unit_balance AS balance
  JOIN run_setting ON run_setting.fiscal_year = balance.fiscal_year
    AND run_setting.through_period = balance.period
  JOIN staging_organisation AS organisation ON organisation.fiscal_year = balance.fiscal_year
    AND organisation.unit_code = balance.unit_code
), whole AS (
  SELECT total.*
  FROM fund_balance AS total
  JOIN run_setting ON run_setting.fiscal_year = total.fiscal_year
    AND run_setting.through_period = total.period AND run_setting.evaluates
  JOIN taking_part ON taking_part.fiscal_year = total.fiscal_year
    AND taking_part.department_code = total.key_code
  WHERE total.level = 'department' AND total.units = total.units_listed
), filled AS (
  SELECT fiscal_year, key_code AS department_code, 'carryover_total' AS fact_code,
         balance_amount AS amount
  FROM whole
  UNION ALL
  SELECT fiscal_year, key_code, 'carryover_last', opening_amount FROM whole
  UNION ALL
  SELECT fiscal_year, key_code, 'budget_total', budget_amount FROM whole
  UNION ALL
  SELECT fiscal_year, key_code, 'revenue_budget', revenue_budget_amount FROM whole
  UNION ALL
  SELECT fiscal_year, key_code, 'revenue_received', revenue_amount FROM whole
)
SELECT fiscal_year, department_code, fact_code, fact_value, source_file, source_sheet,
       source_row
FROM reported
UNION ALL
SELECT filled.fiscal_year, filled.department_code, filled.fact_code,
       TRY_CAST(filled.amount AS DECIMAL(18,6)), line.source_file, line.source_sheet,
       line.source_row
FROM filled
JOIN first_line AS line ON line.fiscal_year = filled.fiscal_year
  AND line.department_code = filled.department_code AND line.place = 1
LEFT JOIN reported ON reported.fiscal_year = filled.fiscal_year
  AND reported.department_code = filled.department_code
  AND reported.fact_code = filled.fact_code
WHERE reported.fact_code IS NULL AND TRY_CAST(filled.amount AS DECIMAL(18,6)) IS NOT NULL
