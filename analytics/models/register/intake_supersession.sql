-- intake_supersession · 哪个文件替代了哪个文件
-- grain: dataset, earlier_file, later_file
-- inputs: lake_organisation, staging_contested_organisation, lake_project,
--         staging_contested_project, lake_form_name, staging_contested_form_name, lake_indicator,
--         staging_contested_indicator, lake_approval, staging_contested_approval, lake_execution,
--         staging_contested_execution, lake_unit_balance, staging_contested_unit_balance,
--         lake_progress, staging_contested_progress, lake_department_fact,
--         staging_contested_department_fact, lake_department_indicator,
--         staging_contested_department_indicator, lake_department_evaluation,
--         staging_contested_department_evaluation, lake_project_fact,
--         staging_contested_project_fact, lake_self_evaluation, staging_contested_self_evaluation,
--         lake_re_evaluation, staging_contested_re_evaluation, lake_request,
--         staging_contested_request, lake_prior_year, staging_contested_prior_year,
--         lake_control_figure, staging_contested_control_figure
--
-- Pairs of accepted files where the later one speaks for at least one scope that the earlier one
--   had spoken for. Both files are in the snapshot.
-- Generated from the contracts by `npm run docs`; change a contract, not this file.
SELECT DISTINCT 'organisation' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_organisation AS lake
JOIN staging_contested_organisation AS contested
  ON contested.fiscal_year = lake.fiscal_year AND contested.unit_code = lake.unit_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'project' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_project AS lake
JOIN staging_contested_project AS contested
  ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'form-name' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_form_name AS lake
JOIN staging_contested_form_name AS contested
  ON contested.fiscal_year = lake.fiscal_year
 AND contested.unit_name = lake.unit_name
 AND contested.project_name = lake.project_name
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'indicator' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_indicator AS lake
JOIN staging_contested_indicator AS contested
  ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'approval' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_approval AS lake
JOIN staging_contested_approval AS contested
  ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'execution' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_execution AS lake
JOIN staging_contested_execution AS contested
  ON contested.fiscal_year = lake.fiscal_year
 AND contested.period = lake.period
 AND contested.reporter = lake.reporter
 AND contested.project_code = lake.project_code
 AND contested.fund_source = lake.fund_source
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'unit-balance' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_unit_balance AS lake
JOIN staging_contested_unit_balance AS contested
  ON contested.fiscal_year = lake.fiscal_year
 AND contested.period = lake.period
 AND contested.unit_code = lake.unit_code
 AND contested.fund_source = lake.fund_source
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'progress' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_progress AS lake
JOIN staging_contested_progress AS contested
  ON contested.fiscal_year = lake.fiscal_year
 AND contested.period = lake.period
 AND contested.project_code = lake.project_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'department-fact' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_department_fact AS lake
JOIN staging_contested_department_fact AS contested
  ON contested.fiscal_year = lake.fiscal_year
 AND contested.department_code = lake.department_code
 AND contested.fact_code = lake.fact_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'department-indicator' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_department_indicator AS lake
JOIN staging_contested_department_indicator AS contested
  ON contested.fiscal_year = lake.fiscal_year AND contested.department_code = lake.department_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'department-evaluation' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_department_evaluation AS lake
JOIN staging_contested_department_evaluation AS contested
  ON contested.fiscal_year = lake.fiscal_year AND contested.department_code = lake.department_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'project-fact' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_project_fact AS lake
JOIN staging_contested_project_fact AS contested
  ON contested.fiscal_year = lake.fiscal_year
 AND contested.project_code = lake.project_code
 AND contested.fact_code = lake.fact_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'self-evaluation' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_self_evaluation AS lake
JOIN staging_contested_self_evaluation AS contested
  ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 're-evaluation' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_re_evaluation AS lake
JOIN staging_contested_re_evaluation AS contested
  ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'request' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_request AS lake
JOIN staging_contested_request AS contested
  ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'prior-year' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_prior_year AS lake
JOIN staging_contested_prior_year AS contested
  ON contested.fiscal_year = lake.fiscal_year
 AND contested.period = lake.period
 AND contested.department_code = lake.department_code
WHERE contested.last_file <> lake.source_file
UNION ALL
SELECT DISTINCT 'control-figure' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_control_figure AS lake
JOIN staging_contested_control_figure AS contested
  ON contested.fiscal_year = lake.fiscal_year
 AND contested.period = lake.period
 AND contested.kind = lake.kind
 AND contested.level = lake.level
 AND contested.key_code = lake.key_code
 AND contested.measure = lake.measure
WHERE contested.last_file <> lake.source_file
