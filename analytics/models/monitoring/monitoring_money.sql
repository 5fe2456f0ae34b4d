-- monitoring_money · 每个项目每期的资金
-- A project's cumulative money as it stands in each period: the last figure reported at or before it, and how old that is.
-- Grain: project_code, period (only from the first report on; the run's fiscal year).
-- Inputs: staging_execution, monitoring_head, monitoring_carry, monitoring_month, policy.
-- The treasury's figure is taken before the unit's own for the same project and period; policy.money_kinds says which money counts.
-- denominator_amount: what the execution rate is measured against, by policy.execution_denominator.
WITH told AS (
  SELECT execution.project_code, month.month,
         count(CASE WHEN execution.reporter = 'treasury' THEN 1 END) > 0 AS by_treasury,
         sum(CASE WHEN execution.reporter = 'treasury' THEN execution.initial_amount END) AS treasury_initial,
         sum(CASE WHEN execution.reporter = 'treasury' THEN execution.adjusted_amount END) AS treasury_adjusted,
         sum(CASE WHEN execution.reporter = 'treasury' THEN execution.received_amount END) AS treasury_received,
         sum(CASE WHEN execution.reporter = 'treasury' THEN execution.spent_amount END) AS treasury_spent,
         sum(CASE WHEN execution.reporter <> 'treasury' THEN execution.initial_amount END) AS unit_initial,
         sum(CASE WHEN execution.reporter <> 'treasury' THEN execution.adjusted_amount END) AS unit_adjusted,
         sum(CASE WHEN execution.reporter <> 'treasury' THEN execution.received_amount END) AS unit_received,
         sum(CASE WHEN execution.reporter <> 'treasury' THEN execution.spent_amount END) AS unit_spent
  FROM staging_execution AS execution
  JOIN monitoring_month AS month ON month.period = execution.period
  CROSS JOIN policy
  WHERE policy.money_kinds = 'all' OR execution.money_kind = 'current'
  GROUP BY execution.project_code, month.month
), chosen AS (
  SELECT project_code, month, CASE WHEN by_treasury THEN 'treasury' ELSE 'unit' END AS reporter,
         CASE WHEN by_treasury THEN treasury_initial ELSE unit_initial END AS initial_amount,
         CASE WHEN by_treasury THEN treasury_adjusted ELSE unit_adjusted END AS adjusted_amount,
         CASE WHEN by_treasury THEN treasury_received ELSE unit_received END AS received_amount,
         CASE WHEN by_treasury THEN treasury_spent ELSE unit_spent END AS spent_amount
  FROM told
), pattern AS (
  SELECT told.project_code, CAST(sum(month.month_bit) AS INTEGER) AS reported
  FROM told JOIN monitoring_month AS month ON month.month = told.month
  GROUP BY told.project_code
)
SELECT head.project_number, chosen.project_code, carry.period, carry.month, carry.value_month, carry.age AS money_age, chosen.reporter,
       chosen.initial_amount, chosen.adjusted_amount, chosen.received_amount, chosen.spent_amount,
       CASE policy.execution_denominator WHEN 'initial' THEN chosen.initial_amount WHEN 'received' THEN chosen.received_amount
            ELSE chosen.adjusted_amount END AS denominator_amount
FROM chosen
JOIN pattern ON pattern.project_code = chosen.project_code
JOIN monitoring_head AS head ON head.project_code = chosen.project_code
JOIN monitoring_carry AS carry ON carry.carry_key = pattern.reported * 16 + chosen.month
CROSS JOIN policy
