-- monitoring_notices_by_reports · 通知只由报告开和关
-- A notice is opened in a month in which the project's light is red, and closed in one for which it
-- reported something and is not red: a month without a report neither opens nor closes one.
SELECT notice.notice_id, notice.opened_period, opened.light AS opened_light, notice.closed_period,
       closed.light AS closed_light
FROM monitoring_notice AS notice
LEFT JOIN monitoring_project AS opened ON opened.fiscal_year = notice.fiscal_year
  AND opened.project_code = notice.project_code AND opened.period = notice.opened_period
LEFT JOIN monitoring_project AS closed ON closed.fiscal_year = notice.fiscal_year
  AND closed.project_code = notice.project_code AND closed.period = notice.closed_period
WHERE opened.light IS NULL OR opened.light <> 'red'
   OR (notice.closed_period IS NOT NULL
     AND (closed.light IS NULL OR closed.light IN ('red', 'missing')))
