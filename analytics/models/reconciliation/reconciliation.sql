-- reconciliation · 对账
-- Every published figure beside this system's own, printed in the same form, with what came of the
-- comparison.
-- Grain: fiscal_year, period, kind, level, key_code, measure. Inputs: reconciliation_measure,
--   policy_known_slip.
-- The system's figure is rounded half up to the decimals the published one is printed with; a
-- published % is a share times 100.
-- difference: computed - published, in the figure's own unit (a share for a %).
-- state: exact, rounding (a % off by one in its last place), known_slip (the policy names the
--   source's own error, and what it says must come out here came
-- out), differs, absent (nothing to compute from; never a slip).
-- Must hold: key unique; reconciliation_all_figures.
WITH written AS (
  SELECT measure.*, trim(replace(value_text, ',', '')) AS bare
         FROM reconciliation_measure AS measure
), read AS (
  SELECT written.*, substr(bare, length(bare), 1) = '%' AS percent,
         trim(replace(bare, '%', '')) AS digits FROM written
), shaped AS (
  -- Left to itself each engine takes other texts for numbers, such as 1_000.
  SELECT read.*, CASE
         WHEN translate(digits, '0123456789.+-', '') = ''
         THEN TRY_CAST(digits AS DECIMAL(26,6)) END AS published_number,
         CASE WHEN strpos(digits, '.') > 0 THEN least(length(digits) - strpos(digits, '.'), 4)
           ELSE 0 END AS decimals
  FROM read
), scaled AS (
  SELECT shaped.*,
         CASE decimals WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 WHEN 3 THEN 1000
           ELSE 10000 END AS places,
         CASE WHEN percent THEN 100 ELSE 1 END AS hundred
  FROM shaped
), guessed AS (
  SELECT scaled.*,
         CAST(round(CAST(numerator AS DOUBLE) * hundred
         * places / CAST(denominator AS DOUBLE)) AS DECIMAL(20,0)) AS guess,
         CAST(round(CAST(published_number AS DOUBLE) * places) AS DECIMAL(20,0)) AS published_units
  FROM scaled
), compared AS (
  -- A quotient in floating point may fall on the wrong side of a half; twice the remainder,
  -- exactly, says on which.
  SELECT guessed.*,
         CASE WHEN numerator * CAST(2 * hundred * places AS DECIMAL(8,0)) >= CAST(2 * guess
           + 1 AS DECIMAL(20,0)) * denominator THEN 1
              WHEN numerator * CAST(2 * hundred * places AS DECIMAL(8,0)) < CAST(2 * guess
                - 1 AS DECIMAL(20,0)) * denominator THEN -1
              ELSE 0 END AS correction
  FROM guessed
), rounded AS (
  SELECT compared.*, CAST(guess + correction AS DECIMAL(20,0)) AS units FROM compared
), printed AS (
  SELECT rounded.*,
         CASE WHEN measure = 'light' THEN word
              WHEN units IS NOT NULL THEN concat(
                CASE decimals
                  WHEN 0 THEN CAST(units AS VARCHAR)
                  WHEN 1 THEN CAST(units * CAST(0.1 AS DECIMAL(2,1)) AS VARCHAR)
                  WHEN 2 THEN CAST(units * CAST(0.01 AS DECIMAL(3,2)) AS VARCHAR)
                  WHEN 3 THEN CAST(units * CAST(0.001 AS DECIMAL(4,3)) AS VARCHAR)
                  ELSE CAST(units * CAST(0.0001 AS DECIMAL(5,4)) AS VARCHAR) END,
                CASE WHEN percent THEN '%' ELSE '' END)
         END AS computed
  FROM rounded
), judged AS (
  SELECT printed.*,
         CASE WHEN computed IS NULL THEN 'absent'
              WHEN measure = 'light' THEN CASE WHEN computed = bare THEN 'exact' ELSE 'differs' END
              WHEN published_units IS NULL THEN 'differs'
              WHEN units = published_units THEN 'exact'
              WHEN percent AND abs(units - published_units) = 1 THEN 'rounding'
              ELSE 'differs' END AS verdict
  FROM printed
), matched AS (
  -- `*` in a slip matches anything; of several the most particular speaks.
  SELECT judged.*, slip.kind AS slip_kind, slip.gives, slip.note_zh, slip.note_en,
         row_number() OVER (
           PARTITION BY judged.fiscal_year, judged.period, judged.kind, judged.level,
           judged.key_code, judged.measure
           ORDER BY CASE WHEN slip.key_code = '*' THEN 1 ELSE 0 END,
           CASE WHEN slip.measure = '*' THEN 1 ELSE 0 END,
                    CASE WHEN slip.period = '*' THEN 1 ELSE 0 END, slip.note_zh) AS place
  FROM judged
  LEFT JOIN policy_known_slip AS slip
         ON slip.kind IN ('*', judged.kind) AND slip.level IN ('*', judged.level)
           AND slip.key_code IN ('*', judged.key_code)
        AND slip.measure IN ('*', judged.measure) AND slip.period IN ('*', judged.period)
)
SELECT matched.fiscal_year, matched.period, matched.kind, matched.level, matched.key_code,
       matched.measure, matched.value_text AS published,
       matched.computed,
       CASE WHEN measure <> 'light'
            THEN CAST(CAST(units - published_units AS DOUBLE) / (hundred
              * places) AS DECIMAL(26,6)) END AS difference,
       CASE WHEN verdict IN ('exact', 'absent') OR slip_kind IS NULL THEN verdict
            WHEN gives IS NULL OR gives = computed THEN 'known_slip' ELSE 'differs' END AS state,
       CASE WHEN verdict <> 'exact' THEN note_zh END AS note_zh,
       CASE WHEN verdict <> 'exact' THEN note_en END AS note_en
FROM matched
WHERE place = 1
