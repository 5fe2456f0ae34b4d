-- Division · 商与舍入
-- The one text of every quotient and rounding in the models. DuckDB gets these as macros when a
-- session opens; for an engine without macros analytics/models/functions.ts writes them out.
-- Parts and wholes are exact numbers, whole > 0; halves go away from zero (四舍五入).

-- part / whole as a whole number, half up, from an estimate of it in floating point: the estimate
-- decides unless it lies so near to a half that it may be on the wrong side; then the exact numbers
-- do. Few figures do, and exact numbers are some thirty times slower. Below 10^14.
CREATE MACRO settled(estimate, part, whole) AS
  CASE WHEN abs(abs(estimate) - floor(abs(estimate)) - 0.5) > 0.001 + abs(estimate) * 1e-15
         THEN round(estimate)
       ELSE sign(estimate) * (floor(abs(estimate))
         + CASE WHEN 2 * abs(part) >= (2 * CAST(floor(abs(estimate)) AS DECIMAL(38,0)) + 1) * whole
             THEN 1 ELSE 0 END)
  END;

-- part / whole as a whole number, half up.
CREATE MACRO half_up(part, whole) AS
  CAST(settled(CAST(part AS DOUBLE) / CAST(whole AS DOUBLE), part, whole) AS DECIMAL(38,0));

-- The same for parts of 0 or more by the policy's mode: half_up, half_even (四舍六入五成双), up or
-- down. `nearest` is half_up(part, whole), worked out one step before: written out at each of its
-- five places here it would make a statement that takes longer to plan than to run.
CREATE MACRO rounded(part, whole, mode, nearest) AS
  nearest
    - CASE WHEN mode = 'half_even' AND mod(nearest, 2) = 1
        AND 2 * part = (2 * nearest - 1) * whole THEN 1
      WHEN mode = 'down' AND nearest * whole > part THEN 1
      WHEN mode = 'up' AND nearest * whole < part THEN -1
      ELSE 0 END;

-- part / whole to six decimals, kept between -999999 and 999999; `estimate` is part / whole as a
-- double, where one is at hand.
CREATE MACRO rate_near(estimate, part, whole) AS
  CAST(CASE WHEN estimate > 999999 THEN 999999 WHEN estimate < -999999 THEN -999999
    ELSE settled(estimate * 1000000, CAST(1000000 AS DECIMAL(38,0)) * part, whole) / 1000000
    END AS DECIMAL(18,6));

-- A rate: part / whole to six decimals, kept between -999999 and 999999.
CREATE MACRO rate(part, whole) AS
  rate_near(CAST(part AS DOUBLE) / CAST(whole AS DOUBLE), part, whole);
