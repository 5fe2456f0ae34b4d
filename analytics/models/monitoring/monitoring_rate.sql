-- monitoring_rate · 执行率和资金灯
-- grain: basis, level, key_code, period
-- inputs: monitoring_money, monitoring_head, reconciliation_money, run_setting, policy
--
-- The execution rate and the money light of every project, unit and department, of the district and
-- of the published sums: the one home of the rule.
-- basis: `monitored` for what is monitored; else the reporter and kind of money that a published
--   figure speaks of (see reconciliation_money), whose rate is measured against the adjusted budget
--   as it is printed.
-- rated_amount, denominator_amount: sums over the projects of the key; a project without a
--   denominator counts on neither side.
-- measure: policy.money_light_measure `difference` takes rate - months / 12, `ratio` rate / (months
--   / 12).
-- overspent: rated_amount > denominator_amount, to the fen. light: overspending is red by
--   policy.overspend_is_red; nothing budgeted and nothing spent is green; missing where there is no
--   money or no denominator.
-- execution_deviation: the exact rate less the exact plan, rounded once.
WITH placed AS (
  SELECT head.project_number, head.unit_code, head.department_code, money.project_code,
         money.period, money.month, money.spent_amount, money.rated_amount,
         money.denominator_amount
  FROM monitoring_money AS money JOIN monitoring_head AS head
    ON head.project_number = money.project_number
), amount AS (
  SELECT 'monitored' AS basis, 'project' AS level, project_code AS key_code, project_number, period,
         month, spent_amount, rated_amount, denominator_amount
  FROM placed
  UNION ALL
  SELECT 'monitored' AS basis,
         CASE WHEN grouping(unit_code) = 0 THEN 'unit'
           WHEN grouping(department_code) = 0 THEN 'department' ELSE 'district' END AS level,
         coalesce(unit_code, department_code, 'ALL') AS key_code, NULL AS project_number, period,
         month, sum(spent_amount) AS spent_amount,
         sum(rated_amount) AS rated_amount, sum(denominator_amount) AS denominator_amount
  FROM placed
  GROUP BY GROUPING SETS ((period, month, unit_code), (period, month, department_code),
    (period, month))
  UNION ALL
  SELECT concat(money.reporter, ' ', money.money_kind) AS basis, money.level, money.key_code,
         NULL AS project_number, money.period,
         CAST(substr(money.period, 6, 2) AS INTEGER) AS month, money.spent_amount,
         money.spent_amount AS rated_amount,
         money.adjusted_amount AS denominator_amount
  FROM reconciliation_money AS money JOIN run_setting ON run_setting.fiscal_year = money.fiscal_year
), rated AS (
  SELECT amount.*, coalesce(rated_amount > denominator_amount, false) AS overspent,
         rate(month, 12) AS planned_progress,
         CASE WHEN denominator_amount > 0 THEN rate(rated_amount, denominator_amount) END
           AS execution_rate,
         CASE WHEN denominator_amount > 0
           THEN rate(rated_amount * 12 - denominator_amount * month, denominator_amount * 12) END
           AS execution_deviation,
         CASE WHEN denominator_amount > 0
           THEN rate(rated_amount * 12, denominator_amount * month) END
           AS execution_ratio
  FROM amount
), measured AS (
  SELECT rated.*, CASE policy.money_light_measure WHEN 'ratio' THEN execution_ratio
         ELSE execution_deviation END AS measure,
         policy.money_yellow_below, policy.money_red_below, policy.overspend_is_red
  FROM rated CROSS JOIN policy
)
SELECT basis, level, key_code, project_number, period, month, rated_amount, denominator_amount,
       execution_rate, planned_progress, execution_deviation, overspent,
       CASE WHEN spent_amount IS NULL OR denominator_amount IS NULL THEN 'missing'
            WHEN overspent AND overspend_is_red = 'yes' THEN 'red'
            WHEN execution_rate IS NULL THEN 'green'
            WHEN measure < money_red_below THEN 'red'
            WHEN measure < money_yellow_below THEN 'yellow'
            ELSE 'green' END AS light
FROM measured
