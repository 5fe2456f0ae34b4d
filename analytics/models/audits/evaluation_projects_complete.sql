-- evaluation_projects_complete · 每个项目都有评价
-- When the year is evaluated, every project monitored at its end has one row, and no other has one.
SELECT coalesce(m.project_code, e.project_code) AS project_code
FROM (SELECT m.* FROM monitoring_project m JOIN run_setting r ON r.fiscal_year = m.fiscal_year
  AND r.through_period = m.period AND r.evaluates) m
FULL OUTER JOIN evaluation_project e ON e.fiscal_year = m.fiscal_year
  AND e.project_code = m.project_code
WHERE m.project_code IS NULL OR e.project_code IS NULL
