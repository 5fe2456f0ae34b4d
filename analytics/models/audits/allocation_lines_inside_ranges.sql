-- allocation_lines_inside_ranges · 每项安排都在区间之内
-- Every range has its line, inside the range and with a reason in both languages; the reserve is
-- the only line beside them.
SELECT coalesce(l.project_code, a.project_code) AS project_code,
       coalesce(l.fund_source, a.fund_source) AS fund_source, l.allocated_amount, a.low_amount,
       a.high_amount
FROM allocation_range a
FULL OUTER JOIN allocation_line l ON l.fiscal_year = a.fiscal_year
  AND l.project_code = a.project_code AND l.fund_source = a.fund_source
WHERE l.project_code IS NULL OR l.allocated_amount IS NULL OR l.reason IS NULL
  OR l.reason_en IS NULL OR l.binding_limit IS NULL
   OR (a.project_code IS NULL AND l.project_code <> 'RESERVE')
   OR l.allocated_amount < a.low_amount OR l.allocated_amount > a.high_amount
