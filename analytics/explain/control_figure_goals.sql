-- The projects whose progress a published figure is held against; each is explained under
-- monitoring_project.
SELECT m.fiscal_year, m.period, m.project_code, m.project_name, m.goal_progress,
       m.declared_progress, m.light
FROM staging_control_figure c
JOIN monitoring_project m ON m.fiscal_year = c.fiscal_year AND m.period = c.period
WHERE c.fiscal_year = $fiscal_year AND c.period = $period AND c.kind = $kind AND c.level = $level
  AND c.key_code = $key_code AND c.measure = $measure
  AND c.measure IN ('goal_progress', 'declared_progress')
  AND (c.level IN ('district', 'file')
    OR c.key_code = CASE c.level WHEN 'project' THEN m.project_code WHEN 'unit' THEN m.unit_code
    ELSE m.department_code END)
ORDER BY m.project_code
