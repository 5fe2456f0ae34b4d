-- allocation_ranges_ordered · 区间有序
-- 0 <= floor <= low <= high <= request, and every range names a rule of the policy.
SELECT project_code, fund_source, floor_amount, low_amount, high_amount, requested_amount, rule,
       clause
FROM allocation_range
WHERE floor_amount IS NULL OR low_amount IS NULL OR high_amount IS NULL OR clause IS NULL
   OR floor_amount < 0 OR low_amount < floor_amount OR high_amount < low_amount
     OR high_amount > requested_amount
