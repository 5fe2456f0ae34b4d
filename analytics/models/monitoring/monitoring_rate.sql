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
--   denominator counts on neither side. One that reported nothing for the period counts with its
--   last figures, for money spent stays spent.
-- money_age: the age of the newest figure. planned_progress: the plan (monitoring_plan: the
--   policy's curve for the money of a project, else months / 12) at the months the figures speak
--   of, weighted by their denominators, so that no figure is held against a later plan: money
--   planned over money budgeted, never a mean of rates. Where nothing was reported for the period,
--   the plan of the period, weighted alike; a sum without a denominator has none.
-- measure: policy.money_light_measure `difference` takes rate - planned progress, `ratio` rate /
--   planned progress.
-- overspent: rated_amount > denominator_amount, to the fen. light: overspending is red by
--   policy.overspend_is_red; nothing budgeted and nothing spent is
--   policy.unbudgeted_light's; missing where there is no
--   money or no denominator, or nothing was reported for the period.
-- execution_deviation: the exact rate less the exact plan, rounded once; NULL where nothing was
--   reported for the period.
WITH placed AS (
  SELECT head.project_number, head.unit_code, head.department_code, money.project_code,
         money.period, money.month, money.money_age, money.spent_amount, money.rated_amount,
         money.denominator_amount, money.denominator_amount * money.plan_then AS planned_part,
         money.denominator_amount * money.plan AS planned_now, money.plan AS own_plan
  FROM monitoring_money AS money JOIN monitoring_head AS head
    ON head.project_number = money.project_number
), amount AS (
  SELECT 'monitored' AS basis, 'project' AS level, project_code AS key_code, project_number, period,
         month, money_age, spent_amount, rated_amount, denominator_amount, planned_part,
         planned_now, own_plan
  FROM placed
  UNION ALL
  SELECT 'monitored' AS basis,
         CASE WHEN grouping(unit_code) = 0 THEN 'unit'
           WHEN grouping(department_code) = 0 THEN 'department' ELSE 'district' END AS level,
         coalesce(unit_code, department_code, 'ALL') AS key_code, NULL AS project_number, period,
         month, min(money_age) AS money_age, sum(spent_amount) AS spent_amount,
         sum(rated_amount) AS rated_amount, sum(denominator_amount) AS denominator_amount,
         sum(planned_part) AS planned_part, sum(planned_now) AS planned_now, NULL AS own_plan
  FROM placed
  GROUP BY GROUPING SETS ((period, month, unit_code), (period, month, department_code),
    (period, month))
  UNION ALL
  SELECT concat(money.reporter, ' ', money.money_kind) AS basis, money.level, money.key_code,
         NULL AS project_number, money.period,
         CAST(substr(money.period, 6) AS INTEGER) AS month, 0 AS money_age,
         money.spent_amount, money.spent_amount AS rated_amount,
         money.adjusted_amount AS denominator_amount,
         money.planned_part, money.planned_part AS planned_now, NULL AS own_plan
  FROM reconciliation_money AS money JOIN run_setting ON run_setting.fiscal_year = money.fiscal_year
), planned AS (
  -- A negative budget among the sums could draw the plan out of its bounds.
  SELECT amount.*, denominator_amount * 18000000 AS whole,
         least(greatest(planned_part, 0), denominator_amount * 18000000) AS part,
         least(greatest(planned_now, 0), denominator_amount * 18000000) AS part_now
  FROM amount
), numbered AS (
  -- Sums of money are wide numbers that take long to turn into doubles: once for all rates.
  SELECT planned.*, CAST(rated_amount AS DOUBLE) * 18000000 AS rated_number,
         CAST(whole AS DOUBLE) AS whole_number, CAST(part AS DOUBLE) AS part_number
  FROM planned
), rated AS (
  SELECT numbered.*, coalesce(rated_amount > denominator_amount, false) AS overspent,
         CASE WHEN money_age = 0 AND whole > 0
           THEN rate_near(part_number / whole_number, part, whole)
           WHEN own_plan IS NOT NULL THEN rate(own_plan, 18000000)
           WHEN whole > 0 THEN rate(part_now, whole) END AS planned_progress,
         CASE WHEN denominator_amount > 0
           THEN rate_near(rated_number / whole_number, rated_amount, denominator_amount) END
           AS execution_rate,
         CASE WHEN money_age = 0 AND whole > 0
           THEN rate_near((rated_number - part_number) / whole_number,
             rated_amount * 18000000 - part, whole) END AS execution_deviation,
         CASE WHEN money_age = 0 AND whole > 0 AND part > 0
           THEN rate_near(rated_number / part_number, rated_amount * 18000000, part) END
           AS execution_ratio
  FROM numbered
), measured AS (
  SELECT rated.*, CASE policy.money_light_measure WHEN 'ratio' THEN execution_ratio
         ELSE execution_deviation END AS measure,
         policy.money_yellow_below, policy.money_red_below, policy.overspend_is_red,
         policy.unbudgeted_light
  FROM rated CROSS JOIN policy
)
SELECT basis, level, key_code, project_number, period, month, money_age, rated_amount,
       denominator_amount,
       execution_rate, planned_progress, execution_deviation, overspent,
       CASE WHEN spent_amount IS NULL OR denominator_amount IS NULL OR money_age > 0
           THEN 'missing'
            WHEN overspent AND overspend_is_red = 'yes' THEN 'red'
            WHEN execution_rate IS NULL THEN unbudgeted_light
            WHEN measure < money_red_below THEN 'red'
            WHEN measure < money_yellow_below THEN 'yellow'
            ELSE 'green' END AS light
FROM measured
