-- evaluation_departments_on_scale · 部门总分在 0 到 100 之间并有等级
-- A department's total and both its parts lie between 0 and 100, and a total that a grade begins at
-- or below has one.
SELECT d.department_code, d.project_part, d.framework_part, d.total, d.grade
FROM evaluation_department d
WHERE d.total < 0 OR d.total > 100
  OR d.project_part < 0 OR d.project_part > 100
  OR d.framework_part < 0 OR d.framework_part > 100
  OR (d.total IS NOT NULL AND d.grade IS NULL
    AND (SELECT min(from_score) FROM policy_grade) <= d.total)
