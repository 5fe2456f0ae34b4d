-- reconciliation · 对账
-- grain: fiscal_year, period, kind, level, key_code, measure
-- inputs: reconciliation_measure, policy_known_slip
-- must hold: reconciliation_all_figures
--
-- Every published figure beside this system's own, and what came of comparing them at the published
--   figure's own precision.
-- decimals: the precision compared at, in the unit the figure is published in (a % or a number). It
--   is what the source declares or its workbook shows (control-figure.decimals), else the decimals
--   written before a %, a sign that only a printed figure has. Digits of a bare number say nothing:
--   it is compared exactly, to the fen for money, to 1 for counts, to six decimals of a share.
-- computed: this system's figure as it is, to the fen, to 1, to six decimals of a share, printed as
--   a % (four decimals) where the published one is. difference: computed - published, in the
--   figure's own unit (a share for a %).
-- state: exact (both round to the same, half up), rounding (a % off by one in its last place),
--   known_slip (the policy names the source's own error, and what it says must come out here came
--   out), differs, absent (nothing to compute from; never a slip).
WITH matched AS (
  -- `*` in a slip matches anything; of several the most particular speaks.
  SELECT measure.*, slip.kind AS slip_kind, slip.gives, slip.note_zh, slip.note_en,
         row_number() OVER (
           PARTITION BY measure.fiscal_year, measure.period, measure.kind, measure.level,
           measure.key_code, measure.measure
           ORDER BY CASE WHEN slip.key_code = '*' THEN 1 ELSE 0 END,
           CASE WHEN slip.measure = '*' THEN 1 ELSE 0 END,
                    CASE WHEN slip.period = '*' THEN 1 ELSE 0 END, slip.note_zh) AS place,
         trim(replace(measure.value_text, ',', '')) AS bare,
         trim(replace(slip.gives, ',', '')) AS bare_gives
  FROM reconciliation_measure AS measure
  LEFT JOIN policy_known_slip AS slip
         ON slip.kind IN ('*', measure.kind) AND slip.level IN ('*', measure.level)
           AND slip.key_code IN ('*', measure.key_code)
        AND slip.measure IN ('*', measure.measure) AND slip.period IN ('*', measure.period)
), read AS (
  SELECT matched.*, substr(bare, length(bare), 1) = '%' AS percent,
         trim(replace(bare, '%', '')) AS digits, trim(replace(bare_gives, '%', '')) AS gives_digits,
         CASE WHEN measure IN ('rows', 'projects', 'targets', 'targets_reported', 'targets_met',
             'targets_partly', 'targets_unmet', 'targets_not_reported') THEN 'count'
           WHEN strpos(measure, '_amount') > 0 THEN 'money' ELSE 'share' END AS unit
  FROM matched WHERE place = 1
), shaped AS (
  -- Left to itself each engine takes other texts for numbers, such as 1_000.
  SELECT read.*, CASE WHEN translate(digits, '0123456789.+-', '') = ''
           THEN TRY_CAST(digits AS DECIMAL(26,6)) END AS published_number,
         CASE WHEN translate(gives_digits, '0123456789.+-', '') = ''
           THEN TRY_CAST(gives_digits AS DECIMAL(26,6)) END AS gives_number,
         coalesce(declared_decimals, CASE WHEN percent AND strpos(digits, '.') > 0
           THEN length(digits) - strpos(digits, '.') WHEN percent THEN 0 END) AS stated_decimals
  FROM read
), fitted AS (
  SELECT shaped.*,
         CASE WHEN denominator < 0 THEN -numerator ELSE numerator END AS part,
         abs(denominator) AS whole,
         least(coalesce(stated_decimals,
           CASE unit WHEN 'count' THEN 0 WHEN 'money' THEN 2 ELSE 6 END),
           CASE WHEN percent THEN 4 ELSE 6 END) AS decimals
  FROM shaped
), scaled AS (
  SELECT fitted.*,
         CAST(CASE WHEN unit = 'share' THEN rate(part, whole) ELSE part END AS DECIMAL(26,6))
           AS own_number,
         CAST(CASE WHEN percent THEN 100 ELSE 1 END AS DECIMAL(3,0)) AS hundred,
         CAST(power(10, greatest(decimals, 0)) AS DECIMAL(7,0)) AS places,
         CAST(power(10, greatest(-decimals, 0)) AS DECIMAL(9,0)) AS step
  FROM fitted
), doubled AS (
  -- Twice each figure in units of its last place plus one unit: cut off at the even, it is rounded
  -- half up, away from zero. Nothing is divided, so nothing is lost, whatever the size.
  SELECT scaled.*,
         CAST(2 * abs(part) * hundred * places AS DECIMAL(38,6)) + whole * step AS ours,
         CAST(2 * abs(published_number) * places AS DECIMAL(38,6)) + step AS theirs,
         CAST(2 * abs(gives_number) * places AS DECIMAL(38,6)) + step AS slips,
         2 * step AS last_place
  FROM scaled
), rounded AS (
  SELECT doubled.*,
         (ours - mod(ours, last_place * whole))
           * CASE WHEN part < 0 THEN -1 ELSE 1 END AS ours_rounded,
         (theirs - mod(theirs, last_place)) * whole
           * CASE WHEN published_number < 0 THEN -1 ELSE 1 END AS theirs_rounded,
         (slips - mod(slips, last_place)) * whole
           * CASE WHEN gives_number < 0 THEN -1 ELSE 1 END AS slips_rounded
  FROM doubled
), judged AS (
  SELECT rounded.*,
         CASE WHEN measure = 'light' AND word IS NULL THEN 'absent'
              WHEN measure = 'light' THEN CASE WHEN word = bare THEN 'exact' ELSE 'differs' END
              WHEN part IS NULL THEN 'absent'
              WHEN published_number IS NULL THEN 'differs'
              WHEN stated_decimals IS NULL AND mod(published_number * places, 1) <> 0
                THEN 'differs'
              WHEN ours_rounded = theirs_rounded THEN 'exact'
              WHEN percent AND abs(ours_rounded - theirs_rounded) = last_place * whole
                THEN 'rounding'
              ELSE 'differs' END AS verdict
  FROM rounded
)
SELECT fiscal_year, period, kind, level, key_code, measure, value_text AS published,
       CASE WHEN measure = 'light' THEN word
         WHEN unit = 'count' THEN CAST(CAST(own_number AS DECIMAL(20,0)) AS VARCHAR)
         WHEN unit = 'money' THEN CAST(CAST(own_number AS DECIMAL(20,2)) AS VARCHAR)
         WHEN percent AND own_number IS NOT NULL
           THEN concat(CAST(CAST(own_number * 100 AS DECIMAL(26,4)) AS VARCHAR), '%')
         ELSE CAST(own_number AS VARCHAR) END AS computed,
       CASE WHEN measure <> 'light'
         THEN CAST(own_number - published_number
           * CASE WHEN percent THEN 0.01 ELSE 1 END AS DECIMAL(26,6)) END AS difference,
       CASE WHEN measure <> 'light' AND published_number IS NOT NULL THEN decimals END AS decimals,
       CASE WHEN verdict IN ('exact', 'absent') OR slip_kind IS NULL THEN verdict
            WHEN gives IS NULL OR gives = word OR ours_rounded = slips_rounded THEN 'known_slip'
            ELSE 'differs' END AS state,
       CASE WHEN verdict <> 'exact' THEN note_zh END AS note_zh,
       CASE WHEN verdict <> 'exact' THEN note_en END AS note_en
FROM judged
