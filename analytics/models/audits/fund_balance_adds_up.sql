-- fund_balance_adds_up · 单位和部门的收支结余合计等于全区
-- In every period the units and the departments each add up to the district in units and in each
-- amount that the district has, and every unit that sent figures has a row; the rates are those of
-- the amounts, to half of their last decimal, and NULL where there is nothing to divide by.
WITH part AS (
  SELECT fiscal_year, period, level, sum(units) AS units, sum(opening_amount) AS opening_amount,
         sum(revenue_budget_amount) AS revenue_budget_amount,
         sum(revenue_amount) AS revenue_amount, sum(budget_amount) AS budget_amount,
         sum(spent_amount) AS spent_amount, sum(returned_amount) AS returned_amount,
         sum(balance_amount) AS balance_amount, sum(idle_amount) AS idle_amount
  FROM fund_balance WHERE level <> 'district' GROUP BY fiscal_year, period, level
), sent AS (
  SELECT DISTINCT balance.fiscal_year, balance.period, balance.unit_code
  FROM staging_unit_balance AS balance
  JOIN run_setting ON run_setting.fiscal_year = balance.fiscal_year
    AND balance.period <= run_setting.through_period
)
SELECT 'sum' AS found, part.period, part.level, 'ALL' AS key_code
FROM part
LEFT JOIN fund_balance AS district ON district.fiscal_year = part.fiscal_year
  AND district.period = part.period AND district.level = 'district'
WHERE district.units IS DISTINCT FROM part.units
   OR district.opening_amount <> coalesce(part.opening_amount, 0)
   OR district.revenue_budget_amount <> coalesce(part.revenue_budget_amount, 0)
   OR district.revenue_amount <> coalesce(part.revenue_amount, 0)
   OR district.budget_amount <> coalesce(part.budget_amount, 0)
   OR district.spent_amount <> coalesce(part.spent_amount, 0)
   OR district.returned_amount IS DISTINCT FROM part.returned_amount
   OR district.balance_amount <> coalesce(part.balance_amount, 0)
   OR district.idle_amount <> coalesce(part.idle_amount, 0)
UNION ALL
SELECT 'row', coalesce(sent.period, mart.period), 'unit',
       coalesce(sent.unit_code, mart.key_code)
FROM sent
FULL OUTER JOIN (SELECT * FROM fund_balance WHERE level = 'unit') AS mart
  ON mart.fiscal_year = sent.fiscal_year AND mart.period = sent.period
    AND mart.key_code = sent.unit_code
WHERE sent.unit_code IS NULL OR mart.key_code IS NULL
UNION ALL
SELECT 'rate', period, level, key_code
FROM fund_balance
WHERE (revenue_rate IS NULL)
    <> (revenue_amount IS NULL OR coalesce(revenue_budget_amount <= 0, TRUE))
   OR abs(revenue_rate * revenue_budget_amount - revenue_amount)
     > 0.0000005 * revenue_budget_amount
   OR (balance_rate IS NULL) <> (balance_amount IS NULL OR coalesce(budget_amount <= 0, TRUE))
   OR abs(balance_rate * budget_amount - balance_amount) > 0.0000005 * budget_amount
   OR (balance_change IS NULL) <> (balance_amount IS NULL OR coalesce(opening_amount <= 0, TRUE))
   OR abs(balance_change * opening_amount - (balance_amount - opening_amount))
     > 0.0000005 * opening_amount
