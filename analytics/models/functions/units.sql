-- Units · 单位换算
-- Exact figures as whole numbers and back, and estimates as they are printed.

-- A number of at most six decimals in whole millionths.
CREATE MACRO millionths(number) AS
  CAST(CAST(number AS DECIMAL(38,6)) * 1000000 AS DECIMAL(38,0));

-- Money in fen; points in hundredths.
CREATE MACRO hundredths(number) AS
  CAST(CAST(number AS DECIMAL(38,2)) * 100 AS DECIMAL(38,0));

-- A day as a number of days.
CREATE MACRO day_number(day) AS
  CAST(date_diff('day', DATE '1970-01-01', day) AS DECIMAL(18,6));

-- How many units of its last place make 1: 100 for two decimals.
CREATE MACRO places(decimals) AS
  CAST(power(10, decimals) AS DECIMAL(38,0));

-- Points from their last places: 969 of 100 are 9.69.
CREATE MACRO points_of(units, places) AS
  CAST(CAST(units * (100 / places) AS DECIMAL(9,0)) * 0.01 AS DECIMAL(9,2));

-- Whether a total may be what rows add to, rounded to the decimals that it is written with. One of
-- three decimals or more is not rounded (on forms: intake/form/rows/sums.ts).
CREATE MACRO is_rounded_sum(total, added) AS
  abs(total - added) <= CASE WHEN total = round(total, 0) THEN 0.5
    WHEN total = round(total, 1) THEN 0.05 WHEN total = round(total, 2) THEN 0.005 ELSE 0 END;

-- A part of an amount of money by a factor, to the fen, half up.
CREATE MACRO money_part(amount, factor) AS
  CAST(round(CAST(amount AS DECIMAL(38,2)) * factor, 2) AS DECIMAL(38,2));

-- A double as it is printed, to six decimals; below 10^12. A double cast as it is gets its last
-- half rounded by each engine in its own way (docs/decisions/0011).
CREATE MACRO estimate6(number) AS
  CAST(CAST(round(number * 1000000) AS BIGINT) * 0.000001 AS DECIMAL(18,6));

-- A double as money, to the fen; below 10^13.
CREATE MACRO estimate_money(number) AS
  CAST(round(number * 100) / 100 AS DECIMAL(20,2));

-- Whether a target in per cent may be a share: 0.95, which is 0.95 % as it stands, or 95 %. A
-- ceiling is not asked: 0.5 % of complaints is a usual one, and reading it as 50 % would hide a
-- miss. Decision 0020 says why.
CREATE MACRO may_be_share(direction, unit, low, high) AS
  coalesce(direction IN ('>=', '>', '=', 'range') AND trim(unit) IN ('%', '％', '百分比')
    AND low > 0 AND coalesce(high, low) <= 1, FALSE);

-- What such a target is multiplied by to be held against a result: 100 where the result is ten
-- times as large or more, for then the one is a share and the other is in per cent.
CREATE MACRO share_times(may_be_share, low, high, actual) AS
  CASE WHEN may_be_share AND actual >= 10 * coalesce(high, low) THEN 100 ELSE 1 END;
