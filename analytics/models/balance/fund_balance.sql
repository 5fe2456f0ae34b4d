-- fund_balance · 收支结余
-- grain: fiscal_year, period, level, key_code
-- inputs: staging_unit_balance, staging_organisation, run_setting
-- must hold: fund_balance_adds_up
--
-- What came in and what is left, of each unit, each department and the district, in every period
--   up to the run's last that somebody sent any of it for; each period's own figures, none carried.
-- level, key_code: `unit`, `department`, or `district` with the code ALL.
-- units: those with figures for the period; units_listed: those on the year's list.
-- Amounts: NULL where any row they would be the sum of leaves them out, for a sum of some is no
--   total; but returned_amount, which is left out where nothing was returned.
-- revenue_rate, balance_rate, balance_change: NULL where there is nothing to divide by.
WITH line AS (
  SELECT balance.fiscal_year, balance.period, balance.unit_code,
         coalesce(organisation.department_code, '-') AS department_code,
         organisation.unit_name, organisation.department_name,
         balance.opening_amount, balance.revenue_budget_amount, balance.revenue_amount,
         balance.budget_amount, balance.spent_amount, balance.returned_amount,
         balance.balance_amount, balance.idle_amount
  FROM staging_unit_balance AS balance
  JOIN run_setting ON run_setting.fiscal_year = balance.fiscal_year
    AND balance.period <= run_setting.through_period
  LEFT JOIN staging_organisation AS organisation
         ON organisation.fiscal_year = balance.fiscal_year
        AND organisation.unit_code = balance.unit_code
), listed AS (
  SELECT CASE WHEN grouping(unit_code) = 0 THEN 'unit'
           WHEN grouping(department_code) = 0 THEN 'department' ELSE 'district' END AS level,
         coalesce(unit_code, department_code, 'ALL') AS key_code, fiscal_year,
         count(DISTINCT unit_code) AS units_listed
  FROM staging_organisation
  GROUP BY GROUPING SETS ((fiscal_year, department_code, unit_code),
    (fiscal_year, department_code), (fiscal_year))
), summed AS (
  SELECT CASE WHEN grouping(unit_code) = 0 THEN 'unit'
           WHEN grouping(department_code) = 0 THEN 'department' ELSE 'district' END AS level,
         coalesce(unit_code, department_code, 'ALL') AS key_code,
         fiscal_year, period, department_code,
         CASE WHEN grouping(unit_code) = 0 THEN max(unit_name)
           WHEN grouping(department_code) = 0 THEN max(department_name) END AS name,
         count(DISTINCT unit_code) AS units,
         CASE WHEN count(opening_amount) = count(*) THEN sum(opening_amount) END
           AS opening_amount,
         CASE WHEN count(revenue_budget_amount) = count(*) THEN sum(revenue_budget_amount) END
           AS revenue_budget_amount,
         CASE WHEN count(revenue_amount) = count(*) THEN sum(revenue_amount) END
           AS revenue_amount,
         CASE WHEN count(budget_amount) = count(*) THEN sum(budget_amount) END AS budget_amount,
         CASE WHEN count(spent_amount) = count(*) THEN sum(spent_amount) END AS spent_amount,
         sum(returned_amount) AS returned_amount,
         CASE WHEN count(balance_amount) = count(*) THEN sum(balance_amount) END
           AS balance_amount,
         CASE WHEN count(idle_amount) = count(*) THEN sum(idle_amount) END AS idle_amount
  FROM line
  GROUP BY GROUPING SETS ((fiscal_year, period, department_code, unit_code),
    (fiscal_year, period, department_code), (fiscal_year, period))
)
SELECT summed.fiscal_year, summed.period, summed.level, summed.key_code, summed.name,
       summed.department_code, summed.units,
       coalesce(listed.units_listed, 0) AS units_listed, summed.opening_amount,
       summed.revenue_budget_amount, summed.revenue_amount,
       CASE WHEN summed.revenue_budget_amount > 0
         THEN rate(summed.revenue_amount, summed.revenue_budget_amount) END AS revenue_rate,
       summed.budget_amount, summed.spent_amount, summed.returned_amount, summed.balance_amount,
       summed.idle_amount,
       CASE WHEN summed.budget_amount > 0
         THEN rate(summed.balance_amount, summed.budget_amount) END AS balance_rate,
       CASE WHEN summed.opening_amount > 0
         THEN rate(summed.balance_amount - summed.opening_amount, summed.opening_amount) END
         AS balance_change
FROM summed
LEFT JOIN listed ON listed.fiscal_year = summed.fiscal_year AND listed.level = summed.level
  AND listed.key_code = summed.key_code
