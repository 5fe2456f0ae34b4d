-- What is wrong with a file, fault by fault.
SELECT t.severity, t.code, t.sheet, t."row", t."column", t.value, t.rule_zh, t.remedy_zh, t.times
FROM intake_fault t
WHERE t.file_id = $file_id
ORDER BY t.fault_number
