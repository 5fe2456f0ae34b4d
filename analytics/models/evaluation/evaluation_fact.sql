-- evaluation_fact · 由公式计算的指标所用的数据
-- grain: fiscal_year, subject, subject_code, fact_code
-- inputs: run_setting, evaluation_department_fact, staging_project_fact, monitoring_amount
--
-- What computed rows divide: the facts of departments (evaluation_department_fact), those that
--   projects reported, and the projects' money.
-- subject: department or project; subject_code: its code. A sum of money has the first row it is
--   made of for its source.
-- Empty unless the run's last period closes the year.
SELECT f.fiscal_year, 'department' AS subject, f.department_code AS subject_code, f.fact_code,
  CAST(f.fact_value AS DECIMAL(26,6)) AS fact_value, f.source_file, f.source_sheet, f.source_row
FROM evaluation_department_fact f
UNION ALL
SELECT f.fiscal_year, 'project', f.project_code, f.fact_code, CAST(f.fact_value AS DECIMAL(26,6)),
  f.source_file, f.source_sheet, f.source_row
FROM staging_project_fact f
JOIN run_setting r ON r.fiscal_year = f.fiscal_year AND r.evaluates
UNION ALL
SELECT r.fiscal_year, 'project', m.project_code, 'initial_amount',
  CAST(m.initial_amount AS DECIMAL(26,6)), m.source_file, m.source_sheet, m.source_row
FROM monitoring_amount m
JOIN run_setting r ON r.evaluates
WHERE m.initial_amount IS NOT NULL
UNION ALL
SELECT r.fiscal_year, 'project', m.project_code, 'adjusted_amount',
  CAST(m.adjusted_amount AS DECIMAL(26,6)), m.source_file, m.source_sheet, m.source_row
FROM monitoring_amount m
JOIN run_setting r ON r.evaluates
WHERE m.adjusted_amount IS NOT NULL
UNION ALL
SELECT r.fiscal_year, 'project', m.project_code, 'received_amount',
  CAST(m.received_amount AS DECIMAL(26,6)), m.source_file, m.source_sheet, m.source_row
FROM monitoring_amount m
JOIN run_setting r ON r.evaluates
WHERE m.received_amount IS NOT NULL
UNION ALL
SELECT r.fiscal_year, 'project', m.project_code, 'spent_amount',
  CAST(m.spent_amount AS DECIMAL(26,6)), m.source_file, m.source_sheet, m.source_row
FROM monitoring_amount m
JOIN run_setting r ON r.evaluates
WHERE m.spent_amount IS NOT NULL
