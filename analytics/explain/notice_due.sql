-- The day a notice counts as given, the working days to answer it, the last of them, and the day to
-- which the run looks; nothing where the policy sets no due day.
SELECT n.given_on, CAST(p.notice_answer_working_days AS INTEGER) AS working_days, n.answer_due,
       last.ends_on AS looked_at
FROM monitoring_notice n
CROSS JOIN policy p
JOIN run_setting r ON r.fiscal_year = n.fiscal_year
JOIN policy_notice_day last ON last.period = r.through_period
WHERE n.fiscal_year = $fiscal_year AND n.notice_id = $notice_id AND n.answer_due IS NOT NULL
