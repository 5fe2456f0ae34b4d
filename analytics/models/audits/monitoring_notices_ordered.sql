-- monitoring_notices_ordered · 通知先发出,后答复、办结
-- No notice is answered or closed before it is opened, answered on a written day before it is
-- given, due before it is given, or in a state that does not fit: suspended is one that was due
-- before the run's last month ended and has no answer.
SELECT notice.notice_id, notice.opened_period, notice.answered_period, notice.closed_period,
       notice.answer_due, notice.state
FROM monitoring_notice AS notice
JOIN run_setting ON run_setting.fiscal_year = notice.fiscal_year
JOIN policy_notice_day AS last ON last.period = run_setting.through_period
WHERE notice.answered_period < notice.opened_period OR notice.closed_period <= notice.opened_period
  OR notice.answered_period > notice.closed_period OR notice.answer_due <= notice.given_on
  OR (notice.answer_dated AND notice.answered_on < notice.given_on)
  OR (notice.given_on IS NULL) <> (notice.answer_due IS NULL)
  OR (notice.answer IS NOT NULL AND notice.answered_period IS NULL)
  OR notice.state <> CASE WHEN notice.closed_period IS NOT NULL THEN 'closed'
    WHEN notice.answered_period IS NOT NULL THEN 'answered'
    WHEN notice.answer_due < last.ends_on THEN 'suspended' ELSE 'open' END
