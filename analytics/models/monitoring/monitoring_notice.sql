-- monitoring_notice · 偏差通知
-- grain: fiscal_year, notice_id
-- inputs: monitoring_project, staging_progress, run_setting
-- must hold: monitoring_references, monitoring_notices_ordered, monitoring_notices_by_reports
--
-- The deviation notices a run's red lights call for, each from opening to closing.
-- red: by standing_light. A month for which nothing was reported neither opens nor closes, and a
--   side left out of a report stays as it was last heard of.
-- Opened in the month in which red begins.
-- Answered when a progress row of the project at or after the opening, and not after the closing,
--   carries a measure; the first such row is shown.
-- Closed in the month in which it ends. state: open, answered, closed.
WITH turned AS (
  SELECT project_code, project_name, department_code, unit_code, period, reasons,
         standing_light = 'red' AS red, coalesce(previous_light, 'missing') = 'red' AS was_red
  FROM monitoring_project
), opened AS (
  SELECT project_code, project_name, department_code, unit_code, period, reasons
  FROM turned
  WHERE red AND NOT was_red
), closed AS (
  SELECT opened.project_code, opened.period AS opened_period, min(later.period) AS closed_period
  FROM opened
  JOIN turned AS later
    ON later.project_code = opened.project_code AND later.period > opened.period
      AND NOT later.red
  GROUP BY opened.project_code, opened.period
), answer AS (
  SELECT progress.project_code, progress.period, progress.measure, progress.measure_person,
         progress.measure_due,
         row_number() OVER (PARTITION BY progress.project_code, progress.period
           ORDER BY progress.indicator_code) AS place
  FROM staging_progress AS progress
  JOIN run_setting ON run_setting.fiscal_year = progress.fiscal_year
  WHERE progress.measure IS NOT NULL AND progress.period <= run_setting.through_period
    AND progress.project_code IN (SELECT project_code FROM opened)
), answered AS (
  SELECT opened.project_code, opened.period AS opened_period, min(answer.period) AS answered_period
  FROM opened
  LEFT JOIN closed ON closed.project_code = opened.project_code
    AND closed.opened_period = opened.period
  JOIN answer ON answer.project_code = opened.project_code AND answer.period >= opened.period
             AND (closed.closed_period IS NULL OR answer.period <= closed.closed_period)
  GROUP BY opened.project_code, opened.period
)
SELECT run_setting.fiscal_year, concat(opened.project_code, '-', opened.period) AS notice_id,
       opened.project_code, opened.project_name,
       opened.department_code, opened.unit_code, opened.period AS opened_period, opened.reasons,
       answered.answered_period, answer.measure,
       answer.measure_person, answer.measure_due, closed.closed_period,
       CASE WHEN closed.closed_period IS NOT NULL THEN 'closed'
         WHEN answered.answered_period IS NOT NULL THEN 'answered' ELSE 'open' END AS state
FROM opened
CROSS JOIN run_setting
LEFT JOIN closed ON closed.project_code = opened.project_code
  AND closed.opened_period = opened.period
LEFT JOIN answered ON answered.project_code = opened.project_code
  AND answered.opened_period = opened.period
LEFT JOIN answer ON answer.project_code = opened.project_code
  AND answer.period = answered.answered_period AND answer.place = 1
