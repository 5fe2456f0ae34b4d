-- monitoring_month · 本次运行的月份
-- grain: period
-- inputs: run_period, run_setting
--
-- The run's months, with what is worked out once per month.
-- month_bit: 1, 2, 4 … 2048.
-- share_03, share_06, share_09, share_12: thirds. The planned progress in this month is a third of
--   share_03 × plan_03 + share_06 × plan_06 + share_09 × plan_09 + share_12, which draws straight
--   lines between the ends of the quarters.
SELECT run_setting.fiscal_year, run_period.period, run_period.month,
       CAST(power(2, run_period.month - 1) AS INTEGER) AS month_bit,
       CASE WHEN month <= 3 THEN month WHEN month <= 6 THEN 6 - month ELSE 0 END AS share_03,
       CASE WHEN month <= 3 THEN 0 WHEN month <= 6 THEN month - 3 WHEN month <= 9 THEN 9 - month
         ELSE 0 END AS share_06,
       CASE WHEN month <= 6 THEN 0 WHEN month <= 9 THEN month - 6 ELSE 12 - month END AS share_09,
       CASE WHEN month <= 9 THEN 0 ELSE month - 9 END AS share_12
FROM run_period CROSS JOIN run_setting
