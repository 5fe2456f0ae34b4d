-- evaluation_execution · 执行率得分
-- grain: fiscal_year, project_code, indicator_code
-- inputs: monitoring_project, run_setting, policy, monitoring_money, evaluation_money,
--   evaluation_part, evaluation_scheme, evaluation_share, policy_execution_band,
--   policy_execution_part, policy_clause
--
-- Each evaluated project's execution rate as an exact fraction, and the share of the execution
--   weight it earns: of all its money (indicator_code EXECUTION) and, where the policy lists
--   execution_parts, of each part (EXECUTION:<code>). scored: the parts where there are any, else
--   the whole; the whole's rate is in any case the project's.
-- Empty unless the run's last period closes the year.
-- state: rated, over the policy's denominator; replaced, over the adjusted budget instead; waived,
--   the denominator being 0 with nothing spent, or 0 where the policy replaces none; unbudgeted,
--   money spent over a denominator of 0; lacking, a row without the denominator; unreported, no
--   money at all; outside, a part of a project that has money, but none in any part. The last four
--   earn nothing.
-- money_period: the period the money is of, where that is before the run's last: the rate is scored
--   as it was then, and every row says so (money_stale).
-- part_outside: the project has money in none of the parts, which is not rated.
-- rate_part / rate_whole: spending over the denominator the policy names, in fen, as
--   monitoring_money has them: monitored and evaluated alike.
-- Where the policy rounds the rate first, rate_part / rate_whole is the rounded rate.
-- rule: execution_proportional (min(rate, 1)), execution_zero_below_line, execution_banded
--   (policy_execution_band; a rate in no band earns nothing); for a waived one, by
--   policy.execution_without_budget,
--   execution_waived_full, execution_waived_zero or execution_waived_as_others (the weighted mean
--   of the shares of the other rows, each to six decimals: the weight goes to them in proportion;
--   a part's other rows are the indicators and the parts that are not waived).
WITH evaluated AS (
  SELECT m.*, r.through_period,
    CASE WHEN m.money_age > 0 THEN concat(substr(r.through_period, 1, 5),
      lpad(CAST(CAST(substr(r.through_period, 6) AS INTEGER) - m.money_age AS VARCHAR), 2, '0'))
      END AS money_period
  FROM monitoring_project m
  JOIN run_setting r ON r.fiscal_year = m.fiscal_year AND r.through_period = m.period
    AND r.evaluates
),
evidence AS (
  SELECT fiscal_year, project_code, part, source_file, source_sheet, source_row,
    row_number() OVER (PARTITION BY fiscal_year, project_code ORDER BY source_file, source_sheet,
      source_row) AS place,
    row_number() OVER (PARTITION BY fiscal_year, project_code, part ORDER BY source_file,
      source_sheet, source_row) AS part_place
  FROM evaluation_money
),
listed AS (
  SELECT
    v.fiscal_year, v.project_code, CAST(NULL AS VARCHAR) AS part,
    c.execution_weight AS weight, v.spent_amount, v.money_period,
    money.basis, money.rated_amount, money.denominator_amount,
    (SELECT count(*) FROM policy_execution_part) = 0 AS scored,
    FALSE AS part_outside, FALSE AS all_outside
  FROM evaluated v
  JOIN evaluation_scheme c ON c.fiscal_year = v.fiscal_year AND c.project_code = v.project_code
  LEFT JOIN monitoring_money money ON money.project_code = v.project_code
    AND money.period = v.through_period
  UNION ALL
  SELECT
    v.fiscal_year, v.project_code, t.part, t.weight, v.spent_amount, v.money_period,
    t.basis, coalesce(t.rated_amount, CASE WHEN t.basis IS NULL THEN 0 END),
    coalesce(t.denominator_amount, CASE WHEN t.basis IS NULL THEN 0 END),
    TRUE, t.other_money > 0, t.other_money > 0 AND t.part_money = 0
  FROM evaluated v
  JOIN evaluation_part t ON t.fiscal_year = v.fiscal_year AND t.project_code = v.project_code
),
chosen AS (
  SELECT
    l.fiscal_year, l.project_code, l.part, l.weight, l.scored, l.part_outside, l.money_period,
    l.rated_amount AS part_amount, l.denominator_amount AS whole_amount,
    CASE
      WHEN l.spent_amount IS NULL THEN 'unreported'
      WHEN l.all_outside THEN 'outside'
      WHEN l.basis = 'unrated' THEN 'waived'
      WHEN l.denominator_amount IS NULL THEN 'lacking'
      WHEN l.denominator_amount > 0 AND l.basis <> p.execution_denominator THEN 'replaced'
      WHEN l.denominator_amount > 0 THEN 'rated'
      WHEN l.rated_amount > 0 THEN 'unbudgeted'
      ELSE 'waived'
    END AS state,
    p.execution_without_budget, p.execution_scoring, p.execution_zero_below, p.rounding_mode,
    places(p.execution_rate_decimals) AS rate_scale
  FROM listed l
  CROSS JOIN policy p
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
rated AS (
  SELECT
    e.*,
    coalesce(rounded(e.scaled_fen, e.whole_fen, e.rounding_mode, e.nearest), e.part_fen)
      AS rate_part,
    coalesce(e.rate_scale, e.whole_fen) AS rate_whole
  FROM (
    SELECT s.*, half_up(s.scaled_fen, s.whole_fen) AS nearest
    FROM (SELECT x.*, x.part_fen * x.rate_scale AS scaled_fen FROM exact x) s
  ) e
),
banded AS (
  SELECT r.*, b.share AS band_share, b.clause AS band_clause,
    row_number() OVER (PARTITION BY r.fiscal_year, r.project_code, r.part
      ORDER BY b.rate_from DESC) AS band_place
  FROM rated r
  LEFT JOIN policy_execution_band b
    ON r.execution_scoring = 'banded'
    AND r.rate_part * 1000000 >= millionths(b.rate_from)
      * r.rate_whole
    AND (b.rate_below IS NULL
      OR r.rate_part * 1000000 < millionths(b.rate_below) * r.rate_whole)
),
earned AS (
  SELECT
    b.*,
    b.state = 'waived' AND b.execution_without_budget = 'as_others' AS follows,
    CASE
      WHEN b.state = 'waived' AND b.execution_without_budget = 'full' THEN 1
      WHEN NOT b.rated THEN 0
      WHEN b.execution_scoring = 'banded'
        THEN millionths(coalesce(b.band_share, 0))
      WHEN b.execution_scoring = 'zero_below_line'
        AND b.rate_part * 1000000 < millionths(b.execution_zero_below) * b.rate_whole THEN 0
      ELSE least(b.rate_part, b.rate_whole) END AS own_part,
    CASE
      WHEN NOT b.rated THEN 1
      WHEN b.execution_scoring = 'banded' THEN 1000000
      ELSE b.rate_whole END AS own_whole
  FROM banded b
  WHERE b.band_place = 1
),
others AS (
  SELECT fiscal_year, project_code,
    sum(millionths(weight) * half_up(share_part * 1000000, share_whole)) AS share_part,
    sum(millionths(weight)) * 1000000 AS share_whole
  FROM (
    SELECT fiscal_year, subject_code AS project_code, weight, share_part, share_whole
    FROM evaluation_share
    WHERE subject = 'project'
    UNION ALL
    SELECT fiscal_year, project_code, weight, CAST(own_part AS DECIMAL(38,0)),
      CAST(own_whole AS DECIMAL(38,0))
    FROM earned
    WHERE part IS NOT NULL AND NOT follows
  ) each_row
  WHERE weight > 0
  GROUP BY fiscal_year, project_code
)
SELECT
  b.fiscal_year, b.project_code,
  CASE WHEN b.part IS NULL THEN 'EXECUTION' ELSE concat('EXECUTION:', b.part) END
    AS indicator_code,
  b.part, t.name_zh AS part_name, b.weight, b.scored, b.part_outside,
  b.state, b.rated, b.rate_part, b.rate_whole,
  CASE WHEN b.state = 'waived' THEN concat('execution_waived_', b.execution_without_budget)
    ELSE concat('execution_', b.execution_scoring) END AS rule,
  concat_ws(';', t.clause,
    CASE WHEN b.state = 'waived' THEN w.clause ELSE coalesce(b.band_clause, k.clause) END,
    CASE WHEN b.state = 'replaced' THEN z.clause END) AS clause,
  CAST(CASE WHEN b.follows THEN coalesce(o.share_part, 0) ELSE b.own_part END
    AS DECIMAL(38,0)) AS share_part,
  CAST(CASE WHEN b.follows THEN coalesce(o.share_whole, 1) ELSE b.own_whole END
    AS DECIMAL(38,0)) AS share_whole,
  e.source_file, e.source_sheet, e.source_row, b.money_period
FROM earned b
LEFT JOIN others o ON o.fiscal_year = b.fiscal_year AND o.project_code = b.project_code
LEFT JOIN policy_execution_part t ON t.part = b.part
LEFT JOIN policy_clause k ON k.setting = 'execution_scoring'
LEFT JOIN policy_clause w ON w.setting = 'execution_without_budget'
LEFT JOIN policy_clause z ON z.setting = 'zero_denominator'
LEFT JOIN evidence e ON e.fiscal_year = b.fiscal_year AND e.project_code = b.project_code
  AND CASE WHEN b.part IS NULL THEN e.place = 1 ELSE e.part = b.part AND e.part_place = 1 END
