-- evaluation_execution · 执行率得分
-- grain: fiscal_year, project_code
-- inputs: monitoring_project, run_setting, staging_execution, policy, monitoring_money,
--   evaluation_share, policy_execution_band, policy_clause
--
-- Each evaluated project's execution rate as an exact fraction, and the share of the execution
--   weight it earns.
-- Empty unless the run's last period closes the year.
-- state: rated, over the policy's denominator; replaced, over the adjusted budget instead; waived,
--   the denominator being 0 with nothing spent, or 0 where the policy replaces none; unbudgeted,
--   money spent over a denominator of 0; lacking, a row without the denominator; unreported, no
--   money at all. The last three earn nothing.
-- rate_part / rate_whole: spending over the denominator the policy names, in fen, as
--   monitoring_money has them: monitored and evaluated alike.
-- Where the policy rounds the rate first, rate_part / rate_whole is the rounded rate.
-- rule: execution_proportional (min(rate, 1)), execution_zero_below_line, execution_banded
--   (policy_execution_band; a rate in no band earns nothing); for a waived one, by
--   policy.execution_without_budget,
--   execution_waived_full, execution_waived_zero or execution_waived_as_others (the weighted mean
--   of the shares of the other rows, each to six decimals: the weight goes to them in proportion).
WITH evaluated AS (
  SELECT m.*, r.through_period
  FROM monitoring_project m
  JOIN run_setting r ON r.fiscal_year = m.fiscal_year AND r.through_period = m.period
    AND r.evaluates
),
reported AS (
  SELECT x.*, max(x.period) OVER (PARTITION BY x.fiscal_year, x.project_code) AS latest_period
  FROM staging_execution x
  JOIN evaluated v ON v.fiscal_year = x.fiscal_year AND v.project_code = x.project_code
    AND v.reporter = x.reporter AND x.period <= v.through_period
  CROSS JOIN policy p
  WHERE p.money_kinds = 'all' OR x.money_kind = 'current'
),
evidence AS (
  SELECT fiscal_year, project_code, source_file, source_sheet, source_row,
    row_number() OVER (PARTITION BY fiscal_year, project_code ORDER BY source_file, source_sheet,
      source_row) AS place
  FROM reported
  WHERE period = latest_period
),
chosen AS (
  SELECT
    v.fiscal_year, v.project_code, v.budget_amount, v.spent_amount,
    money.rated_amount AS part_amount, money.denominator_amount AS whole_amount,
    CASE
      WHEN v.spent_amount IS NULL THEN 'unreported'
      WHEN money.basis = 'unrated' THEN 'waived'
      WHEN money.denominator_amount IS NULL THEN 'lacking'
      WHEN money.denominator_amount > 0 AND money.basis <> p.execution_denominator THEN 'replaced'
      WHEN money.denominator_amount > 0 THEN 'rated'
      WHEN money.rated_amount > 0 THEN 'unbudgeted'
      ELSE 'waived'
    END AS state,
    p.execution_without_budget, p.execution_scoring, p.execution_zero_below, p.rounding_mode,
    places(p.execution_rate_decimals) AS rate_scale
  FROM evaluated v
  CROSS JOIN policy p
  LEFT JOIN monitoring_money money ON money.project_code = v.project_code
    AND money.period = v.through_period
),
exact AS (
  SELECT
    c.*,
    c.state IN ('rated', 'replaced') AS rated,
    CASE WHEN c.state IN ('rated', 'replaced') THEN hundredths(greatest(c.part_amount, 0))
      ELSE 0 END AS part_fen,
    CASE WHEN c.state IN ('rated', 'replaced') THEN hundredths(c.whole_amount)
      ELSE 1 END AS whole_fen
  FROM chosen c
),
others AS (
  SELECT fiscal_year, subject_code AS project_code,
    sum(millionths(weight) * half_up(share_part * 1000000, share_whole)) AS share_part,
    sum(millionths(weight)) * 1000000 AS share_whole
  FROM evaluation_share
  WHERE subject = 'project' AND weight > 0
  GROUP BY fiscal_year, subject_code
),
rated AS (
  SELECT
    e.*,
    coalesce(rounded(e.part_fen * e.rate_scale, e.whole_fen, e.rounding_mode), e.part_fen)
      AS rate_part,
    coalesce(e.rate_scale, e.whole_fen) AS rate_whole
  FROM exact e
),
banded AS (
  SELECT r.*, b.share AS band_share, b.clause AS band_clause,
    row_number() OVER (PARTITION BY r.fiscal_year, r.project_code
      ORDER BY b.rate_from DESC) AS band_place
  FROM rated r
  LEFT JOIN policy_execution_band b
    ON r.execution_scoring = 'banded'
    AND r.rate_part * 1000000 >= millionths(b.rate_from)
      * r.rate_whole
    AND (b.rate_below IS NULL
      OR r.rate_part * 1000000 < millionths(b.rate_below) * r.rate_whole)
)
SELECT
  b.fiscal_year, b.project_code, b.budget_amount, b.spent_amount, b.state, b.rated, b.rate_part,
  b.rate_whole,
  CASE WHEN b.state = 'waived' THEN concat('execution_waived_', b.execution_without_budget)
    ELSE concat('execution_', b.execution_scoring) END AS rule,
  CASE WHEN b.state = 'waived' THEN w.clause
    WHEN b.state = 'replaced' THEN concat(coalesce(b.band_clause, k.clause), ';', z.clause)
    ELSE coalesce(b.band_clause, k.clause) END AS clause,
  CAST(CASE
    WHEN b.state = 'waived' AND b.execution_without_budget = 'full' THEN 1
    WHEN b.state = 'waived' AND b.execution_without_budget = 'as_others'
      THEN coalesce(o.share_part, 0)
    WHEN NOT b.rated THEN 0
    WHEN b.execution_scoring = 'banded'
      THEN millionths(coalesce(b.band_share, 0))
    WHEN b.execution_scoring = 'zero_below_line'
      AND b.rate_part * 1000000 < millionths(b.execution_zero_below) * b.rate_whole THEN 0
    ELSE least(b.rate_part, b.rate_whole) END AS DECIMAL(38,0)) AS share_part,
  CAST(CASE
    WHEN b.state = 'waived' AND b.execution_without_budget = 'as_others'
      THEN coalesce(o.share_whole, 1)
    WHEN NOT b.rated THEN 1
    WHEN b.execution_scoring = 'banded' THEN 1000000
    ELSE b.rate_whole END AS DECIMAL(38,0)) AS share_whole,
  e.source_file, e.source_sheet, e.source_row
FROM banded b
LEFT JOIN others o ON o.fiscal_year = b.fiscal_year AND o.project_code = b.project_code
LEFT JOIN policy_clause k ON k.setting = 'execution_scoring'
LEFT JOIN policy_clause w ON w.setting = 'execution_without_budget'
LEFT JOIN policy_clause z ON z.setting = 'zero_denominator'
LEFT JOIN evidence e ON e.fiscal_year = b.fiscal_year AND e.project_code = b.project_code
  AND e.place = 1
WHERE b.band_place = 1
