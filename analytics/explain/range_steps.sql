-- How a request's range is worked out, step by step, and what it was allocated: the formula with
-- its numbers, and what it comes to. allocation_range says why.
WITH line AS (
  SELECT l.*, q.floor_amount AS declared_floor, a.low_factor, a.high_factor,
         coalesce(l.base_amount, l.requested_amount) AS protected_basis,
         CASE WHEN q.fund_without_budget AND q.grade IS NULL THEN 0
           ELSE coalesce(l.base_amount, l.requested_amount) END AS basis_amount,
         CASE WHEN q.fund_without_budget AND q.grade IS NULL THEN 'basis_none'
           WHEN l.base_amount IS NULL THEN 'basis_request' ELSE 'basis_budget' END AS basis,
         CASE WHEN q.statutory THEN p.statutory_floor_share ELSE 0 END AS statutory_share,
         CASE WHEN q.project_type = 'staff' THEN p.staff_floor_share ELSE 0 END AS staff_share,
         d.allocated_amount
  FROM allocation_range l
  JOIN allocation_request q ON q.fiscal_year = l.fiscal_year AND q.project_code = l.project_code
    AND q.fund_source = l.fund_source
  CROSS JOIN policy p
  LEFT JOIN policy_application a ON a.grade = l.rule
  LEFT JOIN allocation_line d ON d.fiscal_year = l.fiscal_year
    AND d.project_code = l.project_code AND d.fund_source = l.fund_source
  WHERE l.fiscal_year = $fiscal_year AND l.project_code = $project_code
    AND l.fund_source = $fund_source
), factored AS (
  SELECT line.*, coalesce(low_factor, 0) AS low, coalesce(high_factor, 1) AS high,
         money_part(basis_amount, coalesce(low_factor, 0)) AS by_low,
         money_part(basis_amount, coalesce(high_factor, 1)) AS by_high
  FROM line
)
SELECT step, how, amount
FROM (
  SELECT 1 AS place, 'basis' AS step, basis AS how, CAST(basis_amount AS DECIMAL(18,2)) AS amount
  FROM factored
  UNION ALL
  SELECT 2, 'protected', concat('min(', requested_amount, ', max(', declared_floor, ', ',
    protected_basis, ' × ', statutory_share, ', ', protected_basis, ' × ', staff_share, '))'),
    floor_amount FROM factored
  UNION ALL
  SELECT 3, 'by_low_factor', concat(CAST(basis_amount AS DECIMAL(18,2)), ' × ', low), by_low
  FROM factored
  UNION ALL
  SELECT 4, 'by_high_factor', concat(CAST(basis_amount AS DECIMAL(18,2)), ' × ', high), by_high
  FROM factored
  UNION ALL
  SELECT 5, 'range_low', concat('min(', requested_amount, ', max(', floor_amount, ', ', by_low,
    '))'), low_amount FROM factored
  UNION ALL
  SELECT 6, 'range_high', concat('max(', low_amount, ', min(', requested_amount, ', ', by_high,
    '))'), high_amount FROM factored
  UNION ALL
  SELECT 7, 'allocated', concat(low_amount, ' + ', allocated_amount - low_amount),
    allocated_amount FROM factored WHERE allocated_amount IS NOT NULL
)
ORDER BY place
