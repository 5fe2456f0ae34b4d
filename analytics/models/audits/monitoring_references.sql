-- monitoring_references · 指标和通知的项目都在
-- monitoring_project has every project that has an indicator or a notice.
SELECT 'monitoring_goal' AS model, goal.project_code
FROM monitoring_goal AS goal
WHERE goal.project_code NOT IN (SELECT project_code FROM monitoring_project)
UNION
SELECT 'monitoring_notice' AS model, notice.project_code
FROM monitoring_notice AS notice
WHERE notice.project_code NOT IN (SELECT project_code FROM monitoring_project)
