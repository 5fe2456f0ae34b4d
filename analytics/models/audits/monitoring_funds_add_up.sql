-- monitoring_funds_add_up · 各资金来源的预算合计等于项目预算
-- What the funds of a project have this year adds up to its budget in the run's last period, or to
-- its initial budget where no money of it was ever reported.
SELECT coalesce(m.project_code, f.project_code) AS project_code, m.budget_amount,
       f.budget_amount AS funds_amount
FROM monitoring_project m
JOIN run_setting r ON r.fiscal_year = m.fiscal_year AND r.through_period = m.period
FULL OUTER JOIN (SELECT project_code, sum(budget_amount) AS budget_amount FROM monitoring_fund
  GROUP BY project_code) f ON f.project_code = m.project_code
WHERE CASE WHEN m.money_age IS NULL THEN m.initial_amount ELSE m.budget_amount END
  IS DISTINCT FROM f.budget_amount
