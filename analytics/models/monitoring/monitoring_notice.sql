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
-- answer_finding: answer_before_notice, where a row's day lies before the notice was given (the
--   first of its month where the policy sets no due day); answer_after_run, where it lies after the
--   run's last month, unless that closes the year and no later month could take it. Such a row
--   answers nothing and its other figures stand: whether a day fits a notice is known only where
--   lights and policy are, so no file is refused for it, but an impossible day must not count as in
--   time.
-- suspended: not answered, not closed, and the last day to answer lies before the end of the run's
--   last month; until it is answered or closed. One due on the year's last day or later stays open
--   in the year's last run, which pages and letters say: the day of the run itself never counts.
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
         coalesce(progress.answered_on, days.ends_on) AS taken_on,
         coalesce(progress.answered_on > last.ends_on, FALSE) AND NOT run_setting.evaluates AS ahead
  FROM staging_progress AS progress
  JOIN run_setting ON run_setting.fiscal_year = progress.fiscal_year
  JOIN policy_notice_day AS days ON days.period = progress.period
  JOIN policy_notice_day AS last ON last.period = run_setting.through_period
  WHERE (progress.measure IS NOT NULL OR progress.answer IS NOT NULL)
    AND progress.period <= run_setting.through_period
    AND progress.project_code IN (SELECT project_code FROM opened)
), heard AS (
  SELECT opened.period AS opened_period, said.*,
         coalesce(said.answered_on < coalesce(days.given_on,
           CAST(concat(opened.period, '-01') AS DATE)), FALSE) AS early
  FROM opened
  JOIN policy_notice_day AS days ON days.period = opened.period
  LEFT JOIN closed ON closed.project_code = opened.project_code
    AND closed.opened_period = opened.period
  JOIN said ON said.project_code = opened.project_code AND said.period >= opened.period
    AND (closed.closed_period IS NULL OR said.period <= closed.closed_period)
), counted AS (
  SELECT * FROM heard WHERE NOT early AND NOT ahead
), uncounted AS (
  SELECT project_code, opened_period,
         nullif(concat_ws(',', max(CASE WHEN early THEN 'answer_before_notice' END),
           max(CASE WHEN ahead THEN 'answer_after_run' END)), '') AS answer_finding
  FROM heard
  GROUP BY project_code, opened_period
), measure AS (
  SELECT project_code, opened_period, period, measure, measure_person, measure_due,
         row_number() OVER (PARTITION BY project_code, opened_period, period
           ORDER BY indicator_code) AS place
  FROM counted
  WHERE measure IS NOT NULL
), choice AS (
  SELECT project_code, opened_period, period,
         array_join(array_agg(answer ORDER BY answer), ',') AS answer
  FROM (SELECT DISTINCT project_code, opened_period, period, answer FROM counted
    WHERE answer IS NOT NULL) AS chosen
  GROUP BY project_code, opened_period, period
), answered AS (
  SELECT project_code, opened_period, min(period) AS answered_period,
         min(CASE WHEN measure IS NOT NULL THEN period END) AS measure_period,
         min(CASE WHEN answer IS NOT NULL THEN period END) AS choice_period,
         min(answered_on) AS written_on, min(taken_on) AS taken_on
  FROM counted
  GROUP BY project_code, opened_period
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
       choice.answer, uncounted.answer_finding
FROM opened
CROSS JOIN run_setting
JOIN policy_notice_day AS days ON days.period = opened.period
JOIN policy_notice_day AS last ON last.period = run_setting.through_period
LEFT JOIN closed ON closed.project_code = opened.project_code
  AND closed.opened_period = opened.period
LEFT JOIN answered ON answered.project_code = opened.project_code
  AND answered.opened_period = opened.period
LEFT JOIN measure ON measure.project_code = opened.project_code
  AND measure.opened_period = opened.period AND measure.period = answered.measure_period
  AND measure.place = 1
LEFT JOIN choice ON choice.project_code = opened.project_code
  AND choice.opened_period = opened.period AND choice.period = answered.choice_period
LEFT JOIN uncounted ON uncounted.project_code = opened.project_code
  AND uncounted.opened_period = opened.period
