-- monitoring_money · 每个项目每期的资金
-- grain: project_code, period
-- inputs: staging_execution, monitoring_month, monitoring_head, policy, monitoring_carry,
--   monitoring_plan
--
-- A project's cumulative money as it stands in each period: the last figure reported at or before
--   it, and how old that is.
-- The treasury's figure is taken before the unit's own for the same project and period;
--   policy.money_kinds says which money counts.
-- rated_amount, denominator_amount: the two sides of the execution rate, from the same rows.
--   `initial` takes the rows of this year's money alone, on both sides. Monitoring and evaluation
--   take the rate from here.
-- basis: which denominator that is. policy.execution_denominator; where it is 0 or less,
--   policy.zero_denominator: the adjusted budget, or `unrated`; `lacking` where a row that counts
--   does not give it. Without a denominator both sides are NULL.
-- plan: what is planned by the period, plan_then by the period the figure speaks of, as in
--   monitoring_plan.
WITH stated AS (
  SELECT head.project_number, month.month, execution.reporter,
         sum(execution.initial_amount) AS initial_amount,
         sum(execution.adjusted_amount) AS adjusted_amount,
         sum(execution.received_amount) AS received_amount,
         sum(execution.spent_amount) AS spent_amount,
         count(*) - count(execution.received_amount) AS without_received,
         sum(CASE WHEN execution.money_kind = 'current'
           THEN execution.initial_amount END) AS current_initial,
         sum(CASE WHEN execution.money_kind = 'current'
           THEN execution.spent_amount END) AS current_spent,
         count(*) FILTER (WHERE execution.money_kind = 'current'
           AND execution.initial_amount IS NULL) AS without_initial
  FROM staging_execution AS execution
  JOIN monitoring_month AS month ON month.period = execution.period
  JOIN monitoring_head AS head ON head.project_code = execution.project_code
  CROSS JOIN policy
  WHERE policy.money_kinds = 'all' OR execution.money_kind = 'current'
  GROUP BY head.project_number, month.month, execution.reporter
), treasury AS (
  SELECT project_number, month FROM stated WHERE reporter = 'treasury'
), chosen AS (
  SELECT stated.*,
         money_basis(policy.execution_denominator, policy.zero_denominator,
           stated.without_initial, stated.current_initial, stated.without_received,
           stated.received_amount) AS basis
  FROM stated
  LEFT JOIN treasury ON treasury.project_number = stated.project_number
    AND treasury.month = stated.month
  CROSS JOIN policy
  WHERE stated.reporter = 'treasury' OR treasury.project_number IS NULL
), pattern AS (
  SELECT stated.project_number, CAST(sum(month.month_bit) AS INTEGER) AS reported
  FROM chosen AS stated JOIN monitoring_month AS month ON month.month = stated.month
  GROUP BY stated.project_number
)
SELECT head.project_number, head.project_code, carry.period, carry.month, carry.value_month,
       carry.age AS money_age, chosen.reporter,
       chosen.initial_amount, chosen.adjusted_amount, chosen.received_amount, chosen.spent_amount,
       chosen.basis,
       rated_money(chosen.basis, chosen.spent_amount, chosen.current_spent) AS rated_amount,
       money_denominator(chosen.basis, chosen.adjusted_amount, chosen.current_initial,
         chosen.received_amount) AS denominator_amount,
       plan.plan, plan_then.plan AS plan_then
FROM chosen
JOIN pattern ON pattern.project_number = chosen.project_number
JOIN monitoring_head AS head ON head.project_number = chosen.project_number
JOIN monitoring_carry AS carry ON carry.carry_key = pattern.reported * 16 + chosen.month
JOIN monitoring_plan AS plan ON plan.project_number = chosen.project_number
  AND plan.month = carry.month
JOIN monitoring_plan AS plan_then ON plan_then.project_number = chosen.project_number
  AND plan_then.month = carry.value_month
