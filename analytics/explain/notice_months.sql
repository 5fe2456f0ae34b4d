-- The months of a notice, from the one before it was opened to the one that closed it; each is
-- explained under monitoring_project.
SELECT m.fiscal_year, m.period, m.project_code, m.light, m.standing_light,
       m.reasons, m.execution_rate,
       m.planned_progress, m.goal_progress
FROM monitoring_notice n
JOIN monitoring_project m ON m.fiscal_year = n.fiscal_year AND m.project_code = n.project_code
WHERE n.fiscal_year = $fiscal_year AND n.notice_id = $notice_id
  AND m.period >= (SELECT max(x.period) FROM monitoring_project x
    WHERE x.project_code = n.project_code AND x.fiscal_year = n.fiscal_year
                   AND x.period <= n.opened_period
                     AND (x.period < n.opened_period
                     OR n.opened_period = (SELECT min(y.period) FROM monitoring_project y
                     WHERE y.project_code = n.project_code)))
  AND (n.closed_period IS NULL OR m.period <= n.closed_period)
ORDER BY m.period
