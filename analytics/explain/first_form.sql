-- The first accepted self-evaluation that carried a project, which is what is late or not, and the
-- day by which the policy wants it.
SELECT f.file_name, e.reported_on,
       CAST(CAST(e.fiscal_year + 1 AS VARCHAR) || '-' || p.self_evaluation_due AS DATE) AS due
FROM self_evaluation_first e
CROSS JOIN policy p
LEFT JOIN snapshot_file f ON f.file_id = e.first_file
WHERE e.fiscal_year = $fiscal_year AND e.project_code = $project_code
