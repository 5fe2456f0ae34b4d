-- reconciliation_declared · 对账用的填报进度
-- grain: fiscal_year, period, level, key_code
-- inputs: staging_control_figure, staging_progress, staging_project, staging_organisation
--
-- The progress that units declare of their projects, project by project and as the plain mean over
--   the projects that declared any.
-- progress_sum and projects: the mean is their quotient, divided only where it is printed.
WITH asked AS (
  SELECT DISTINCT fiscal_year, period FROM staging_control_figure
         WHERE measure = 'declared_progress'
), declared AS (
  SELECT progress.fiscal_year, progress.period, progress.project_code,
         coalesce(project.unit_code, '-') AS unit_code,
         max(progress.declared_project_progress) AS progress
  FROM staging_progress AS progress
  JOIN asked ON asked.fiscal_year = progress.fiscal_year AND asked.period = progress.period
  LEFT JOIN staging_project AS project ON project.fiscal_year = progress.fiscal_year
    AND project.project_code = progress.project_code
  WHERE progress.declared_project_progress IS NOT NULL
  GROUP BY progress.fiscal_year, progress.period, progress.project_code, project.unit_code
), placed AS (
  SELECT declared.*, 'project' AS level, declared.project_code AS key_code FROM declared
  UNION ALL
  SELECT declared.*, 'unit' AS level, declared.unit_code AS key_code FROM declared
  UNION ALL
  SELECT declared.*, 'department' AS level, coalesce(organisation.department_code, '-') AS key_code
  FROM declared
  LEFT JOIN staging_organisation AS organisation ON organisation.fiscal_year = declared.fiscal_year
    AND organisation.unit_code = declared.unit_code
  UNION ALL
  SELECT declared.*, 'district' AS level, 'ALL' AS key_code FROM declared
)
SELECT fiscal_year, period, level, key_code, sum(progress) AS progress_sum, count(*) AS projects
FROM placed
GROUP BY fiscal_year, period, level, key_code
