-- allocation_adds_to_envelope · 安排合计等于总额
-- The lines, the reserve among them, add up to the envelope to the fen: the one given, else the
-- policy's, else this year's budgets of the
-- continued funds or the lower limits where those are more.
SELECT l.allocated, coalesce(r.envelope_amount, p.allocation_envelope_amount,
       CASE WHEN a.base > a.low THEN a.base ELSE a.low END) AS envelope
FROM (SELECT count(*) AS requests, coalesce(sum(base_amount), 0) AS base,
  coalesce(sum(low_amount), 0) AS low FROM allocation_range) a
CROSS JOIN (SELECT coalesce(sum(allocated_amount), 0) AS allocated FROM allocation_line) l
CROSS JOIN run_setting r
CROSS JOIN policy p
WHERE a.requests > 0
  AND l.allocated <> coalesce(r.envelope_amount, p.allocation_envelope_amount,
    CASE WHEN a.base > a.low THEN a.base ELSE a.low END)
