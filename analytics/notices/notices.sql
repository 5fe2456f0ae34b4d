-- The year's deviation notices with the name of the department they go to; one row per notice.
SELECT n.*, d.department_name
FROM monitoring_notice n
LEFT JOIN (SELECT department_code, max(department_name) AS department_name
  FROM monitoring_department GROUP BY department_code) d
  ON d.department_code = n.department_code
ORDER BY n.notice_id
