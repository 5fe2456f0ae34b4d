-- intake_fault · 文件问题
-- grain: file_id, fault_number
-- inputs: snapshot_fault
--
-- Every fault and warning named on a receipt, with its words.
-- times: how often the fault occurs; repeats past the first hundred of a kind are counted on one
--   row.
SELECT file_id, fault_number, severity, code, dataset, sheet, "row", "column", value, rule_zh,
       rule_en, remedy_zh, remedy_en, times
FROM snapshot_fault
