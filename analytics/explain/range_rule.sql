-- What the policy permits for the grade of a request, as factors on its base.
SELECT a.grade, a.low_factor, a.high_factor, a.clause
FROM policy_application a
JOIN allocation_range l ON l.rule = a.grade
WHERE l.fiscal_year = $fiscal_year AND l.project_code = $project_code
  AND l.fund_source = $fund_source
