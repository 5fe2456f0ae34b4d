-- evaluation_part · 各部分资金的执行
-- grain: fiscal_year, project_code, part
-- inputs: evaluation_money, evaluation_scheme, policy, policy_execution_part
--
-- Each part of policy.execution_parts in each evaluated project: its weight and the two sides of
--   its execution rate.
-- Empty where the policy lists no parts.
-- weight: its share of the execution weight of the project's scheme, to the hundredth of a point;
--   rounded along the sum, so that the parts' weights add to it exactly and parts whose weights add
--   to it keep them as they are written.
-- basis, rated_amount, denominator_amount: as monitoring_money has them, over the rows of the part;
--   all NULL where it has no rows.
-- part_money, other_money: rows with any money, in some part and in none of them.
WITH weighed AS (
  SELECT
    place, part,
    sum(millionths(weight)) OVER (ORDER BY place) AS weight_to,
    sum(millionths(weight)) OVER (ORDER BY place) - millionths(weight) AS weight_from,
    sum(millionths(weight)) OVER () AS weight_whole
  FROM policy_execution_part
),
allotted AS (
  SELECT
    c.fiscal_year, c.project_code, w.place, w.part,
    CASE WHEN w.weight_to = w.weight_whole THEN millionths(c.execution_weight)
      ELSE half_up(millionths(c.execution_weight) * w.weight_to, w.weight_whole * 10000) * 10000
      END
    - half_up(millionths(c.execution_weight) * w.weight_from, w.weight_whole * 10000) * 10000
      AS weight_m
  FROM evaluation_scheme c
  CROSS JOIN weighed w
),
stated AS (
  SELECT
    fiscal_year, project_code, part,
    sum(adjusted_amount) AS adjusted_amount,
    sum(received_amount) AS received_amount,
    sum(spent_amount) AS spent_amount,
    count(*) - count(received_amount) AS without_received,
    sum(CASE WHEN money_kind = 'current' THEN initial_amount END) AS current_initial,
    sum(CASE WHEN money_kind = 'current' THEN spent_amount END) AS current_spent,
    sum(CASE WHEN money_kind = 'current' AND initial_amount IS NULL THEN 1 ELSE 0 END)
      AS without_initial
  FROM evaluation_money
  WHERE part IS NOT NULL
  GROUP BY fiscal_year, project_code, part
),
based AS (
  SELECT
    s.*,
    money_basis(p.execution_denominator, p.zero_denominator, s.without_initial,
      s.current_initial, s.without_received, s.received_amount) AS basis
  FROM stated s
  CROSS JOIN policy p
),
counted AS (
  SELECT
    fiscal_year, project_code,
    sum(CASE WHEN part IS NOT NULL AND present THEN 1 ELSE 0 END) AS part_money,
    sum(CASE WHEN part IS NULL AND present THEN 1 ELSE 0 END) AS other_money
  FROM (
    SELECT fiscal_year, project_code, part,
      coalesce(initial_amount, 0) <> 0 OR coalesce(adjusted_amount, 0) <> 0
        OR coalesce(received_amount, 0) <> 0 OR coalesce(spent_amount, 0) <> 0 AS present
    FROM evaluation_money
  ) each_row
  GROUP BY fiscal_year, project_code
)
SELECT
  a.fiscal_year, a.project_code, a.place, a.part,
  CAST(CAST(a.weight_m AS DECIMAL(12,0)) * 0.000001 AS DECIMAL(18,6)) AS weight,
  b.basis,
  rated_money(b.basis, b.spent_amount, b.current_spent) AS rated_amount,
  money_denominator(b.basis, b.adjusted_amount, b.current_initial, b.received_amount)
    AS denominator_amount,
  coalesce(k.part_money, 0) AS part_money,
  coalesce(k.other_money, 0) AS other_money
FROM allotted a
LEFT JOIN based b ON b.fiscal_year = a.fiscal_year AND b.project_code = a.project_code
  AND b.part = a.part
LEFT JOIN counted k ON k.fiscal_year = a.fiscal_year AND k.project_code = a.project_code
