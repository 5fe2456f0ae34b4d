-- evaluation_measure · 由公式计算的指标
-- grain: fiscal_year, subject, subject_code, indicator_code
-- inputs: evaluation_scheme, evaluation_department_scheme, policy_measure, evaluation_fact,
--   staging_self_evaluation, staging_department_evaluation, staging_indicator,
--   staging_department_indicator
--
-- The rows that a scheme computes of its projects or departments: numerator ÷ denominator, or for
--   `change` and `saving` their difference ÷ denominator.
-- measure_part / measure_whole: that quotient as an exact fraction of whole numbers, both facts in
--   the coarsest unit in which they are whole (a fact of ten thousand million or more in
--   hundredths); NULL where a fact is missing or the denominator is 0. value: to six decimals.
-- state: computed; fact_missing; denominator_zero: both facts are 0, there is nothing to work out;
--   numerator_alone: something over 0, which no standard can be met by.
-- placed: code_of_scheme where the subject declares a row of its own under the row's code.
-- declared_points, reason, measure: what the self-evaluation says under the row's code. The source
--   is the numerator's, else the denominator's; `explain` leads to both.
WITH asked AS (
  SELECT s.fiscal_year, 'project' AS subject, s.project_code AS subject_code, w.*
  FROM evaluation_scheme s
  JOIN policy_measure w ON w.scheme = s.scheme
  WHERE w.formula <> 'judged'
  UNION ALL
  SELECT s.fiscal_year, 'department', s.department_code, w.*
  FROM evaluation_department_scheme s
  JOIN policy_measure w ON w.scheme = s.scheme
  WHERE w.formula <> 'judged'
),
said AS (
  SELECT fiscal_year, 'project' AS subject, project_code AS subject_code, indicator_code,
    declared_points, reason, measure
  FROM staging_self_evaluation
  UNION ALL
  SELECT fiscal_year, 'department', department_code, indicator_code, declared_points, reason,
    measure
  FROM staging_department_evaluation
),
declared AS (
  SELECT fiscal_year, 'project' AS subject, project_code AS subject_code, indicator_code
  FROM staging_indicator
  UNION ALL
  SELECT fiscal_year, 'department', department_code, indicator_code
  FROM staging_department_indicator
),
given AS (
  SELECT
    a.*, n.fact_value AS numerator, d.fact_value AS denominator,
    millionths(n.fact_value) AS n_m, millionths(d.fact_value) AS d_m,
    coalesce(n.source_file, d.source_file) AS source_file,
    CASE WHEN n.source_file IS NULL THEN d.source_sheet ELSE n.source_sheet END AS source_sheet,
    CASE WHEN n.source_file IS NULL THEN d.source_row ELSE n.source_row END AS source_row,
    e.declared_points, e.reason, e.measure,
    CASE WHEN i.indicator_code IS NOT NULL THEN 'code_of_scheme' END AS placed
  FROM asked a
  LEFT JOIN evaluation_fact n ON n.fiscal_year = a.fiscal_year AND n.subject = a.subject
    AND n.subject_code = a.subject_code AND n.fact_code = a.numerator_fact
  LEFT JOIN evaluation_fact d ON d.fiscal_year = a.fiscal_year AND d.subject = a.subject
    AND d.subject_code = a.subject_code AND d.fact_code = a.denominator_fact
  LEFT JOIN said e ON e.fiscal_year = a.fiscal_year AND e.subject = a.subject
    AND e.subject_code = a.subject_code AND e.indicator_code = a.code
  LEFT JOIN declared i ON i.fiscal_year = a.fiscal_year AND i.subject = a.subject
    AND i.subject_code = a.subject_code AND i.indicator_code = a.code
),
united AS (
  SELECT
    g.*,
    CASE WHEN mod(g.n_m, 1000000) = 0 AND mod(g.d_m, 1000000) = 0 THEN 1000000
      WHEN mod(g.n_m, 10000) = 0 AND mod(g.d_m, 10000) = 0 THEN 10000
      WHEN greatest(abs(g.n_m), abs(g.d_m)) < 10000000000000000 THEN 1
      ELSE 10000 END AS unit
  FROM given g
),
whole AS (
  SELECT
    u.*,
    CASE WHEN u.unit = 1 THEN u.n_m ELSE half_up(u.n_m, u.unit) END AS n,
    CASE WHEN u.unit = 1 THEN u.d_m ELSE half_up(u.d_m, u.unit) END AS d
  FROM united u
),
divided AS (
  SELECT
    w.*,
    CASE WHEN w.d <= 0 THEN NULL WHEN w.formula = 'change' THEN w.n - w.d
      WHEN w.formula = 'saving' THEN w.d - w.n ELSE w.n END AS measure_part,
    CASE WHEN w.n IS NOT NULL AND w.d > 0 THEN w.d END AS measure_whole
  FROM whole w
)
SELECT
  v.fiscal_year, v.subject, v.subject_code, v.code AS indicator_code, v.scheme,
  v.name_zh, v.name_en, v.level1, v.level2, v.direction, v.weight, v.target, v.scoring, v.clause,
  v.numerator_fact, v.denominator_fact, v.numerator, v.denominator,
  v.measure_part, v.measure_whole,
  CASE WHEN v.measure_whole > 0 THEN rate(v.measure_part, v.measure_whole) END AS value,
  CASE WHEN v.n IS NULL OR v.d IS NULL THEN 'fact_missing'
    WHEN v.d > 0 THEN 'computed' WHEN v.n = 0 THEN 'denominator_zero'
    ELSE 'numerator_alone' END AS state,
  v.placed,
  v.declared_points, v.reason, v.measure, v.source_file, v.source_sheet, v.source_row
FROM divided v
