-- evaluation_framework · 部门整体支出
-- grain: fiscal_year, department_code, framework_code
-- inputs: staging_department_fact, staging_department_indicator, run_setting, policy_framework,
--   evaluation_department_fact, evaluation_department_scheme, evaluation_mark, evaluation_project,
--   policy
-- must hold: evaluation_framework_points
--
-- The whole-department rows (部门整体支出): of a department with a scheme those of the scheme and its
--   own (evaluation_mark), of any other one per measure of policy_framework.
-- Departments: those that reported any fact or result that they are asked for, and, as soon as one
--   did, every other one with a scored project or rows of its own: sending nothing must not pay
--   better than sending a part. Where nobody sent any, the year has no framework.
-- Empty unless the run's last period closes the year.
-- Measures of policy_framework: value: numerator ÷ denominator, or for `change` (numerator −
--   denominator) ÷ denominator. >=: the policy's at-least formula on value ÷ target. <=: within the
--   target full, else the policy's at-most formula. Target 0 or less: met or not. A missing fact
--   scores 0.
-- A denominator of 0 makes a measure not applicable: value and points are NULL and its weight isn't
--   counted. A scheme's row is applicable where its numerator is not 0, and then scores 0.
-- kind, scheme, level1 and what follows: of rows of a scheme; kind as in evaluation_row.
WITH sent AS (
  SELECT f.fiscal_year, f.department_code
  FROM staging_department_fact f
  JOIN run_setting r ON r.fiscal_year = f.fiscal_year AND r.evaluates
  JOIN policy_framework w ON f.fact_code IN (w.numerator_fact, w.denominator_fact)
  LEFT JOIN evaluation_department_scheme s ON s.fiscal_year = f.fiscal_year
    AND s.department_code = f.department_code
  WHERE s.scheme IS NULL
  UNION
  SELECT fiscal_year, subject_code
  FROM evaluation_mark
  WHERE subject = 'department' AND (numerator IS NOT NULL OR denominator IS NOT NULL
    OR completion IS NOT NULL OR declared_points IS NOT NULL)
),
departments AS (
  SELECT fiscal_year, department_code FROM sent
  UNION
  SELECT i.fiscal_year, i.department_code
  FROM staging_department_indicator i
  JOIN evaluation_department_scheme s ON s.fiscal_year = i.fiscal_year
    AND s.department_code = i.department_code
  WHERE i.fiscal_year IN (SELECT fiscal_year FROM sent)
  UNION
  SELECT fiscal_year, department_code FROM evaluation_project
  WHERE score IS NOT NULL AND department_code <> '-'
    AND fiscal_year IN (SELECT fiscal_year FROM sent)
),
facts AS (
  SELECT
    d.fiscal_year, d.department_code, w.*, n.fact_value AS numerator, m.fact_value AS denominator,
    millionths(n.fact_value)
      - CASE WHEN w.formula = 'change'
      THEN millionths(m.fact_value)
      ELSE 0 END AS value_part,
    millionths(m.fact_value) AS value_whole,
    millionths(w.target) AS target_m
  FROM departments d
  LEFT JOIN evaluation_department_scheme s ON s.fiscal_year = d.fiscal_year
    AND s.department_code = d.department_code
  CROSS JOIN policy_framework w
  LEFT JOIN evaluation_department_fact n ON n.fiscal_year = d.fiscal_year
    AND n.department_code = d.department_code AND n.fact_code = w.numerator_fact
  LEFT JOIN evaluation_department_fact m ON m.fiscal_year = d.fiscal_year
    AND m.department_code = d.department_code AND m.fact_code = w.denominator_fact
  WHERE s.scheme IS NULL
),
compared AS (
  -- value against target without dividing: reached = value_part × 1000000, wanted = target ×
  -- value_whole
  SELECT f.*, f.value_part * 1000000 AS reached, f.target_m * f.value_whole AS wanted,
    millionths(p.at_least_pass_line) AS pass_m,
    p.at_least_formula, p.at_most_formula, p.rounding_mode,
    places(p.rounding_decimals) AS places
  FROM facts f
  CROSS JOIN policy p
),
shared AS (
  SELECT
    c.*,
    CASE
      WHEN c.numerator IS NULL OR c.denominator IS NULL THEN 0
      WHEN c.direction = '>=' AND c.reached >= c.wanted THEN 1
      WHEN c.direction = '<=' AND c.reached <= c.wanted THEN 1
      WHEN c.target_m <= 0 THEN 0
      WHEN c.direction = '<=' AND c.at_most_formula = 'ratio' THEN c.wanted
      WHEN c.direction = '<=' THEN greatest(2 * c.wanted - c.reached, 0)
      WHEN c.at_least_formula = 'pass_line'
        THEN greatest(c.value_part * 1000000
        - CAST(round(c.pass_m * 0.000001 * c.wanted) AS DECIMAL(38,0)), 0)
      ELSE greatest(c.reached, 0)
    END AS share_part,
    CASE
      WHEN c.numerator IS NULL OR c.denominator IS NULL OR c.target_m <= 0 THEN 1
      WHEN c.direction = '>=' AND c.reached >= c.wanted THEN 1
      WHEN c.direction = '<=' AND c.reached <= c.wanted THEN 1
      WHEN c.direction = '<=' AND c.at_most_formula = 'ratio' THEN c.reached
      WHEN c.direction = '>=' AND c.at_least_formula = 'pass_line'
        AND c.pass_m < 1000000 THEN c.wanted
        - CAST(round(c.pass_m * 0.000001 * c.wanted) AS DECIMAL(38,0))
      ELSE c.wanted
    END AS share_whole
  FROM compared c
),
divided AS (
  SELECT
    s.*,
    CAST(CAST(s.weight AS DECIMAL(38,4)) * 10000 AS DECIMAL(38,0)) * s.places
      * s.share_part AS part,
    s.share_whole * 10000 AS whole
  FROM shared s
)
SELECT
  d.fiscal_year, d.department_code, d.framework_code, d.name_zh, d.name_en, d.numerator,
  d.denominator,
  CASE WHEN d.value_whole > 0 THEN rate(d.value_part, d.value_whole) END AS value,
  d.target, d.direction, CAST(d.weight AS DECIMAL(18,6)) AS weight,
  CASE WHEN coalesce(d.value_whole, 1) > 0
    THEN points_of(rounded(d.part, d.whole, d.rounding_mode, d.nearest), d.places)
    END AS points,
  d.clause,
  CAST(NULL AS VARCHAR) AS kind, CAST(NULL AS VARCHAR) AS scheme,
  CAST(NULL AS VARCHAR) AS level1, CAST(NULL AS VARCHAR) AS level2,
  CAST(NULL AS VARCHAR) AS unit_of_measure, CAST(NULL AS DECIMAL(18,6)) AS target_high,
  CAST(NULL AS DATE) AS target_date, CAST(NULL AS DECIMAL(18,6)) AS actual,
  CAST(NULL AS DATE) AS actual_date, CAST(NULL AS VARCHAR) AS tier,
  CAST(NULL AS DECIMAL(18,6)) AS completion, CAST(NULL AS VARCHAR) AS rule,
  CAST(NULL AS DECIMAL(9,2)) AS declared_points, CAST(NULL AS DECIMAL(9,2)) AS gap,
  CAST(NULL AS VARCHAR) AS reason, CAST(NULL AS VARCHAR) AS measure,
  CAST(NULL AS VARCHAR) AS finding, CAST(NULL AS VARCHAR) AS source_file,
  CAST(NULL AS VARCHAR) AS source_sheet, CAST(NULL AS BIGINT) AS source_row
