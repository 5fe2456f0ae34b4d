-- The answers and measures that were given to a notice, with file, sheet and row; finding: why one
-- is not counted, as in monitoring_notice.
SELECT p.period, p.indicator_code, p.answer, p.answered_on,
       CASE WHEN p.answered_on < coalesce(n.given_on,
           CAST(concat(n.opened_period, '-01') AS DATE)) THEN 'answer_before_notice'
         WHEN p.answered_on > last.ends_on AND NOT r.evaluates THEN 'answer_after_run' END
         AS finding,
       p.measure, p.measure_person,
       p.measure_due, f.file_name, p.source_sheet, p.source_row
FROM monitoring_notice n
JOIN run_setting r ON r.fiscal_year = n.fiscal_year
JOIN policy_notice_day last ON last.period = r.through_period
JOIN staging_progress p ON p.fiscal_year = n.fiscal_year AND p.project_code = n.project_code
LEFT JOIN snapshot_file f ON f.file_id = p.source_file
WHERE n.fiscal_year = $fiscal_year AND n.notice_id = $notice_id
  AND (p.measure IS NOT NULL OR p.answer IS NOT NULL)
  AND p.period >= n.opened_period AND (n.closed_period IS NULL OR p.period <= n.closed_period)
ORDER BY p.period, p.indicator_code
