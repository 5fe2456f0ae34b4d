-- monitoring_notice · 偏差通知
-- grain: fiscal_year, notice_id
-- inputs: monitoring_project, staging_progress, run_setting, policy_notice_day
-- must hold: monitoring_references, monitoring_notices_ordered, monitoring_notices_by_reports
--
-- The deviation notices a run's red lights call for, each from opening to closing.
-- red: by standing_light. A month for which nothing was reported neither opens nor closes, and a
--   side left out of a report stays as it was last heard of.
-- Opened in the month in which red begins.
-- Answered when a progress row of the project at or after the opening, and not after the closing,
--   carries a measure or an answer; the first measure is shown, and what the first month with an
--   answer gives, each different one.
-- Closed in the month in which it ends. state: open, answered, suspended, closed.
-- given_on, answer_due: where the policy wants answers within working days, the day on which the
--   notice counts as given and the last day to answer it, which may lie in the following year.
-- answered_on: the earliest day of answering; where the policy wants it in time, a row without a
--   day counts as of the last day of its month, and answer_dated says whether the day was written.
-- suspended: not answered, not closed, and the last day to answer lies before the end of the run's
--   last month; until it is answered or closed.
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
), said AS (
  SELECT progress.project_code, progress.period, progress.indicator_code, progress.measure,
         progress.measure_person, progress.measure_due, progress.answer, progress.answered_on,
         coalesce(progress.answered_on, days.ends_on) AS taken_on
  FROM staging_progress AS progress
  JOIN run_setting ON run_setting.fiscal_year = progress.fiscal_year
  JOIN policy_notice_day AS days ON days.period = progress.period
  WHERE (progress.measure IS NOT NULL OR progress.answer IS NOT NULL)
    AND progress.period <= run_setting.through_period
    AND progress.project_code IN (SELECT project_code FROM opened)
), measure AS (
  SELECT project_code, period, measure, measure_person, measure_due,
         row_number() OVER (PARTITION BY project_code, period ORDER BY indicator_code) AS place
  FROM said
  WHERE measure IS NOT NULL
), choice AS (
  SELECT project_code, period, array_join(array_agg(answer ORDER BY answer), ',') AS answer
  FROM (SELECT DISTINCT project_code, period, answer FROM said WHERE answer IS NOT NULL) AS chosen
  GROUP BY project_code, period
), answered AS (
  SELECT opened.project_code, opened.period AS opened_period, min(said.period) AS answered_period,
         min(CASE WHEN said.measure IS NOT NULL THEN said.period END) AS measure_period,
         min(CASE WHEN said.answer IS NOT NULL THEN said.period END) AS choice_period,
         min(said.answered_on) AS written_on, min(said.taken_on) AS taken_on
  FROM opened
  LEFT JOIN closed ON closed.project_code = opened.project_code
    AND closed.opened_period = opened.period
  JOIN said ON said.project_code = opened.project_code AND said.period >= opened.period
    AND (closed.closed_period IS NULL OR said.period <= closed.closed_period)
  GROUP BY opened.project_code, opened.period
)
SELECT run_setting.fiscal_year, concat(opened.project_code, '-', opened.period) AS notice_id,
       opened.project_code, opened.project_name,
       opened.department_code, opened.unit_code, opened.period AS opened_period, opened.reasons,
       answered.answered_period, measure.measure,
       measure.measure_person, measure.measure_due, closed.closed_period,
       CASE WHEN closed.closed_period IS NOT NULL THEN 'closed'
         WHEN answered.answered_period IS NOT NULL THEN 'answered'
         WHEN days.answer_due < last.ends_on THEN 'suspended' ELSE 'open' END AS state,
       days.given_on, days.answer_due,
       CASE WHEN days.answer_due IS NULL THEN answered.written_on ELSE answered.taken_on
         END AS answered_on,
       CASE WHEN days.answer_due IS NOT NULL AND answered.answered_period IS NOT NULL
         THEN coalesce(answered.written_on = answered.taken_on, FALSE) END AS answer_dated,
       choice.answer
FROM opened
CROSS JOIN run_setting
JOIN policy_notice_day AS days ON days.period = opened.period
JOIN policy_notice_day AS last ON last.period = run_setting.through_period
LEFT JOIN closed ON closed.project_code = opened.project_code
  AND closed.opened_period = opened.period
LEFT JOIN answered ON answered.project_code = opened.project_code
  AND answered.opened_period = opened.period
LEFT JOIN measure ON measure.project_code = opened.project_code
  AND measure.period = answered.measure_period AND measure.place = 1
LEFT JOIN choice ON choice.project_code = opened.project_code
  AND choice.period = answered.choice_period
