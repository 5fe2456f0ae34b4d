-- reconciliation_money · 对账用的资金合计
-- grain: fiscal_year, period, reporter, money_kind, level, key_code
-- inputs: staging_control_figure, staging_execution, staging_project, staging_organisation,
--   monitoring_plan
--
-- What a reporter's rows in force add up to at every level a published figure may speak of.
-- Only years, periods and reporters that some control figure asks for are added up. `file` and
--   `district` have the key ALL.
-- planned_part: the adjusted budget times the plan of its project's money (monitoring_plan, and
--   months / 12 outside the run), in eighteenths of a millionth.
-- A row belongs to the unit it names itself, else to its project's unit.
WITH asked AS (
  SELECT DISTINCT fiscal_year, period, reporter FROM staging_control_figure
), line AS (
  SELECT execution.fiscal_year, execution.period, execution.reporter, execution.money_kind,
         execution.project_code,
         coalesce(execution.unit_code, project.unit_code, '-') AS unit_code,
         execution.initial_amount, execution.adjusted_amount, execution.reserved_amount,
         execution.committed_amount,
         execution.spent_amount, execution.paid_amount
  FROM staging_execution AS execution
  JOIN asked ON asked.fiscal_year = execution.fiscal_year AND asked.period = execution.period
    AND asked.reporter = execution.reporter
  LEFT JOIN staging_project AS project ON project.fiscal_year = execution.fiscal_year
    AND project.project_code = execution.project_code
), counted AS (
  SELECT line.fiscal_year, line.period, line.reporter, basis.money_kind, line.project_code,
         line.unit_code, count(*) AS line_count,
         sum(line.initial_amount) AS initial_amount, sum(line.adjusted_amount) AS adjusted_amount,
         sum(line.reserved_amount) AS reserved_amount,
         sum(line.committed_amount) AS committed_amount, sum(line.spent_amount) AS spent_amount,
         sum(line.paid_amount) AS paid_amount
  FROM line
  JOIN (SELECT 'all' AS money_kind UNION ALL SELECT 'current' AS money_kind) AS basis
    ON basis.money_kind IN ('all', line.money_kind)
  GROUP BY line.fiscal_year, line.period, line.reporter, basis.money_kind, line.project_code,
  line.unit_code
), planned AS (
  SELECT counted.*, counted.adjusted_amount
         * coalesce(plan.plan, CAST(substr(counted.period, 6) AS INTEGER) * 1500000) AS planned_part
  FROM counted
  LEFT JOIN monitoring_plan AS plan ON plan.project_code = counted.project_code
    AND plan.period = counted.period
), placed AS (
  SELECT planned.*, 'project' AS level, planned.project_code AS key_code FROM planned
  UNION ALL
  SELECT planned.*, 'unit' AS level, planned.unit_code AS key_code FROM planned
  UNION ALL
  SELECT planned.*, 'department' AS level, coalesce(organisation.department_code, '-') AS key_code
  FROM planned
  LEFT JOIN staging_organisation AS organisation ON organisation.fiscal_year = planned.fiscal_year
    AND organisation.unit_code = planned.unit_code
  UNION ALL
  SELECT planned.*, 'district' AS level, 'ALL' AS key_code FROM planned
  UNION ALL
  SELECT planned.*, 'file' AS level, 'ALL' AS key_code FROM planned
)
SELECT fiscal_year, period, reporter, money_kind, level, key_code, sum(line_count) AS line_count,
       count(DISTINCT project_code) AS projects,
       sum(initial_amount) AS initial_amount, sum(adjusted_amount) AS adjusted_amount,
       sum(reserved_amount) AS reserved_amount,
       sum(committed_amount) AS committed_amount, sum(spent_amount) AS spent_amount,
       sum(paid_amount) AS paid_amount, sum(planned_part) AS planned_part
FROM placed
GROUP BY fiscal_year, period, reporter, money_kind, level, key_code
