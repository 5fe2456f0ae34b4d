-- allocation_adds_to_envelope · 安排合计等于总额
-- The lines, the reserve among them, add up to the envelope to the fen: the one given, else the
-- policy's, else this year's budgets of the continued funds or the lower limits where those are
-- more. Without requests there is nothing to add up.
WITH due AS (
  SELECT coalesce(r.envelope_amount, p.allocation_envelope_amount,
           greatest(a.base_amount, a.low_amount)) AS envelope
  FROM (SELECT count(*) AS requests, coalesce(sum(base_amount), 0) AS base_amount,
    sum(low_amount) AS low_amount FROM allocation_range) a
  CROSS JOIN run_setting r
  CROSS JOIN policy p
  WHERE a.requests > 0
)
SELECT l.allocated, due.envelope
FROM due
CROSS JOIN (SELECT coalesce(sum(allocated_amount), 0) AS allocated FROM allocation_line) l
WHERE l.allocated <> due.envelope
