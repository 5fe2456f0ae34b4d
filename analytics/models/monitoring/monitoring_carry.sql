-- monitoring_carry · 缺报月份沿用哪一期的数
-- For every pattern of reported months: which period's value stands in which period. A month never reported is missing, not zero:
-- the last value stands, and its age is shown.
-- Grain: pattern of reported months, period. Inputs: run_period.
-- A pattern is written as a number, `reported`: the months with a value as a sum of powers of two (January 1, February 2, March 4 …).
-- value_period, value_month: the period whose value stands, NULL while none was reported; age: how many periods old it is.
-- carry_key: reported × 16 + value_month (0 while none was reported). A join of a value's month and its pattern on this one number puts the value in
-- every period it stands for, without sorting anything, and leaves the engine no other order than values first.
WITH digit AS (
  SELECT * FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7)) AS octal (d)
), pattern AS (
  SELECT a.d + 8 * b.d + 64 * c.d + 512 * e.d AS reported FROM digit AS a CROSS JOIN digit AS b CROSS JOIN digit AS c CROSS JOIN digit AS e
), month_bit AS (
  SELECT period, month, CAST(power(2, month - 1) AS INTEGER) AS month_value, CAST(power(2, month) AS INTEGER) AS past_value FROM run_period
)
SELECT CAST(pattern.reported * 16 + coalesce(value_bit.month, 0) AS INTEGER) AS carry_key, value_bit.period AS value_period, value_bit.month AS value_month,
       this_bit.period, this_bit.month, this_bit.month - value_bit.month AS age
FROM pattern
CROSS JOIN month_bit AS this_bit
LEFT JOIN month_bit AS value_bit
       ON mod(pattern.reported, this_bit.past_value) >= value_bit.month_value AND mod(pattern.reported, this_bit.past_value) < value_bit.past_value