FROM (
  SELECT divided.*, CASE WHEN coalesce(value_whole, 1) > 0 THEN half_up(part, whole) END AS nearest
  FROM divided
) d
UNION ALL
SELECT
  m.fiscal_year, m.subject_code, m.indicator_code, m.indicator_name,
  coalesce(m.name_en, m.indicator_name),
  CAST(m.numerator AS DECIMAL(18,6)), CAST(m.denominator AS DECIMAL(18,6)),
  CASE WHEN m.kind = 'computed' THEN m.actual END, m.target, m.direction, m.weight,
  CASE WHEN m.measure_state = 'denominator_zero' THEN NULL ELSE m.points END, m.clause,
  m.kind, s.scheme, m.level1, m.level2, m.unit_of_measure, m.target_high, m.target_date,
  CASE WHEN m.kind = 'own' THEN m.actual END, m.actual_date, m.tier, m.completion, m.rule,
  m.declared_points, CASE WHEN m.measure_state = 'denominator_zero' THEN NULL ELSE m.gap END,
  m.reason, m.measure,
  m.finding, m.source_file, m.source_sheet, m.source_row
FROM evaluation_mark m
JOIN departments d ON d.fiscal_year = m.fiscal_year AND d.department_code = m.subject_code
JOIN evaluation_department_scheme s ON s.fiscal_year = m.fiscal_year
  AND s.department_code = m.subject_code
WHERE m.subject = 'department'
