-- monitoring_curve · 规则给每个项目的计划曲线
-- grain: project_code, subject
-- inputs: run_setting, staging_project, policy_plan_curve
--
-- The policy's plan curve for the goals and for the money of each declared project: of each the
--   first that fits. A project that none fits has no row.
-- subject: goals or money. plan_03, plan_06, plan_09: planned share of the year at the end of
--   March, June and September.
SELECT project_code, subject, plan_03, plan_06, plan_09, clause
FROM (
  SELECT project.project_code, curve.subject, curve.plan_03, curve.plan_06, curve.plan_09,
         curve.clause,
         row_number() OVER (PARTITION BY project.project_code, curve.subject ORDER BY curve.place)
           AS place
  FROM staging_project AS project
  JOIN run_setting ON run_setting.fiscal_year = project.fiscal_year
  JOIN policy_plan_curve AS curve
    ON (curve.project_type IS NULL OR curve.project_type = project.project_type)
    AND (curve.function_code IS NULL
      OR strpos(coalesce(project.function_code, ''), curve.function_code) = 1)
    AND (curve.unit_code IS NULL OR curve.unit_code = project.unit_code)
) AS fitting
WHERE place = 1
