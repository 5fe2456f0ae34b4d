-- monitoring_carry · 缺报月份沿用哪一期的数
-- grain: carry_key, period
-- inputs: monitoring_month
--
-- For every pattern of reported months: which period's value stands in which period. A month never
--   reported is missing, not zero: the last value stands, and its age is shown.
-- A pattern is written as a number, `reported`: the months with a value as a sum of powers of two
--   (January 1, February 2, March 4 …).
-- carry_key: reported × 16 + value_month (0 while none was reported). A join of a value's month and
--   its pattern on this one number puts the value in every period it stands for, without sorting
--   anything, and leaves the engine no other order than values first.
-- share_03 … share_12: how far the period is along each quarter of a plan curve, as in
--   monitoring_month; value_03 … value_12 likewise for the value's period.
-- value_period, value_month: the period whose value stands, NULL while none was reported; age: how
--   many periods old it is.
WITH digit AS (
  SELECT * FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7)) AS octal (d)
), pattern AS (
  SELECT a.d + 8 * b.d + 64 * c.d + 512 * e.d AS reported FROM digit AS a CROSS JOIN digit AS b
         CROSS JOIN digit AS c CROSS JOIN digit AS e
), seen AS (
  -- What was reported up to each month; its highest bit is that of the value that stands.
  SELECT pattern.reported, this.*, mod(pattern.reported, this.month_bit * 2) AS so_far
  FROM pattern
  CROSS JOIN monitoring_month AS this
), newest AS (
  SELECT seen.*,
         CASE WHEN so_far >= 2048 THEN 2048 WHEN so_far >= 1024 THEN 1024
           WHEN so_far >= 512 THEN 512 WHEN so_far >= 256 THEN 256 WHEN so_far >= 128 THEN 128
           WHEN so_far >= 64 THEN 64 WHEN so_far >= 32 THEN 32 WHEN so_far >= 16 THEN 16
           WHEN so_far >= 8 THEN 8 WHEN so_far >= 4 THEN 4 WHEN so_far >= 2 THEN 2
           WHEN so_far >= 1 THEN 1 END AS value_bit
  FROM seen
)
SELECT CAST(this.reported * 16 + coalesce(value.month, 0) AS INTEGER) AS carry_key,
       value.period AS value_period, value.month AS value_month,
       this.period, this.month, this.month_bit, this.month - value.month AS age,
       this.share_03, this.share_06, this.share_09, this.share_12,
       value.share_03 AS value_03, value.share_06 AS value_06, value.share_09 AS value_09,
       value.share_12 AS value_12
FROM newest AS this
LEFT JOIN monitoring_month AS value ON value.month_bit = this.value_bit
