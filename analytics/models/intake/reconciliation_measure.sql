-- reconciliation_measure · 每个核对数对应的本系统数
-- For each control figure of the run's year what this system has: a quotient of two exact numbers, or a word.
-- Grain: fiscal_year, period, kind, level, key_code, measure.
-- Inputs: staging_control_figure, reconciliation_money, reconciliation_declared, monitoring_project, monitoring_unit, monitoring_department,
-- monitoring_district, run_setting, policy.
-- numerator, denominator (cast one by one: engines bring branches together by losing decimals): the figure is their quotient; a rate over nothing is 0, as it is usually printed. NULL where there is nothing to compute from.
-- word: the light of the money against months elapsed, by the policy's measure and limits.
WITH goal AS (
  SELECT fiscal_year, period, 'project' AS level, project_code AS key_code, goal_progress FROM monitoring_project
  UNION ALL
  SELECT fiscal_year, period, 'unit' AS level, unit_code AS key_code, goal_progress FROM monitoring_unit
  UNION ALL
  SELECT fiscal_year, period, 'department' AS level, department_code AS key_code, goal_progress FROM monitoring_department
  UNION ALL
  SELECT fiscal_year, period, 'district' AS level, 'ALL' AS key_code, goal_progress FROM monitoring_district
), joined AS (
  SELECT figure.fiscal_year, figure.period, figure.kind, figure.level, figure.key_code, figure.measure, figure.value_text,
         CAST(substr(figure.period, 6, 2) AS INTEGER) AS month,
         money.line_count, money.projects, money.initial_amount, money.adjusted_amount, money.reserved_amount, money.committed_amount,
         money.spent_amount, money.paid_amount, declared.progress_sum, declared.projects AS declared_projects, goal.goal_progress,
         CAST(money.spent_amount AS DOUBLE) / CASE WHEN money.adjusted_amount > 0 THEN CAST(money.adjusted_amount AS DOUBLE) END AS execution_rate
  FROM staging_control_figure AS figure
  JOIN run_setting ON run_setting.fiscal_year = figure.fiscal_year
  LEFT JOIN reconciliation_money AS money
         ON money.fiscal_year = figure.fiscal_year AND money.period = figure.period AND money.reporter = figure.reporter
        AND money.money_kind = figure.money_kind AND money.level = figure.level AND money.key_code = figure.key_code
  LEFT JOIN reconciliation_declared AS declared
         ON declared.fiscal_year = figure.fiscal_year AND declared.period = figure.period AND declared.level = figure.level
        AND declared.key_code = figure.key_code
  LEFT JOIN goal ON goal.fiscal_year = figure.fiscal_year AND goal.period = figure.period AND goal.level = figure.level AND goal.key_code = figure.key_code
), judged AS (
  SELECT joined.*,
         CASE policy.money_light_measure WHEN 'ratio' THEN execution_rate * 12 / month ELSE execution_rate - CAST(month AS DOUBLE) / 12 END AS money_measure,
         policy.money_red_below, policy.money_yellow_below, policy.overspend_is_red
  FROM joined CROSS JOIN policy
)
SELECT fiscal_year, period, kind, level, key_code, measure, value_text,
       CASE measure
         WHEN 'rows' THEN CAST(line_count AS DECIMAL(26,6))
         WHEN 'projects' THEN CAST(projects AS DECIMAL(26,6))
         WHEN 'initial_amount' THEN CAST(initial_amount AS DECIMAL(26,6))
         WHEN 'adjusted_amount' THEN CAST(adjusted_amount AS DECIMAL(26,6))
         WHEN 'reserved_amount' THEN CAST(reserved_amount AS DECIMAL(26,6))
         WHEN 'committed_amount' THEN CAST(committed_amount AS DECIMAL(26,6))
         WHEN 'spent_amount' THEN CAST(spent_amount AS DECIMAL(26,6))
         WHEN 'paid_amount' THEN CAST(paid_amount AS DECIMAL(26,6))
         WHEN 'committed_rate' THEN CAST(CASE WHEN adjusted_amount = 0 THEN 0 ELSE committed_amount END AS DECIMAL(26,6))
         WHEN 'execution_rate' THEN CAST(CASE WHEN adjusted_amount = 0 THEN 0 ELSE spent_amount END AS DECIMAL(26,6))
         WHEN 'paid_rate' THEN CAST(CASE WHEN committed_amount = 0 THEN 0 ELSE paid_amount END AS DECIMAL(26,6))
         WHEN 'declared_progress' THEN CAST(progress_sum AS DECIMAL(26,6))
         WHEN 'goal_progress' THEN CAST(goal_progress AS DECIMAL(26,6))
       END AS numerator,
       CASE measure
         WHEN 'committed_rate' THEN CAST(CASE WHEN adjusted_amount = 0 THEN 1 ELSE adjusted_amount END AS DECIMAL(18,2))
         WHEN 'execution_rate' THEN CAST(CASE WHEN adjusted_amount = 0 THEN 1 ELSE adjusted_amount END AS DECIMAL(18,2))
         WHEN 'paid_rate' THEN CAST(CASE WHEN committed_amount = 0 THEN 1 ELSE committed_amount END AS DECIMAL(18,2))
         WHEN 'declared_progress' THEN CAST(declared_projects AS DECIMAL(18,2))
         ELSE CAST(1 AS DECIMAL(18,2))
       END AS denominator,
       CASE WHEN measure <> 'light' OR spent_amount IS NULL THEN NULL
            WHEN spent_amount > adjusted_amount AND overspend_is_red = 'yes' THEN 'red'
            WHEN money_measure < money_red_below THEN 'red'
            WHEN money_measure < money_yellow_below THEN 'yellow'
            ELSE 'green' END AS word
FROM judged
