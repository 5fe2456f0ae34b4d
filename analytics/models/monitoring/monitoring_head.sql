-- monitoring_head · 参加监控的项目
-- grain: project_code
-- inputs: run_setting, staging_execution, run_period, policy, staging_indicator, staging_project,
--   staging_organisation
--
-- The projects a run monitors: declared for its fiscal year, or with money or indicators in it.
-- project_number: 1, 2, 3 … in the order of the codes; a short key inside one run.
-- initial_amount: as declared; NULL where all of the project's money is of a kind that
--   policy.money_kinds leaves out, and its declaration speaks of nothing that counts.
-- A project with money but without a declaration has no name and the unit of its money rows; an
--   unknown unit or department is `-`.
WITH run AS (
  SELECT fiscal_year FROM run_setting
), funded AS (
  SELECT execution.project_code, max(execution.unit_code) AS unit_code,
         count(*) FILTER (WHERE policy.money_kinds = 'all'
           OR execution.money_kind = 'current') AS counting
  FROM staging_execution AS execution
  JOIN run ON run.fiscal_year = execution.fiscal_year
  JOIN run_period ON run_period.period = execution.period
  CROSS JOIN policy
  GROUP BY execution.project_code
), mentioned AS (
  SELECT funded.project_code, funded.unit_code, funded.counting FROM funded
  UNION ALL
  SELECT DISTINCT indicator.project_code, NULL AS unit_code, NULL AS counting
  FROM staging_indicator AS indicator JOIN run ON run.fiscal_year = indicator.fiscal_year
  WHERE indicator.project_code NOT IN (SELECT project_code FROM funded)
), declared AS (
  SELECT project.project_code, project.project_name, project.unit_code, project.initial_amount
  FROM staging_project AS project JOIN run ON run.fiscal_year = project.fiscal_year
), listed AS (
  SELECT coalesce(declared.project_code, mentioned.project_code) AS project_code,
         declared.project_name,
         CASE WHEN mentioned.counting = 0 THEN NULL ELSE declared.initial_amount END
           AS initial_amount,
         coalesce(declared.unit_code, mentioned.unit_code) AS unit_code
  FROM declared
  FULL JOIN mentioned ON mentioned.project_code = declared.project_code
)
SELECT row_number() OVER (ORDER BY listed.project_code) AS project_number,
       listed.project_code, listed.project_name, listed.initial_amount,
       coalesce(listed.unit_code, '-') AS unit_code,
       coalesce(organisation.department_code, '-') AS department_code
FROM listed
CROSS JOIN run
LEFT JOIN staging_organisation AS organisation
       ON organisation.fiscal_year = run.fiscal_year
         AND organisation.unit_code = listed.unit_code
