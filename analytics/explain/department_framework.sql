-- The whole-department measures that make the framework part.
SELECT f.framework_code, f.name_zh, f.numerator, f.denominator, f.value, f.target, f.direction,
       f.weight, f.points, f.clause
FROM evaluation_framework f
WHERE f.fiscal_year = $fiscal_year AND f.department_code = $department_code
ORDER BY f.framework_code
