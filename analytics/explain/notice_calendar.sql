-- The days of the policy's calendar after a notice was given and up to the last day to answer it.
SELECT c.day, c.works, c.clause
FROM monitoring_notice n
JOIN policy_calendar c ON c.day > n.given_on AND c.day <= n.answer_due
WHERE n.fiscal_year = $fiscal_year AND n.notice_id = $notice_id
ORDER BY c.day
