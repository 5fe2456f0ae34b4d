-- reconciliation_measure · 每个核对数对应的本系统数
-- grain: fiscal_year, period, kind, level, key_code, measure
-- inputs: monitoring_project, monitoring_unit, monitoring_department, monitoring_district,
--   staging_control_figure, run_setting, policy, reconciliation_money, monitoring_rate,
--   reconciliation_declared, reconciliation_target, fund_balance
--
-- For each control figure of the run's year what this system has: a quotient of two exact numbers,
--   or a word.
-- What is monitored is read from the marts, so that a figure that agrees is the one the pages show:
--   goals, and where the figure speaks of the treasury's money of the policy's kind, the initial
--   and adjusted budgets, the spending, the rate over the adjusted budget and the light. Every
--   other figure is added up for its own reporter and kind of money (reconciliation_money), its
--   light by the same rule (monitoring_rate). Where the treasury has no row of its own for the
--   figure's period, a figure of its money is not there: what the marts show then is the unit's, or
--   an earlier month's.
-- Revenue and balances are those of the figure's own period in fund_balance, of all money.
-- numerator, denominator (cast one by one: engines bring branches together by losing decimals): the
--   figure is their quotient; a rate of money over nothing is 0, as it is usually printed. NULL
--   where there is nothing to compute from, such as a share of no target at all.
-- word: the light of the money against its plan.
WITH mart AS (
  SELECT fiscal_year, period, 'project' AS level, project_code AS key_code, initial_amount,
         budget_amount, spent_amount, goal_progress
  FROM monitoring_project
  UNION ALL
  SELECT fiscal_year, period, 'unit' AS level, unit_code AS key_code, initial_amount, budget_amount,
         spent_amount, goal_progress
  FROM monitoring_unit
  UNION ALL
  SELECT fiscal_year, period, 'department' AS level, department_code AS key_code, initial_amount,
         budget_amount, spent_amount, goal_progress
  FROM monitoring_department
  UNION ALL
  SELECT fiscal_year, period, 'district' AS level, 'ALL' AS key_code, initial_amount, budget_amount,
         spent_amount, goal_progress
  FROM monitoring_district
), figure AS (
  SELECT figure.*, figure.reporter = 'treasury' AND figure.money_kind = policy.money_kinds
         AND figure.level IN ('project', 'unit', 'department', 'district') AS monitored
  FROM staging_control_figure AS figure
  JOIN run_setting ON run_setting.fiscal_year = figure.fiscal_year
  CROSS JOIN policy
), joined AS (
  SELECT figure.fiscal_year, figure.period, figure.kind, figure.level, figure.key_code,
         figure.measure, figure.value_text, figure.decimals AS declared_decimals,
         money.line_count, money.projects, money.reserved_amount, money.committed_amount,
         money.paid_amount,
         CASE WHEN figure.monitored AND money.line_count IS NOT NULL THEN mart.initial_amount
           ELSE money.initial_amount END AS initial_amount,
         CASE WHEN figure.monitored AND money.line_count IS NOT NULL THEN mart.budget_amount
           ELSE money.adjusted_amount END AS adjusted_amount,
         CASE WHEN figure.monitored AND money.line_count IS NOT NULL THEN mart.spent_amount
           ELSE money.spent_amount END AS spent_amount,
         CASE WHEN money.line_count IS NOT NULL THEN rate.light END AS light,
         declared.progress_sum, declared.projects AS declared_projects, mart.goal_progress,
         target.indicators, target.reported, target.met, target.partly, target.unmet,
         target.not_reported, balance.opening_amount, balance.revenue_budget_amount,
         balance.revenue_amount, balance.budget_amount, balance.balance_amount,
         balance.idle_amount
  FROM figure
  LEFT JOIN reconciliation_money AS money
         ON money.fiscal_year = figure.fiscal_year AND money.period = figure.period
           AND money.reporter = figure.reporter
        AND money.money_kind = figure.money_kind AND money.level = figure.level
          AND money.key_code = figure.key_code
  LEFT JOIN monitoring_rate AS rate
         ON rate.basis = CASE WHEN figure.monitored THEN 'monitored'
           ELSE concat(figure.reporter, ' ', figure.money_kind) END
        AND rate.level = figure.level AND rate.key_code = figure.key_code
          AND rate.period = figure.period
  LEFT JOIN reconciliation_declared AS declared
         ON declared.fiscal_year = figure.fiscal_year AND declared.period = figure.period
           AND declared.level = figure.level
        AND declared.key_code = figure.key_code
  LEFT JOIN reconciliation_target AS target
         ON target.fiscal_year = figure.fiscal_year AND target.period = figure.period
           AND target.level = figure.level AND target.key_code = figure.key_code
  LEFT JOIN fund_balance AS balance
         ON balance.fiscal_year = figure.fiscal_year AND balance.period = figure.period
           AND balance.level = figure.level AND balance.key_code = figure.key_code
  LEFT JOIN mart ON mart.fiscal_year = figure.fiscal_year AND mart.period = figure.period
    AND mart.level = figure.level AND mart.key_code = figure.key_code
)
SELECT fiscal_year, period, kind, level, key_code, measure, value_text, declared_decimals,
       CASE measure
         WHEN 'rows' THEN CAST(line_count AS DECIMAL(26,6))
         WHEN 'projects' THEN CAST(projects AS DECIMAL(26,6))
         WHEN 'initial_amount' THEN CAST(initial_amount AS DECIMAL(26,6))
         WHEN 'adjusted_amount' THEN CAST(adjusted_amount AS DECIMAL(26,6))
         WHEN 'reserved_amount' THEN CAST(reserved_amount AS DECIMAL(26,6))
         WHEN 'committed_amount' THEN CAST(committed_amount AS DECIMAL(26,6))
         WHEN 'spent_amount' THEN CAST(spent_amount AS DECIMAL(26,6))
         WHEN 'paid_amount' THEN CAST(paid_amount AS DECIMAL(26,6))
         WHEN 'committed_rate'
           THEN CAST(CASE WHEN adjusted_amount = 0 THEN 0
           ELSE committed_amount END AS DECIMAL(26,6))
         WHEN 'execution_rate'
           THEN CAST(CASE WHEN adjusted_amount = 0 THEN 0 ELSE spent_amount END AS DECIMAL(26,6))
         WHEN 'paid_rate'
           THEN CAST(CASE WHEN committed_amount = 0 THEN 0 ELSE paid_amount END AS DECIMAL(26,6))
         WHEN 'declared_progress' THEN CAST(progress_sum AS DECIMAL(26,6))
         WHEN 'goal_progress' THEN CAST(goal_progress AS DECIMAL(26,6))
         WHEN 'opening_amount' THEN CAST(opening_amount AS DECIMAL(26,6))
         WHEN 'revenue_budget_amount' THEN CAST(revenue_budget_amount AS DECIMAL(26,6))
         WHEN 'revenue_amount' THEN CAST(revenue_amount AS DECIMAL(26,6))
         WHEN 'balance_amount' THEN CAST(balance_amount AS DECIMAL(26,6))
         WHEN 'idle_amount' THEN CAST(idle_amount AS DECIMAL(26,6))
         WHEN 'revenue_rate'
           THEN CAST(CASE WHEN revenue_budget_amount > 0 THEN revenue_amount END AS DECIMAL(26,6))
         WHEN 'balance_rate'
           THEN CAST(CASE WHEN budget_amount > 0 THEN balance_amount END AS DECIMAL(26,6))
         WHEN 'balance_change'
           THEN CAST(CASE WHEN opening_amount > 0
           THEN balance_amount - opening_amount END AS DECIMAL(26,6))
         WHEN 'targets' THEN CAST(indicators AS DECIMAL(26,6))
         WHEN 'targets_reported' THEN CAST(reported AS DECIMAL(26,6))
         WHEN 'targets_met' THEN CAST(met AS DECIMAL(26,6))
         WHEN 'targets_partly' THEN CAST(partly AS DECIMAL(26,6))
         WHEN 'targets_unmet' THEN CAST(unmet AS DECIMAL(26,6))
         WHEN 'targets_not_reported' THEN CAST(not_reported AS DECIMAL(26,6))
         WHEN 'targets_met_rate'
           THEN CAST(CASE WHEN indicators > 0 THEN met END AS DECIMAL(26,6))
         WHEN 'targets_met_of_reported_rate'
           THEN CAST(CASE WHEN reported > 0 THEN met END AS DECIMAL(26,6))
       END AS numerator,
       CASE measure
         WHEN 'committed_rate'
           THEN CAST(CASE WHEN adjusted_amount = 0 THEN 1 ELSE adjusted_amount END AS DECIMAL(18,2))
         WHEN 'execution_rate'
           THEN CAST(CASE WHEN adjusted_amount = 0 THEN 1 ELSE adjusted_amount END AS DECIMAL(18,2))
         WHEN 'paid_rate'
           THEN CAST(CASE WHEN committed_amount = 0 THEN 1
           ELSE committed_amount END AS DECIMAL(18,2))
         WHEN 'declared_progress' THEN CAST(declared_projects AS DECIMAL(18,2))
         WHEN 'revenue_rate'
           THEN CAST(CASE WHEN revenue_budget_amount > 0 THEN revenue_budget_amount
           ELSE 1 END AS DECIMAL(18,2))
         WHEN 'balance_rate'
           THEN CAST(CASE WHEN budget_amount > 0 THEN budget_amount ELSE 1 END AS DECIMAL(18,2))
         WHEN 'balance_change'
           THEN CAST(CASE WHEN opening_amount > 0 THEN opening_amount ELSE 1 END AS DECIMAL(18,2))
         WHEN 'targets_met_rate' THEN CAST(greatest(indicators, 1) AS DECIMAL(18,2))
         WHEN 'targets_met_of_reported_rate' THEN CAST(greatest(reported, 1) AS DECIMAL(18,2))
         ELSE CAST(1 AS DECIMAL(18,2))
       END AS denominator,
       CASE WHEN measure = 'light' THEN nullif(light, 'missing') END AS word
FROM joined
