-- What was read from a file, table by table.
SELECT t.dataset, t.sheet AS source_sheet, t.rows_received, t.rows_accepted, t.received_amount,
       t.accepted_amount
FROM snapshot_receipt_table t
WHERE t.file_id = $file_id
ORDER BY t.sheet, t.dataset
